package dev.parley.protocol.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The last lines of what happened, for the one who looks for a cause: identities are shortened, and
 * a heartbeat that says what the one before it said is left out.
 */
final class Trace {
  private static final Pattern STORAGE = Pattern.compile("[0-9a-f]{8}-0000-4000-8000-0*");
  private static final Pattern OUTBOX = Pattern.compile("\\b[0-9a-f]{8}0*([0-9a-f]+-\\d+)\\b");

  private final int bound;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Map<Long, Object> lastBeats = new TreeMap<>();

  Trace(int bound) {
    this.bound = bound;
  }

  void add(long now, String line) {
    if (lines.size() == bound) {
      lines.removeFirst();
    }
    String shorter = STORAGE.matcher(line).replaceAll("d");
    shorter = OUTBOX.matcher(shorter).replaceAll("o$1");
    lines.addLast(String.format("%6d  %s", now, shorter));
  }

  /** Whether that connection has brought this very heartbeat last. */
  boolean isOldNews(long link, Object heartbeat) {
    return heartbeat.equals(lastBeats.put(link, heartbeat));
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
