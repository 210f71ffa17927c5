package dev.parley.protocol.sim;

import dev.parley.protocol.id.ReadMark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a process tells of a reader only rises, and never above what its user has read. */
final class ReadMarkGoesBackOrWasNotSaid implements Invariant {
  /** By reader and room. */
  private final Map<String, Long> readBy = new TreeMap<>();

  private final Map<Integer, Map<String, Long>> toldBy = new TreeMap<>();

  @Override
  public int item() {
    return Violation.MARK;
  }

  @Override
  public void read(ReadMark mark) {
    readBy.merge(key(mark), mark.upTo(), Math::max);
  }

  private static String key(ReadMark mark) {
    return mark.readerId() + " " + mark.roomId();
  }

  @Override
  public void told(int process, List<ReadMark> marks) {
    Map<String, Long> told = toldBy.computeIfAbsent(process, number -> new TreeMap<>());
    for (ReadMark mark : marks) {
      if (mark.upTo() > readBy.getOrDefault(key(mark), 0L)) {
        throw broken("process " + process + " tells " + mark + ", which was not read");
      }
      Long before = told.put(key(mark), mark.upTo());
      if (before != null && before >= mark.upTo()) {
        throw broken("process " + process + " tells " + mark + " after #" + before);
      }
    }
  }
}
