package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.tui.screen.model.Line.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What comes from the log: new entries that are final, and old ones that were asked for. */
final class Arrivals {
  private Arrivals() {}

  static void delivered(Turn turn, List<Entry> entries) {
    ChatModel before = turn.model();
    Group group = before.group();
    List<Entry> news = entries.stream().filter(e -> e.seqNo() > group.finalSeq()).toList();
    if (news.isEmpty()) {
      return;
    }
    boolean old = news.get(0).seqNo() <= group.reached().backlog().upTo();
    Lines lines =
        old
            ? Lines.old(news, group.names(), group.led(), turn.now())
            : Lines.news(news, group, turn.now());
    long upTo = news.get(news.size() - 1).seqNo();
    turn.put(before.with(group.delivered(lines.names(), Lines.led(news, group.led()), upTo)));
    Map<String, List<Line>> byRoom = byRoom(news, lines.lines());
    boolean calls =
        byRoom.entrySet().stream().anyMatch(e -> callsUser(before, e.getKey(), e.getValue()));
    settlePending(turn, byRoom);
    ChatModel model = turn.model();
    turn.put(model.with(model.rooms().each(room -> delivered(room, model, byRoom, upTo))));
    Unreads.arrived(turn, byRoom, group.reached().backlog());
    if (calls) {
      turn.wish(new Wish.Bell());
    }
  }

  private static Room delivered(
      Room room, ChatModel model, Map<String, List<Line>> byRoom, long upTo) {
    boolean elsewhere = !room.name().equals(model.rooms().shownName());
    boolean isSmall = elsewhere && room.reading().isFollowing();
    int most = isSmall ? History.MAX_LINES_ELSEWHERE : History.MAX_LINES;
    List<Line> lines = byRoom.getOrDefault(room.name(), List.of());
    long keep = room.reading().keep();
    return room.with(Windows.delivered(room.history(), lines, upTo, keep, most));
  }

  private static Map<String, List<Line>> byRoom(List<Entry> entries, List<Line> lines) {
    Map<String, List<Line>> byRoom = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String room = Lines.roomOf(entries.get(i));
      byRoom.computeIfAbsent(room, name -> new ArrayList<>()).add(lines.get(i));
    }
    return byRoom;
  }

  /** Whether a new message calls the user that did not ring already when it was provisional. */
  private static boolean callsUser(ChatModel model, String roomId, List<Line> lines) {
    if (!rings(model, roomId)) {
      return false;
    }
    List<Pending> pending = model.delivery().in(roomId);
    return lines.stream()
        .filter(line -> line.seqNo() > model.group().reached().backlog().upTo())
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .filter(said -> said.senderId() != model.setup().nodeId())
        .filter(said -> model.isCalledBy(said.text()))
        .anyMatch(said -> pending.stream().noneMatch(p -> said.msgId().equals(p.msgId())));
  }

  private static boolean rings(ChatModel model, String roomId) {
    Room room = model.rooms().get(roomId);
    return room != null && !room.muted();
  }

  private static void settlePending(Turn turn, Map<String, List<Line>> byRoom) {
    ChatModel model = turn.model();
    Map<String, Long> finals = new LinkedHashMap<>(model.delivery().finals());
    byRoom.values().forEach(lines -> lines.forEach(line -> settle(finals, line)));
    Rooms rooms =
        model.rooms().each(room -> moved(model, room, byRoom.getOrDefault(room.name(), List.of())));
    if (model.overlay() instanceof Overlay.Select select && select.chosen().seqNo() == 0) {
      List<Line> lines = byRoom.getOrDefault(rooms.shownName(), List.of());
      turn.put(new Overlay.Select(moved(model.pending(), select.chosen(), lines)));
    }
    turn.put(turn.model().with(model.delivery().withFinals(finals)).with(rooms));
  }

  private static void settle(Map<String, Long> finals, Line line) {
    if (line instanceof Said said) {
      String origin = said.msgId().origin();
      Long known = finals.remove(origin);
      long number = said.msgId().number();
      finals.put(origin, known == null ? number : Math.max(known, number));
    }
  }

  private static Room moved(ChatModel model, Room room, List<Line> lines) {
    Reading reading = room.reading();
    if (reading.isFollowing() || reading.place().seqNo() != 0) {
      return room;
    }
    List<Pending> pending = model.delivery().in(room.name());
    return room.with(reading.withPlace(moved(pending, reading.place(), lines)));
  }

  /** The place of a message that may have got its number. */
  private static Place moved(List<Pending> all, Place place, List<Line> lines) {
    MessageId id = place.msgId();
    for (Pending pending : all) {
      if (place.isOn(pending)) {
        id = pending.msgId();
      }
    }
    for (Line line : lines) {
      if (line instanceof Said said && said.msgId().equals(id)) {
        return Place.of(line, place.below());
      }
    }
    return place;
  }

  /** Messages that are not final. */
  static void told(Turn turn, List<Chat> messages) {
    ChatModel model = turn.model();
    boolean calls = false;
    Pendings pendings = new Pendings(model);
    for (Chat chat : messages) {
      boolean own = chat.senderId() == model.setup().nodeId();
      if (!own && model.rooms().get(chat.roomId()) == null) {
        continue;
      }
      pendings.told(chat);
      calls |=
          !own
              && rings(model, chat.roomId())
              && !model.delivery().isFinal(chat.msgId())
              && model.isCalledBy(chat.payload());
    }
    turn.put(model.with(pendings.result()));
    if (calls && !model.group().reached().isBehind()) {
      turn.wish(new Wish.Bell());
    }
  }

  static void loaded(Turn turn, UiEvent.Loaded loaded) {
    ChatModel model = turn.model();
    History history = model.history();
    if (!loaded.wish().equals(history.loading())) {
      return;
    }
    // What is newer was not delivered yet, and comes as that.
    long last = Math.min(loaded.last(), model.group().finalSeq());
    List<Entry> entries = loaded.entries().stream().filter(e -> e.seqNo() <= last).toList();
    List<Line> all =
        Lines.old(entries, loaded.before(), null, firstTime(history, turn.now())).lines();
    List<Line> lines = byRoom(entries, all).getOrDefault(loaded.wish().span().roomId(), List.of());
    long first = loaded.first();
    long keep = model.reading().keep();
    History idle = history.loading(null);
    Reading.Goal goal = model.reading().goal();
    History next =
        switch (loaded.wish().direction()) {
          case BEFORE -> Windows.older(idle, lines, first, last, keep);
          case FROM -> Windows.newer(idle, lines, first, last, keep);
          case AROUND ->
              goal == null || first > last
                  ? idle
                  : Windows.around(idle, lines, first, last, goal.seqNo());
        };
    turn.put(model.with(next));
    if (goal != null && loaded.wish().direction() == Wish.Direction.AROUND) {
      turn.put(turn.model().reading().withGoal(null));
      Scrolling.arrive(turn, goal.seqNo());
    }
    // A log that cannot be read gives nothing, and is not asked again until one scrolls.
    if (next.first() != history.first() || next.last() != history.last()) {
      Scrolling.settle(turn);
      if (turn.model().reading().isFollowing()) {
        Scrolling.fill(turn);
      }
    }
  }

  private static long firstTime(History history, long now) {
    return history.lines().isEmpty() ? now : history.lines().get(0).at();
  }
}
