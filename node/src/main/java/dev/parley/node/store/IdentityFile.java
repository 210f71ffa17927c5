package dev.parley.node.store;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code id.json}: whose data this is. */
final class IdentityFile {
  private static final String NAME = "id.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private IdentityFile() {}

  static void write(Folder folder, Identity identity) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    object.put("node_id", identity.nodeId());
    object.put("storage_id", identity.storageId());
    object.put("group_id", identity.groupId());
    folder.replace(NAME, Sealed.seal(JSON.writeValueAsBytes(object)));
  }

  /** Null if it is missing or not sound. */
  static Identity read(Folder folder) throws IOException {
    byte[] sealed = folder.read(NAME);
    byte[] object = sealed == null ? null : Sealed.open(sealed);
    if (object == null) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(object);
      JsonNode groupId = node.required("group_id");
      return new Identity(
          node.required("node_id").intValue(),
          node.required("storage_id").stringValue(),
          groupId.isNull() ? null : groupId.stringValue());
    } catch (JacksonException e) {
      return null;
    }
  }
}
