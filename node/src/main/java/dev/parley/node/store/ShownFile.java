package dev.parley.node.store;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code state.json}: what the application has shown. To lose it costs nothing but seeing twice. */
final class ShownFile {
  private static final String NAME = "state.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ShownFile() {}

  static void write(Folder folder, long shown) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    object.put("shown", shown);
    folder.replace(NAME, Sealed.seal(JSON.writeValueAsBytes(object)));
  }

  /** 0 if it is missing or not sound. */
  static long read(Folder folder) throws IOException {
    byte[] sealed = folder.read(NAME);
    byte[] object = sealed == null ? null : Sealed.open(sealed);
    if (object == null) {
      return 0;
    }
    try {
      return Math.max(0, JSON.readTree(object).path("shown").asLong(0));
    } catch (JacksonException e) {
      return 0;
    }
  }
}
