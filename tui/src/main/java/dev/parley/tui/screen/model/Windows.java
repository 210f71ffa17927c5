package dev.parley.tui.screen.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How the window of the history moves. Where it grows too long, it loses what is farthest from the
 * line that must stay.
 */
final class Windows {
  private Windows() {}

  /**
   * Lines that follow the newest.
   *
   * @param keep the number of the line that must stay; {@link Long#MAX_VALUE}: the newest
   * @param most so many lines it may hold
   */
  static History delivered(History history, List<Line> news, long upTo, long keep, int most) {
    if (!history.isAtEnd()) {
      History tail = delivered(history.tail(), news, upTo, Long.MAX_VALUE, most);
      return withTail(history, tail);
    }
    if (news.isEmpty() && history.lines().size() <= most) {
      return new History(history.lines(), history.first(), upTo, null, history.loading());
    }
    List<Line> all = joined(history.lines(), news);
    return bounded(all, history.first(), upTo, keep, most).loading(history.loading());
  }

  /** Lines that stand directly before the window; others are not taken. */
  static History older(History history, List<Line> older, long first, long last, long keep) {
    if (last != history.first() - 1) {
      return history;
    }
    History tail = history.tail();
    History wider = bounded(joined(older, history.lines()), first, history.last(), keep);
    return tail == null ? wider : withTail(wider, tail);
  }

  /** Lines that stand directly after the window; others are not taken. */
  static History newer(History history, List<Line> newer, long first, long last, long keep) {
    if (first != history.last() + 1 || history.isAtEnd()) {
      return history;
    }
    History tail = history.tail();
    History wider = bounded(joined(history.lines(), newer), history.first(), last, keep);
    return wider.isAtEnd() ? meeting(withTail(wider, tail), keep) : withTail(wider, tail);
  }

  /** Another place of the log. */
  static History around(History history, List<Line> lines, long first, long last, long keep) {
    History tail = history.isAtEnd() ? history.loading(null) : history.tail();
    History there = bounded(lines, first, last, keep);
    return meeting(withTail(there, tail), keep);
  }

  /** The newest lines. */
  static History newest(History history) {
    return history.isAtEnd() ? history : history.tail();
  }

  /** One window again, where the tail begins within this one or directly after it. */
  static History meeting(History history, long keep) {
    History tail = history.tail();
    if (tail == null || tail.first() > history.last() + 1) {
      return history;
    }
    int from = tail.indexOf(history.last() + 1);
    List<Line> all = joined(history.lines(), tail.lines().subList(from, tail.lines().size()));
    long last = Math.max(history.last(), tail.last());
    return bounded(all, history.first(), last, keep).loading(history.loading());
  }

  private static History withTail(History history, History tail) {
    return new History(history.lines(), history.first(), history.last(), tail, history.loading());
  }

  private static List<Line> joined(List<Line> before, List<Line> after) {
    List<Line> all = new ArrayList<>(before.size() + after.size());
    all.addAll(before);
    all.addAll(after);
    return all;
  }

  /** A window at the end of all, or the beginning of one with the rest as its tail. */
  private static History bounded(List<Line> all, long first, long last, long keep) {
    return bounded(all, first, last, keep, History.MAX_LINES);
  }

  private static History bounded(List<Line> all, long first, long last, long keep, int most) {
    int over = all.size() - most;
    if (over <= 0) {
      return new History(all, first, last, null, null);
    }
    List<Line> newest = all.subList(over, all.size());
    History end = new History(newest, newest.get(0).seqNo(), last, null, null);
    int middle = all.size() / 2;
    if (keep > all.get(middle).seqNo()) {
      return end;
    }
    List<Line> oldest = all.subList(0, most);
    long oldestLast = all.get(most).seqNo() - 1;
    return new History(oldest, first, oldestLast, end, null);
  }
}
