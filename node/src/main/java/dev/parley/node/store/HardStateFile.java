package dev.parley.node.store;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.HardState;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code term.json}: the term and the promise, replaced as a whole. */
final class HardStateFile {
  static final String NAME = "term.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private HardStateFile() {}

  static void write(Folder folder, HardState state) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    object.put("term", state.term());
    ReplicaId promised = state.promised();
    if (promised == null) {
      object.putNull("promised");
    } else {
      ObjectNode replica = object.putObject("promised");
      replica.put("node_id", promised.nodeId());
      replica.put("storage_id", promised.storageId());
    }
    folder.replace(NAME, Sealed.seal(JSON.writeValueAsBytes(object)));
  }

  /** Throws {@link DamageException} if it is missing or not sound. */
  static HardState read(Folder folder) throws IOException, DamageException {
    byte[] sealed = folder.read(NAME);
    if (sealed == null) {
      throw new DamageException(NAME + " is missing");
    }
    byte[] object = Sealed.open(sealed);
    if (object == null) {
      throw new DamageException(NAME + " is unreadable");
    }
    try {
      JsonNode node = JSON.readTree(object);
      JsonNode replica = node.required("promised");
      return new HardState(
          node.required("term").longValue(),
          replica.isNull()
              ? null
              : new ReplicaId(
                  replica.required("node_id").intValue(),
                  replica.required("storage_id").stringValue()));
    } catch (JacksonException e) {
      throw new DamageException(NAME + " is unreadable");
    }
  }
}
