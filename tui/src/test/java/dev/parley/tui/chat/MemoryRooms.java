package dev.parley.tui.chat;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.PlainText;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The rooms of a {@link MemoryPeer}, and those that its user is in. */
final class MemoryRooms {
  private List<String> joined = List.of(ChatPort.ROOM);

  synchronized List<String> joined() {
    return joined;
  }

  synchronized void join(String roomId) {
    if (!joined.contains(roomId)) {
      List<String> rooms = new ArrayList<>(joined);
      rooms.add(roomId);
      joined = List.copyOf(rooms);
    }
  }

  synchronized void part(String roomId) {
    joined = joined.stream().filter(room -> !room.equals(roomId)).toList();
  }

  /** As a leader makes it. */
  static EntryBody entry(Request request) {
    String key = request.kind() == RequestKind.ROOM ? "room" : "topic";
    return new EntryBody.Profile(request.nodeId(), key, request.roomId(), request.value());
  }

  static List<RoomStatus> of(List<Entry> log) {
    Rooms rooms = Rooms.NONE_MADE;
    for (Entry entry : log) {
      rooms = rooms.after(entry.seqNo(), entry.body());
    }
    return rooms.all().stream()
        .map(room -> new RoomStatus(room.name(), room.topic(), room.madeBy(), room.madeSeq()))
        .toList();
  }

  /** Why that text cannot be said in that room; null: it can. */
  static String fault(Supplier<List<Entry>> log, String roomId, String text) {
    if (!roomId.equals(ChatPort.ROOM)
        && of(log.get()).stream().noneMatch(room -> room.name().equals(roomId))) {
      return ChatPort.NO_ROOM + " #" + roomId;
    }
    return text.length() > 1000 ? "the text is too long" : PlainText.fault(text);
  }
}
