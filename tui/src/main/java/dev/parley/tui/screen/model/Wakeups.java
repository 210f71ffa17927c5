package dev.parley.tui.screen.model;

import dev.parley.protocol.PeerStatus.State;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What is to be done when time passes, and when that is. */
final class Wakeups {
  private static final long SECOND = 1000;

  /** Less than a second: a status takes a moment, and the next one is wanted a second later. */
  private static final long OLD_MILLIS = 900;

  private static final long MINUTE = 60_000;

  /** Between two questions about what waits. */
  static final long ASK_MILLIS = 250;

  /** The same, once it has waited for so long that a second more is not felt. */
  private static final long ASK_SELDOM_MILLIS = 1000;

  private static final long LONG_MILLIS = 3000;

  /** The states whose line says how long, or how far. */
  private static final Set<State> TICKING =
      EnumSet.of(State.CATCH_UP, State.ELECTION, State.NO_MAJORITY, State.ALONE, State.JOINING);

  private Wakeups() {}

  /** After every event. */
  static void settle(Turn turn, boolean statusAges) {
    ChatModel model = turn.model();
    if (model.parting() == ChatModel.Parting.STOPPED) {
      return;
    }
    if (askWaitingAt(model) <= turn.now()) {
      turn.put(turn.model().with(model.delivery().askedAt(turn.now())));
      turn.wish(new Wish.AskWaiting());
    }
    Group group = turn.model().group();
    Standing standing = group.standing();
    boolean known = standing.status() != null;
    if (statusAges && known && turn.now() - standing.soughtAt() >= OLD_MILLIS) {
      turn.put(turn.model().with(group.with(standing.askedAt(turn.now()))));
      turn.wish(new Wish.AskStatus());
    }
    Statuses.show(turn);
    Statuses.settleSightings(turn);
  }

  private static long askWaitingAt(ChatModel model) {
    List<Pending> pending = model.delivery().pending();
    OptionalLong oldest =
        pending.stream().filter(p -> mayMove(model, p)).mapToLong(Pending::since).min();
    if (oldest.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long newest =
        pending.stream().filter(p -> mayMove(model, p)).mapToLong(Pending::since).max().getAsLong();
    boolean seldom = model.now() - newest > LONG_MILLIS;
    long pause = seldom ? ASK_SELDOM_MILLIS : ASK_MILLIS;
    return Math.max(oldest.getAsLong() + Mark.PATIENCE_MILLIS, model.delivery().askedAt() + pause);
  }

  /** When a mark is shown next that has not lasted long enough so far. */
  private static long markShownAt(ChatModel model) {
    return model.pending().stream()
        .filter(p -> p.mark() == Mark.NUMBERED)
        .mapToLong(p -> p.since() + Mark.PATIENCE_MILLIS)
        .filter(at -> at > model.now())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether a question would tell more of it: it is this user's, and not known to be in a log. */
  private static boolean mayMove(ChatModel model, Pending pending) {
    return pending.msgId() != null
        && pending.senderId() == model.setup().nodeId()
        && (pending.mark() == Mark.QUEUED
            || pending.mark() == Mark.UNKNOWN
            || pending.mark() == Mark.PROVISIONAL);
  }

  /** When a {@link UiEvent.Tick} is wanted, in milliseconds since the epoch; always later. */
  static long wakeAt(ChatModel model) {
    long now = model.now();
    if (model.parting() == ChatModel.Parting.STOPPED) {
      return Long.MAX_VALUE;
    }
    long at = (now / MINUTE + 1) * MINUTE;
    if (model.hint().isShown(now)) {
      at = Math.min(at, model.hint().until());
    }
    Standing standing = model.group().standing();
    if (standing.status() == null || TICKING.contains(standing.shown())) {
      at = Math.min(at, (now / SECOND + 1) * SECOND);
    }
    if (model.group().isMoving()) {
      at = Math.min(at, standing.soughtAt() + SECOND);
    }
    at = Math.min(at, standing.settlesAt());
    at = Math.min(at, askWaitingAt(model));
    at = Math.min(at, markShownAt(model));
    at = Math.min(at, model.group().receipts().dueAt());
    at = Math.min(at, Attendance.wakeAt(model));
    if (model.parting() != ChatModel.Parting.LEAVING) {
      at = Math.min(at, model.group().sightings().settlesAt());
    }
    return Math.max(at, now + 1);
  }
}
