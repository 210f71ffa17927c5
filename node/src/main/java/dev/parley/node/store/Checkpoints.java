package dev.parley.node.store;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.derived.GroupStateJson;
import java.io.IOException;

/** The derived state at the last entry of a segment, one file each. */
final class Checkpoints {
  private Checkpoints() {}

  /** Writes the state at a segment's last entry. */
  static void write(Folder folder, GroupState state) throws IOException {
    long first = SegmentName.first(state.at().seqNo());
    folder.replace(SegmentName.checkpoint(first), GroupStateJson.write(state));
  }

  /** The state at a segment's last entry; null if there is none or it is not sound. */
  static GroupState read(Folder folder, long first) throws IOException {
    byte[] bytes = folder.read(SegmentName.checkpoint(first));
    if (bytes == null) {
      return null;
    }
    try {
      GroupState read = GroupStateJson.read(bytes);
      return read.at().seqNo() == SegmentName.last(first) ? read : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
