package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.model.Look;
import dev.parley.tui.screen.model.Reads;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * The chat pane, and what decides how rows look in it.
 *
 * @param columns of the pane, 20 or more
 * @param nickColumns how wide the column of names is, see {@link Breadth#nickColumns}; at least 1
 * @param selfId whose messages are one's own
 * @param selfName the name by which others call the user
 * @param opened the numbers of the long messages that are shown in full
 * @param names by node id, for messages that do not carry their sender's name
 * @param sightings who was seen to leave and to come back, by the number of the line after which
 * @param reads how far others have read
 */
public record Pane(
    int columns,
    Breadth breadth,
    int nickColumns,
    int selfId,
    String selfName,
    Look look,
    UnreadLine unread,
    Set<Long> opened,
    Map<Integer, String> names,
    NavigableMap<Long, List<String>> sightings,
    Reads reads) {
  /** With less left for texts, names stand above them. */
  private static final int LEAST_TEXT_COLUMNS = 20;

  /** {@code 09:14}. */
  static final int TIME_COLUMNS = 5;

  /** The blank after the time, and the frame with its blanks. */
  private static final int FRAME_COLUMNS = 4;

  static final int INDENT = 2;

  public Pane {
    opened = Set.copyOf(opened);
    names = Map.copyOf(names);
    sightings = Collections.unmodifiableNavigableMap(sightings);
  }

  ZoneId zone() {
    return look.zone();
  }

  boolean ascii() {
    return look.ascii();
  }

  /** Whether names stand above the text, not left of it. */
  boolean isNarrow() {
    return breadth == Breadth.NARROW || besideNames() < LEAST_TEXT_COLUMNS;
  }

  /** How wide a text may be. */
  int textColumns() {
    return atMost(isNarrow() ? columns - INDENT - gutter() : besideNames());
  }

  /** How wide the text of an event may be, which has no mark. */
  int eventColumns() {
    return atMost(isNarrow() ? columns - INDENT : besideNames() + gutter());
  }

  private int atMost(int left) {
    return Math.max(2, Math.min(left, look.textColumns()));
  }

  int gutter() {
    return gutter(isNarrow() ? Breadth.NARROW : breadth);
  }

  /** At least a blank is left of the widest mark: in a large group they are wider. */
  private int gutter(Breadth of) {
    return Math.max(of.gutter(), 1 + Marks.width(reads.others(), of == Breadth.WIDE));
  }

  /** What a message of that number shows that is final and one's own. */
  String mark(long seqNo) {
    boolean inFull = breadth == Breadth.WIDE && !isNarrow();
    return Marks.read(reads.of(seqNo), reads.others(), inFull, ascii());
  }

  private int besideNames() {
    return columns - TIME_COLUMNS - FRAME_COLUMNS - nickColumns - gutter(breadth);
  }
}
