package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.tui.screen.model.Line.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    boolean calls = callsUser(before, lines.lines());
    settlePending(turn, lines.lines());
    ChatModel model = turn.model();
    long keep = model.reading().keep();
    turn.put(model.with(Windows.delivered(model.history(), lines.lines(), upTo, keep)));
    Unreads.arrived(turn, lines.lines(), group.reached().backlog());
    if (calls) {
      turn.wish(new Wish.Bell());
    }
  }

  /** Whether a new message calls the user that did not ring already when it was provisional. */
  private static boolean callsUser(ChatModel model, List<Line> lines) {
    return lines.stream()
        .filter(line -> line.seqNo() > model.group().reached().backlog().upTo())
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .filter(said -> said.senderId() != model.setup().nodeId())
        .filter(said -> model.isCalledBy(said.text()))
        .anyMatch(said -> model.pending().stream().noneMatch(p -> said.msgId().equals(p.msgId())));
  }

  private static void settlePending(Turn turn, List<Line> lines) {
    ChatModel model = turn.model();
    Map<String, Long> finals = new LinkedHashMap<>(model.delivery().finals());
    for (Line line : lines) {
      if (line instanceof Said said) {
        String origin = said.msgId().origin();
        Long known = finals.remove(origin);
        long number = said.msgId().number();
        finals.put(origin, known == null ? number : Math.max(known, number));
      }
    }
    Reading reading = model.reading();
    if (!reading.isFollowing() && reading.place().seqNo() == 0) {
      reading = reading.withPlace(moved(model, reading.place(), lines));
    }
    if (model.overlay() instanceof Overlay.Select select && select.chosen().seqNo() == 0) {
      turn.put(new Overlay.Select(moved(model, select.chosen(), lines)));
    }
    Delivery old = model.delivery();
    List<Pending> rest = Pendings.without(model.pending(), finals);
    Delivery delivery = new Delivery(rest, old.nextRef(), old.askedAt(), finals);
    turn.put(turn.model().with(delivery).with(reading));
  }

  /** The place of a message that may have got its number. */
  private static Place moved(ChatModel model, Place place, List<Line> lines) {
    MessageId id = place.msgId();
    for (Pending pending : model.pending()) {
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
      pendings.told(chat);
      calls |=
          chat.senderId() != model.setup().nodeId()
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
    List<Line> lines =
        Lines.old(entries, loaded.before(), null, firstTime(history, turn.now())).lines();
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
    }
  }

  private static long firstTime(History history, long now) {
    return history.lines().isEmpty() ? now : history.lines().get(0).at();
  }
}
