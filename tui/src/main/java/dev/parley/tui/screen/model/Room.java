package dev.parley.tui.screen.model;

/**
 * A room that the user is in.
 *
 * @param name without the sign before it
 * @param muted no bell rings for it, and what is unread there is not told
 * @param leftAt when it was on the screen last, in milliseconds since the epoch; 0: not in this run
 */
public record Room(
    String name, History history, Reading reading, Input input, boolean muted, long leftAt) {

  /** One in which nothing was said yet, as far as the screen knows. */
  static Room fresh(String name, long next) {
    return new Room(name, History.empty(next), Reading.START, Input.EMPTY, false, 0);
  }

  Room with(History next) {
    return next == history ? this : new Room(name, next, reading, input, muted, leftAt);
  }

  Room with(Reading next) {
    return next == reading ? this : new Room(name, history, next, input, muted, leftAt);
  }

  Room with(Input next) {
    return next == input ? this : new Room(name, history, reading, next, muted, leftAt);
  }

  Room muted(boolean wanted) {
    return new Room(name, history, reading, input, wanted, leftAt);
  }

  /** Goes off the screen: what is half done there is given up, the place and the draft stay. */
  Room left(long now) {
    boolean seen = reading.unread().seen();
    Reading kept = seen ? reading.withUnread(Reading.Unread.NONE) : reading;
    return new Room(
        name, history.loading(null), kept.withGoal(null), input.searching(null), muted, now);
  }
}
