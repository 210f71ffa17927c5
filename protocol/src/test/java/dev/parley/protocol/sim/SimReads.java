package dev.parley.protocol.sim;

import dev.parley.protocol.id.ReadMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file that remembers who has read how far: written lazily, so that a crash loses the last. */
final class SimReads {
  private record Reader(int nodeId, String roomId) {}

  private final Map<Reader, Long> written = new LinkedHashMap<>();
  private final List<ReadMark> waiting = new ArrayList<>();

  void add(List<ReadMark> moved) {
    waiting.addAll(moved);
  }

  /** The process is gone. */
  void end(boolean lastLost) {
    if (!lastLost) {
      waiting.forEach(m -> written.put(new Reader(m.readerId(), m.roomId()), m.upTo()));
    }
    waiting.clear();
  }

  List<ReadMark> restored() {
    List<ReadMark> marks = new ArrayList<>();
    written.forEach((r, upTo) -> marks.add(new ReadMark(r.nodeId(), r.roomId(), upTo)));
    return marks;
  }
}
