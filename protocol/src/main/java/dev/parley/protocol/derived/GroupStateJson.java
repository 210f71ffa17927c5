package dev.parley.protocol.derived;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.json.PeerJson;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes and reads a checkpoint's state: one JSON object that ends with the CRC-32C of itself, so
 * that a torn file is recognised. The last number of each origin is written as the last message id.
 * Safe for any thread.
 */
public final class GroupStateJson {
  /** No log of this version has more origins, removed ids or replaced storages. */
  private static final int MAX_ELEMENTS = 1_000_000;

  private static final int MAX_BYTES = 128 * 1024 * 1024;

  private GroupStateJson() {}

  /** The object, with no line feed. */
  public static byte[] write(GroupState state) {
    Membership membership = state.membership();
    JsonWriter json =
        JsonWriter.untyped()
            .startObject("at")
            .number("seq_no", state.at().seqNo())
            .number("term", state.at().term())
            .crc("crc", state.at().crc())
            .endObject()
            .number("lamport", state.lamport());
    PeerJson.write(json, List.copyOf(membership.members().values()))
        .numbers("removed", membership.removed())
        .texts("replaced", membership.replaced());
    List<String> numbers =
        state.numbers().entrySet().stream()
            .map(last -> new MessageId(last.getKey(), last.getValue()).toString())
            .toList();
    json.startArray("rooms");
    for (Rooms.Room room : state.rooms().all()) {
      json.startObject()
          .text("name", room.name())
          .text("topic", room.topic())
          .number("made_by", room.madeBy())
          .number("made_seq", room.madeSeq())
          .endObject();
    }
    json.endArray();
    return Crc.seal(json.texts("numbers", numbers).bytes(), 0);
  }

  /**
   * Reads what {@link #write} wrote. One that an older version wrote has no rooms, though the log
   * may have made some: it is not taken for a checkpoint, and the log is read instead. Throws
   * {@link IllegalArgumentException} that says what is wrong with anything else.
   */
  public static GroupState read(byte[] bytes) {
    if (Crc.sealed(bytes) != Crc.chain(0, bytes)) {
      throw new IllegalArgumentException("the checkpoint is torn: its crc does not fit");
    }
    Fields fields = Fields.parse(bytes, MAX_BYTES, MAX_ELEMENTS);
    Fields at = fields.object("at");
    LogPosition position =
        new LogPosition(at.number("seq_no", 0), at.number("term", 0), at.crc("crc"));
    SortedSet<Integer> removed = new TreeSet<>(fields.nodeIds("removed", MAX_ELEMENTS));
    SortedSet<String> replaced = new TreeSet<>(fields.texts("replaced", MAX_ELEMENTS));
    Membership membership = Membership.of(PeerJson.readMembers(fields), removed, replaced);
    return new GroupState(
        position, membership, readNumbers(fields), readRooms(fields), fields.number("lamport", 0));
  }

  private static Rooms readRooms(Fields fields) {
    List<Rooms.Room> rooms = new ArrayList<>();
    for (Fields room : fields.objects("rooms", Bounds.ROOMS)) {
      rooms.add(
          new Rooms.Room(
              room.name("name"),
              room.text("topic", Bounds.REASON_CHARS),
              (int) room.number("made_by", 0, Integer.MAX_VALUE),
              room.number("made_seq", 0)));
    }
    if (rooms.isEmpty() || !rooms.get(0).name().equals(Rooms.GENERAL)) {
      throw new IllegalArgumentException("rooms must begin with " + Rooms.GENERAL);
    }
    return new Rooms(rooms);
  }

  private static SortedMap<String, Long> readNumbers(Fields fields) {
    SortedMap<String, Long> numbers = new TreeMap<>();
    for (String text : fields.texts("numbers", MAX_ELEMENTS)) {
      MessageId last = MessageId.parse(text);
      numbers.put(last.origin(), last.number());
    }
    return numbers;
  }
}
