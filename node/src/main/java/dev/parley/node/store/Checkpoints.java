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
    folder.replace(SegmentName.checkpoint(first), Sealed.seal(GroupStateJson.write(state)));
  }

  /** The state at a segment's last entry; null if there is none or it is not sound. */
  static GroupState read(Folder folder, long first) throws IOException {
    byte[] sealed = folder.read(SegmentName.checkpoint(first));
    byte[] state = sealed == null ? null : Sealed.open(sealed);
    if (state == null) {
      return null;
    }
    try {
      GroupState read = GroupStateJson.read(state);
      return read.at().seqNo() == SegmentName.last(first) ? read : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
