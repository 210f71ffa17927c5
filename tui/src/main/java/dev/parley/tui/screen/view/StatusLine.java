package dev.parley.tui.screen.view;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.editor.Completion;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.ChatModel.Parting;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Place;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The line above the input: how this peer is, as a word and as a colour, then its arithmetic, then
 * in which other rooms something is unread. A hint or what Tab offers stands in place of the
 * arithmetic for as long as it is there.
 */
final class StatusLine {
  /** Between the candidates. */
  private static final String GAP = "  ";

  private final ChatModel model;
  private final Glyphs glyphs;
  private final List<RoomRow> rooms;

  private StatusLine(ChatModel model, List<RoomRow> rooms) {
    this.model = model;
    this.rooms = rooms;
    this.glyphs = Glyphs.of(model.setup().ascii());
  }

  static void draw(ChatModel model, List<RoomRow> rooms, Area area) {
    new StatusLine(model, rooms).draw(area);
  }

  /** The state that is named: the user's leaving is one, before the peer knows of it. */
  static State state(ChatModel model) {
    Parting parting = model.parting();
    return parting == Parting.LEAVING || parting == Parting.STOPPED
        ? State.LEAVING
        : model.group().standing().shown();
  }

  private void draw(Area area) {
    State state = state(model);
    Style bar = state == State.LEAVING ? dimBar() : Style.REVERSE;
    area.clear(bar);
    Said said = fitting(area.columns());
    int after = area.put(0, 0, " " + said.word() + " ", wordStyle(state));
    if (!said.rest().isEmpty()) {
      after = area.put(after, 0, glyphs.vertical() + " " + said.rest(), bar);
    }
    int room = area.columns() - after - 2;
    if (Cells.width(said.activity()) <= room) {
      area.putBefore(area.columns() - 1, 0, said.activity(), bar.bolder());
    }
    paintChosen(area);
  }

  /** Which of what Tab offers is in the box. */
  private void paintChosen(Area area) {
    Completion completion = completion();
    if (completion == null) {
      return;
    }
    int room = candidateColumns(area.columns());
    int from = area.columns() - room;
    List<String> offered = completion.candidates();
    if (Cells.width(join(offered)) <= room && completion.chosen() > 0) {
      from += Cells.width(join(offered.subList(0, completion.chosen()))) + GAP.length();
    }
    String chosen = ScreenText.line(offered.get(completion.chosen()));
    area.paint(from, 0, from + Cells.width(chosen), Style.BOLD);
  }

  /** What Tab offers; null: nothing, or something else is said. */
  private Completion completion() {
    boolean covered =
        model.hint().isShown(model.now()) || model.overlay() instanceof Overlay.Select;
    return covered ? null : model.input().completion();
  }

  /** One try to say it. */
  private record Said(String word, String rest, String activity) {
    int columns() {
      int left = 2 + Cells.width(word) + (rest.isEmpty() ? 0 : 2 + Cells.width(rest));
      return left + (activity.isEmpty() ? 0 : 2 + Cells.width(activity));
    }
  }

  private Said fitting(int columns) {
    Said said = say(Shortness.NOTHING, columns);
    for (Shortness shortness : Shortness.values()) {
      said = say(shortness, columns);
      if (said.columns() <= columns) {
        return said;
      }
    }
    int room = columns - 4 - Cells.width(said.word());
    return new Said(said.word(), Fit.cut(said.rest(), room, glyphs.cut()), said.activity());
  }

  private Said say(Shortness shortness, int columns) {
    String word = StateText.word(model, state(model), shortness);
    if (model.hint().isShown(model.now())) {
      return new Said(word, ScreenText.line(model.hint().text()), "");
    }
    if (model.overlay() instanceof Overlay.Select select) {
      return new Said(word, keysFor(select, shortness), "");
    }
    if (completion() != null) {
      return new Said(word, candidates(candidateColumns(columns)), "");
    }
    String rest =
        new StateText(model, shortness)
            .parts(state(model)).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(glyphs.separator()));
    return new Said(word, rest, activity(shortness, columns));
  }

  /** What can be done with the chosen message. */
  private String keysFor(Overlay.Select select, Shortness shortness) {
    boolean refused =
        model.pending().stream().anyMatch(p -> p.mark() == Mark.REFUSED && select.chosen().isOn(p));
    String keys = refused ? "e edit  d drop" : opens(select.chosen()) + "i info  y copy";
    return (shortness.keeps(Shortness.UP) ? "Up Down choose  " : "") + keys + "  Esc end";
  }

  private String opens(Place chosen) {
    List<Line> lines = model.history().lines();
    int index = lines.isEmpty() ? -1 : model.history().indexOf(chosen.seqNo());
    if (chosen.seqNo() == 0 || index < 0 || index >= lines.size()) {
      return "";
    }
    int columns = Frame.of(model, InputBox.of(model)).chatColumns();
    boolean isLong = Layouts.of(model, columns).isLong(lines.get(index));
    boolean opened = model.reading().opened().contains(chosen.seqNo());
    return isLong ? (opened ? "Enter fold  " : "Enter open  ") : "";
  }

  /**
   * The rooms besides this one where something is unread, by number; where they are too many, those
   * where the user is called come first.
   */
  private String activity(Shortness shortness, int columns) {
    List<String> news =
        rooms.stream()
            .filter(room -> !room.shown() && room.hasUnread())
            .map(room -> room.number() + ":" + room.unread())
            .toList();
    String list = String.join(" ", news);
    if (Cells.width(list) > columns / 2) {
      list = first(news, columns / 2);
    }
    return list.isEmpty() || !shortness.keeps(Shortness.WORDS) ? list : "Act " + list;
  }

  /** As many as there is room for, those first where the user is called. */
  private String first(List<String> news, int columns) {
    StringBuilder list = new StringBuilder();
    Stream.concat(
            news.stream().filter(room -> room.contains("@")),
            news.stream().filter(room -> !room.contains("@")))
        .takeWhile(room -> list.length() + room.length() + 2 <= columns)
        .forEach(room -> list.append(room).append(' '));
    return list + glyphs.cut();
  }

  /** All of them, or from the chosen one on where not all fit. */
  private String candidates(int columns) {
    Completion completion = model.input().completion();
    List<String> offered = completion.candidates();
    String all = join(offered);
    if (Cells.width(all) <= columns) {
      return all;
    }
    return Fit.cut(
        join(offered.subList(completion.chosen(), offered.size())), columns, glyphs.cut());
  }

  /** So much is beside the word. */
  private int candidateColumns(int columns) {
    String word = StateText.word(model, state(model), Shortness.NOTHING);
    return Math.max(0, columns - 4 - Cells.width(word));
  }

  private static String join(List<String> candidates) {
    return candidates.stream().map(ScreenText::line).collect(Collectors.joining(GAP));
  }

  private static Style dimBar() {
    return new Style(Colour.DEFAULT, false, true, true);
  }

  private static Style wordStyle(State state) {
    return switch (state) {
      case FOLLOWER -> Style.BOLD.reversed();
      case LEADER -> Style.of(Colour.GREEN).bolder().reversed();
      case JOINING, CATCH_UP, ELECTION -> Style.of(Colour.YELLOW).bolder().reversed();
      case NO_MAJORITY, ALONE, DISK_FULL -> Style.of(Colour.RED).bolder().reversed();
      case LEAVING -> dimBar();
    };
  }
}
