package dev.parley.node.store;

import dev.parley.protocol.json.JsonWriter;
import java.io.IOException;

/**
 * {@code state.json}: what the application has shown. To lose it costs nothing but seeing twice.
 */
final class ShownFile {
  static final String NAME = "state.json";

  private ShownFile() {}

  static void write(Folder folder, long shown) throws IOException {
    folder.replace(NAME, Sealed.seal(JsonWriter.untyped().number("shown", shown).bytes()));
  }

  /** 0 if it is missing or not sound. */
  static long read(Folder folder) throws IOException {
    byte[] sealed = folder.read(NAME);
    try {
      return sealed == null ? 0 : Sealed.read(sealed).number("shown", 0);
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
