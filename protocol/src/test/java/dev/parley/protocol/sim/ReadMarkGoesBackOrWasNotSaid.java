package dev.parley.protocol.sim;

import dev.parley.protocol.id.ReadMark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a process tells of a reader only rises, and never above what its user has read. */
final class ReadMarkGoesBackOrWasNotSaid implements Invariant {
  private final Map<Integer, Long> readBy = new TreeMap<>();
  private final Map<Integer, Map<Integer, Long>> toldBy = new TreeMap<>();

  @Override
  public int item() {
    return Violation.MARK;
  }

  @Override
  public void read(int nodeId, long upTo) {
    readBy.merge(nodeId, upTo, Math::max);
  }

  @Override
  public void told(int process, List<ReadMark> marks) {
    Map<Integer, Long> told = toldBy.computeIfAbsent(process, number -> new TreeMap<>());
    for (ReadMark mark : marks) {
      if (mark.upTo() > readBy.getOrDefault(mark.readerId(), 0L)) {
        throw broken("process " + process + " tells " + mark + ", which was not read");
      }
      Long before = told.put(mark.readerId(), mark.upTo());
      if (before != null && before >= mark.upTo()) {
        throw broken("process " + process + " tells " + mark + " after #" + before);
      }
    }
  }
}
