package dev.parley.node.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The segments that were used lately. Safe for any thread. */
final class Segments {
  /** Bounds open files, and memory for indexes to about 256 KiB. */
  private static final int KEPT = 64;

  private final Folder folder;
  private final Map<Long, Segment> lately = new LinkedHashMap<>(16, 0.75f, true);
  private Segment last;

  Segments(Folder folder) {
    this.folder = folder;
  }

  Folder folder() {
    return folder;
  }

  /** The segment that holds an entry. */
  synchronized Segment holding(long seqNo) throws IOException {
    long first = SegmentName.first(seqNo);
    if (last != null && last.first() == first) {
      return last;
    }
    Segment segment = lately.get(first);
    if (segment == null) {
      segment = Segment.open(folder, first);
      lately.put(first, segment);
      if (lately.size() > KEPT) {
        lately.remove(lately.keySet().iterator().next());
      }
    }
    return segment;
  }

  /** The segment that is appended to: the only one whose index grows. */
  synchronized void last(Segment segment) {
    if (last != null) {
      lately.put(last.first(), last);
    }
    if (segment != null) {
      lately.remove(segment.first());
    }
    last = segment;
  }

  /** Forgets the segments that begin above a number. */
  synchronized void forgetAbove(long seqNo) {
    lately.keySet().removeIf(first -> first > seqNo);
    if (last != null && last.first() > seqNo) {
      last = null;
    }
  }
}
