package dev.parley.tui.screen.model;

import java.util.Set;

/**
 * Where the user reads.
 *
 * @param place the bottom row of the chat pane; null: it follows the newest
 * @param goal where the user wants to be as soon as it is loaded; null: nowhere else
 * @param unread what came while the user was away
 * @param focus whether the terminal has the focus
 * @param keyAt when a key was pressed last, in milliseconds since the epoch
 * @param opened the numbers of long messages that are not folded
 */
public record Reading(
    Place place, Goal goal, Unread unread, Focus focus, long keyAt, Set<Long> opened) {

  /** A number in the log to which the user jumps; {@link Long#MAX_VALUE}: the newest. */
  public record Goal(long seqNo) {
    static final Goal NEWEST = new Goal(Long.MAX_VALUE);
  }

  /** What the terminal says of its focus. */
  public enum Focus {
    /** It has not said. */
    UNKNOWN,
    IN,
    OUT
  }

  /**
   * The messages of others that came while the user was away; a line stands before the first.
   *
   * @param first the number of the first one; 0: there is none, and no line
   * @param count of messages
   * @param since when the user was seen last before, in milliseconds since the epoch
   * @param old they came while this peer did not run, or was behind: many, and all at once
   * @param seen the user is back; the line stands until more comes while away
   */
  public record Unread(long first, int count, long since, boolean old, boolean seen) {
    public static final Unread NONE = new Unread(0, 0, 0, false, true);
  }

  public Reading {
    opened = Set.copyOf(opened);
  }

  public boolean isFollowing() {
    return place == null;
  }

  Reading withPlace(Place next) {
    return new Reading(next, goal, unread, focus, keyAt, opened);
  }

  Reading withGoal(Goal next) {
    return new Reading(place, next, unread, focus, keyAt, opened);
  }

  Reading withUnread(Unread next) {
    return new Reading(place, goal, next, focus, keyAt, opened);
  }

  Reading withFocus(Focus next, long at) {
    return new Reading(place, goal, unread, next, at, opened);
  }

  Reading withOpened(Set<Long> next) {
    return new Reading(place, goal, unread, focus, keyAt, next);
  }
}
