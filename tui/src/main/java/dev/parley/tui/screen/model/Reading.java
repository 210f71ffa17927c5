package dev.parley.tui.screen.model;

import java.util.Set;

/**
 * Where the user reads in a room.
 *
 * @param place the bottom row of the chat pane; null: it follows the newest
 * @param goal where the user wants to be as soon as it is loaded; null: nowhere else
 * @param unread what came while the user was away
 * @param opened the numbers of long messages that are not folded
 */
public record Reading(Place place, Goal goal, Unread unread, Set<Long> opened) {

  /** A number in the log to which the user jumps. */
  public record Goal(long seqNo) {}

  /**
   * The messages of others that came while the user was away; a line stands before the first.
   *
   * @param first the number of the first one; 0: there is none, and no line
   * @param count of messages
   * @param calls how many of them call the user
   * @param since when the user was seen last before, in milliseconds since the epoch
   * @param old they came while this peer did not run, or was behind
   * @param seen the user is back; the line stands until more comes while away
   */
  public record Unread(long first, int count, int calls, long since, boolean old, boolean seen) {
    /** From more than so many on the user is taken to the first one. */
    public static final int MANY = 500;

    public static final Unread NONE = new Unread(0, 0, 0, 0, false, true);

    /** One more, that is final now. */
    Unread and(boolean call, boolean late) {
      return new Unread(first, count + 1, calls + (call ? 1 : 0), since, old || late, false);
    }

    /** The user is back. */
    Unread asSeen() {
      return new Unread(first, count, calls, since, old, true);
    }

    /** Whether it is the line {@code 1210 messages while you were away}. */
    public boolean isFlood() {
      return old && count > MANY;
    }
  }

  static final Reading START = new Reading(null, null, Unread.NONE, Set.of());

  public Reading {
    opened = Set.copyOf(opened);
  }

  /** The number of the line that must stay in the window. */
  long keep() {
    return place == null || place.seqNo() == 0 ? Long.MAX_VALUE : place.seqNo();
  }

  public boolean isFollowing() {
    return place == null;
  }

  Reading withPlace(Place next) {
    return new Reading(next, goal, unread, opened);
  }

  Reading withGoal(Goal next) {
    return new Reading(place, next, unread, opened);
  }

  Reading withUnread(Unread next) {
    return new Reading(place, goal, next, opened);
  }

  Reading withOpened(Set<Long> next) {
    return new Reading(place, goal, unread, next);
  }
}
