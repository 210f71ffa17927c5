package dev.parley.node.store;

import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import java.io.IOException;

/** {@code id.json}: whose data this is. */
final class IdentityFile {
  static final String NAME = "id.json";

  private IdentityFile() {}

  static void write(Folder folder, Identity identity) throws IOException {
    byte[] object =
        JsonWriter.untyped()
            .number("node_id", identity.nodeId())
            .text("storage_id", identity.storageId())
            .text("group_id", identity.groupId())
            .text("group", identity.group())
            .bytes();
    folder.replace(NAME, Sealed.seal(object));
  }

  /** Null if it is missing or not sound. */
  static Identity read(Folder folder) throws IOException {
    byte[] sealed = folder.read(NAME);
    try {
      return sealed == null ? null : read(Sealed.read(sealed));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Identity read(Fields fields) {
    return new Identity(
        fields.nodeId("node_id"),
        fields.uuid("storage_id"),
        fields.uuidOrNull("group_id"),
        fields.nameOrNull("group"));
  }
}
