package dev.parley.tui.screen.view;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.screen.editor.HistorySearch;
import dev.parley.tui.screen.editor.InputHistory;
import dev.parley.tui.screen.editor.Paste;
import dev.parley.tui.screen.model.CatchUp;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Hint;
import dev.parley.tui.screen.model.Input;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Place;
import dev.parley.tui.screen.model.Reading;
import dev.parley.tui.screen.model.Search;
import dev.parley.tui.screen.model.UnreadAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Scenes with anything in them, from friendly to hostile. */
final class RandomScenes {
  private static final String[] PIECES = {
    "word ",
    "a rather long sentence that goes on and on, ",
    "x".repeat(70),
    "語言日本語",
    "😀",
    "👩\u200D👩\u200D👧",
    "🇩🇪",
    "e\u0301\u0302\u0303",
    "\u0301",
    "שלום עולם ",
    "สวัสดี",
    "\u001b[31m",
    "\u0007\u0000\u007f",
    "\u009b2J",
    "\u202e\u2066",
    "\u200b\u200f",
    "\n",
    "\t",
    "\r\n",
    "\ud83d",
    "│ ✓3 ",
    "",
  };

  private final Random random;

  RandomScenes(long seed) {
    random = new Random(seed);
  }

  Scene next() {
    Scene scene = new Scene();
    State[] states = State.values();
    scene.state = states[random.nextInt(states.length)];
    scene.hasStatus = random.nextInt(8) > 0;
    scene.ascii = random.nextBoolean();
    scene.colours = Colours.values()[random.nextInt(3)];
    scene.textColumns = 20 + random.nextInt(random.nextInt(981) + 1);
    scene.unreadAs = UnreadAs.values()[random.nextInt(2)];
    scene.name = text(3);
    scene.sinceMillis = Math.abs(random.nextLong() >> random.nextInt(63));
    scene.finalSeq = random.nextInt(3000);
    scene.leaderId = random.nextInt(8);
    scene.panes = new Panes(random.nextBoolean(), random.nextBoolean());
    members(scene);
    rooms(scene);
    chat(scene);
    reading(scene);
    above(scene);
    return scene;
  }

  private void members(Scene scene) {
    int more = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(3);
    for (int i = 0; i < more; i++) {
      int id = 7 + i * (random.nextInt(4) == 0 ? 100_000_000 / 8 : 1);
      scene.members.add(Scene.member(id, text(2), random.nextInt(3000) - 1));
      if (random.nextInt(3) == 0) {
        scene.down(id, random.nextLong() >> 20);
      }
    }
    for (int id = 1; id <= 6; id++) {
      Presence[] presences = Presence.values();
      scene.absent(id, presences[random.nextInt(presences.length)], text(2));
      scene.read(id, 1825 + random.nextInt(60));
    }
    scene.since(1, random.nextLong()).since(2, Scene.NOW - random.nextInt(99_999_999));
    if (random.nextInt(10) == 0) {
      scene.members.clear();
    }
    scene.catchUp =
        random.nextBoolean()
            ? null
            : new CatchUp(Scene.NOW - random.nextInt(9999), 0, random.nextInt(2000), 1842);
  }

  private void rooms(Scene scene) {
    for (int i = random.nextInt(3) == 0 ? random.nextInt(99) : random.nextInt(4); i > 0; i--) {
      scene.room(i + text(2), random.nextInt(200), random.nextInt(3), random.nextBoolean());
    }
    if (!scene.others.isEmpty() && random.nextBoolean()) {
      scene.shownRoom = scene.others.get(random.nextInt(scene.others.size())).name();
    }
    scene.topics.add(new RoomStatus(scene.shownRoom, text(9), 1, 1));
  }

  private void chat(Scene scene) {
    long at = Scene.at(18, 12, 0);
    for (int i = random.nextInt(40); i > 0; i--) {
      at += random.nextInt(9_000_000);
      switch (random.nextInt(6)) {
        case 0 -> scene.happened(at, Line.Kind.MEMBERS, text(4));
        case 1 -> scene.happened(at, Line.Kind.LEADER, text(4));
        default -> scene.said(at, text(2), text(random.nextInt(20) == 0 ? 200 : 8));
      }
    }
    Mark[] marks = Mark.values();
    for (int i = random.nextInt(5); i > 0; i--) {
      scene.waits(marks[random.nextInt(marks.length)], random.nextInt(9), text(6), text(3));
    }
  }

  private void reading(Scene scene) {
    scene.unread =
        new Reading.Unread(
            1830 + random.nextInt(30),
            random.nextInt(200),
            random.nextInt(3),
            Scene.NOW - random.nextInt(9_999_999),
            random.nextBoolean(),
            random.nextBoolean());
    scene.opened = random.nextBoolean() ? Set.of() : Set.of(1833L, 1834L, 1835L, 1836L);
    scene.place = random.nextBoolean() ? null : place(scene);
  }

  private Place place(Scene scene) {
    if (!scene.pending.isEmpty() && random.nextBoolean()) {
      return Place.of(
          scene.pending.get(random.nextInt(scene.pending.size())), random.nextInt(5) - 1);
    }
    return new Place(1825 + random.nextInt(60), 0, null, random.nextInt(12) - 1);
  }

  private void above(Scene scene) {
    scene.typed(text(random.nextInt(12)));
    List<String> candidates = candidates();
    if (!candidates.isEmpty()) {
      scene.typed("@a").offered(random.nextInt(candidates.size()), candidates);
    } else if (random.nextInt(5) == 0) {
      InputHistory typed = InputHistory.of(List.of(text(5), text(5)));
      HistorySearch search = HistorySearch.begin(typed, text(2));
      scene.input = new Input(scene.input.editor(), typed, null, search, "", List.of());
    }
    scene.hint = new Hint(text(4), Scene.NOW + random.nextInt(2) * 1000);
    ChatModel.Parting[] partings = ChatModel.Parting.values();
    scene.parting = partings[random.nextInt(partings.length)];
    if (random.nextInt(4) == 0) {
      Search.State[] states = Search.State.values();
      String sought = random.nextBoolean() ? "o" : text(2);
      scene.search =
          new Search(
              sought,
              random.nextInt(sought.length() + 1),
              1836,
              states[random.nextInt(states.length)],
              null);
    }
    scene.overlay =
        switch (random.nextInt(9)) {
          case 5 -> new Overlay.Jump(random.nextBoolean() ? "" : text(2), random.nextInt(9));
          case 0 -> new Overlay.Text(text(2), text(100), random.nextInt(40) - 2, Overlay.NONE);
          case 1 -> new Overlay.Question(new Paste.Ask(text(50), "Paste 37 lines? " + text(4)));
          case 2 -> new Overlay.Rooms();
          case 3 -> new Overlay.Users();
          case 4 -> new Overlay.Select(place(scene));
          default -> Overlay.NONE;
        };
  }

  private List<String> candidates() {
    List<String> candidates = new ArrayList<>();
    for (int i = random.nextInt(3) == 0 ? random.nextInt(6) : 0; i > 0; i--) {
      candidates.add("@a" + text(2));
    }
    return candidates;
  }

  private String text(int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(pieces + 1); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
