package dev.parley.node.discovery;

import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.message.Limits;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What one datagram says of a peer.
 *
 * @param group as people give it
 * @param groupId null: in none yet
 * @param address {@code host:port} that others dial
 * @param process 16 hex digits, random: another value for each run of a peer
 * @param dissolves its group would give way to another one
 */
record Beacon(
    Kind kind,
    String group,
    String groupId,
    int nodeId,
    String name,
    String address,
    String process,
    boolean dissolves) {
  /** A datagram that is longer is none. */
  static final int BYTES = 1024;

  private static final int ELEMENTS = 16;
  private static final Pattern PROCESS = Pattern.compile("[0-9a-f]{16}");

  /** What it is said for. */
  enum Kind {
    /** A member can be reached here. */
    HERE,
    /** A newcomer wants to know who is there; members answer at once. */
    ASKS,
    /** It goes. */
    LEAVES
  }

  Beacon(
      Kind kind,
      String group,
      String groupId,
      int nodeId,
      String name,
      String address,
      String process) {
    this(kind, group, groupId, nodeId, name, address, process, false);
  }

  byte[] write() {
    return JsonWriter.ofType("BEACON")
        .number("version", Limits.VERSION)
        .text("kind", kind.name().toLowerCase(Locale.ROOT))
        .text("group", group)
        .text("group_id", groupId)
        .number("node_id", nodeId)
        .text("name", name)
        .text("address", address)
        .text("process", process)
        .flag("dissolves", dissolves)
        .bytes();
  }

  FoundPeer found(long heardMillis) {
    return new FoundPeer(nodeId, name, address, heardMillis);
  }

  /** Throws {@link IllegalArgumentException} for anything else than a beacon of this version. */
  static Beacon read(byte[] datagram) {
    Fields fields = Fields.parse(datagram, BYTES, ELEMENTS);
    if (!fields.text("type", Limits.NAME_CHARS).equals("BEACON")) {
      throw new IllegalArgumentException("not a beacon");
    }
    fields.number("version", Limits.VERSION, Limits.VERSION);
    Beacon read =
        new Beacon(
            fields.constant("kind", Kind.class),
            fields.name("group"),
            fields.uuidOrNull("group_id"),
            fields.nodeId("node_id"),
            fields.name("name"),
            fields.address("address"),
            fields.text("process", 16),
            fields.flagIfAny("dissolves"));
    if (!PROCESS.matcher(read.process).matches()) {
      throw new IllegalArgumentException("process must be 16 hex digits");
    }
    if (read.kind == Kind.HERE && read.groupId == null) {
      throw new IllegalArgumentException("a member must name its group");
    }
    return read;
  }
}
