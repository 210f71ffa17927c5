package dev.parley.node;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest events of the group as this run saw them. Safe for any thread. */
public final class EventLog {
  /** What people look back at; older ones are in the log file. */
  private static final int KEPT = 200;

  /**
   * @param at milliseconds since the epoch
   */
  public record Event(long at, String text) {}

  private final Deque<Event> events = new ArrayDeque<>();

  public synchronized void add(long at, String text) {
    if (events.size() == KEPT) {
      events.removeFirst();
    }
    events.addLast(new Event(at, text));
  }

  /** The last {@code count}, oldest first. */
  public synchronized List<Event> last(int count) {
    return events.stream().skip(Math.max(0, events.size() - count)).toList();
  }
}
