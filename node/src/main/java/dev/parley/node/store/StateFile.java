package dev.parley.node.store;

import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code state.json}: what the application goes on with. To lose it costs nothing but seeing twice,
 * and joining rooms again.
 */
final class StateFile {
  private static final String NAME = "state.json";

  /**
   * What it says.
   *
   * @param shown the last entry that was shown
   * @param joined the rooms that the user is in, in the order of joining
   */
  record Kept(long shown, List<String> joined) {
    static final Kept NOTHING = new Kept(0, List.of(Rooms.GENERAL));

    Kept {
      joined = List.copyOf(joined);
    }
  }

  private StateFile() {}

  static void write(Folder folder, Kept kept) throws IOException {
    JsonWriter json =
        JsonWriter.untyped().number("shown", kept.shown()).texts("joined", kept.joined());
    folder.replace(NAME, Sealed.seal(json.bytes()));
  }

  /** {@link Kept#NOTHING} if it is missing or not sound. */
  static Kept read(Folder folder) throws IOException {
    byte[] sealed = folder.read(NAME);
    try {
      return sealed == null ? Kept.NOTHING : read(Sealed.read(sealed));
    } catch (IllegalArgumentException e) {
      return Kept.NOTHING;
    }
  }

  private static Kept read(Fields fields) {
    Set<String> joined = new LinkedHashSet<>(List.of(Rooms.GENERAL));
    if (fields.has("joined")) {
      fields.texts("joined", Limits.ROOMS).stream().filter(Limits::isName).forEach(joined::add);
    }
    return new Kept(fields.number("shown", 0), List.copyOf(joined));
  }
}
