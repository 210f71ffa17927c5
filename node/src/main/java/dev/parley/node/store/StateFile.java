package dev.parley.node.store;

import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code state.json}: what the application goes on with. To lose it costs nothing but seeing twice,
 * joining rooms again, and some receipts until the others tell them again.
 */
final class StateFile {
  static final String NAME = "state.json";

  /** More than the marks of all readers that a peer keeps, of all rooms, need. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** Readers and nodes: more than a group ever has. */
  private static final int MAX_NODES = 4 * Limits.MEMBERS;

  private StateFile() {}

  static void write(Folder folder, Kept kept) throws IOException {
    JsonWriter json =
        JsonWriter.untyped()
            .number("shown", kept.shown())
            .texts("joined", kept.joined())
            .text("group_id", kept.groupId())
            .startArray("reads");
    int reader = 0;
    for (ReadMark mark : kept.reads()) {
      if (mark.readerId() != reader) {
        (reader == 0 ? json : json.endArray().endObject())
            .startObject()
            .number("reader_id", mark.readerId())
            .startArray("marks");
        reader = mark.readerId();
      }
      json.startObject().text("room_id", mark.roomId()).number("seq_no", mark.upTo()).endObject();
    }
    (reader == 0 ? json : json.endArray().endObject()).endArray().startArray("seen");
    kept.seen()
        .forEach((id, at) -> json.startObject().number("node_id", id).number("at", at).endObject());
    folder.replace(NAME, Sealed.seal(json.endArray().bytes()));
  }

  /** {@link Kept#NOTHING} if it is missing or not sound. */
  static Kept read(Folder folder) throws IOException {
    byte[] sealed = folder.read(NAME);
    try {
      return sealed == null ? Kept.NOTHING : read(Sealed.read(sealed, MAX_BYTES));
    } catch (IllegalArgumentException e) {
      return Kept.NOTHING;
    }
  }

  private static Kept read(Fields fields) {
    Set<String> joined = new LinkedHashSet<>(List.of(Rooms.GENERAL));
    if (fields.has("joined")) {
      fields.texts("joined", Limits.ROOMS).stream().filter(Limits::isName).forEach(joined::add);
    }
    boolean isOlder = !fields.has("group_id");
    return new Kept(
        fields.number("shown", 0),
        List.copyOf(joined),
        isOlder ? null : fields.uuidOrNull("group_id"),
        isOlder ? List.of() : reads(fields),
        isOlder ? new TreeMap<>() : seen(fields));
  }

  private static List<ReadMark> reads(Fields fields) {
    List<ReadMark> reads = new ArrayList<>();
    for (Fields reader : fields.objects("reads", MAX_NODES)) {
      for (Fields mark : reader.objects("marks", Limits.ROOMS)) {
        reads.add(
            new ReadMark(
                reader.nodeId("reader_id"), mark.name("room_id"), mark.number("seq_no", 1)));
      }
    }
    return reads;
  }

  private static SortedMap<Integer, Long> seen(Fields fields) {
    SortedMap<Integer, Long> seen = new TreeMap<>();
    for (Fields node : fields.objects("seen", MAX_NODES)) {
      seen.put(node.nodeId("node_id"), node.number("at", 1));
    }
    return seen;
  }
}
