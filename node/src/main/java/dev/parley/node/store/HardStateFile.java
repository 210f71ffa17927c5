package dev.parley.node.store;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.log.HardState;
import java.io.IOException;

/** {@code term.json}: the term and the promise, replaced as a whole. */
final class HardStateFile {
  static final String NAME = "term.json";

  private HardStateFile() {}

  static void write(Folder folder, HardState state) throws IOException {
    ReplicaId promised = state.promised();
    byte[] object =
        JsonWriter.untyped()
            .number("term", state.term())
            .number("promised_id", promised == null ? 0 : promised.nodeId())
            .text("promised_storage", promised == null ? null : promised.storageId())
            .bytes();
    folder.replace(NAME, Sealed.seal(object));
  }

  /** Throws {@link DamageException} if it is missing or not sound. */
  static HardState read(Folder folder) throws IOException, DamageException {
    byte[] sealed = folder.read(NAME);
    if (sealed == null) {
      throw new DamageException(NAME + " is missing");
    }
    try {
      return read(Sealed.read(sealed));
    } catch (IllegalArgumentException e) {
      throw new DamageException(NAME + " is unreadable: " + e.getMessage());
    }
  }

  private static HardState read(Fields fields) {
    int promisedId = (int) fields.number("promised_id", 0, Integer.MAX_VALUE);
    String storage = promisedId == 0 ? null : fields.text("promised_storage", 64);
    return new HardState(
        fields.number("term", 0), promisedId == 0 ? null : new ReplicaId(promisedId, storage));
  }
}
