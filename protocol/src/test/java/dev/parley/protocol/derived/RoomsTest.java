package dev.parley.protocol.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.derived.Rooms.Room;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private Rooms rooms = Rooms.NONE_MADE;
  private long seqNo = 4;

  private void says(int nodeId, String key, String roomId, String value) {
    rooms = rooms.after(++seqNo, new EntryBody.Profile(nodeId, key, roomId, value));
  }

  @Test
  void oneRoomIsThereFromTheBeginning() {
    assertEquals(List.of(new Room("general", "", 0, 0)), rooms.all());
    says(2, "topic", "general", "all there is");
    assertEquals(List.of(new Room("general", "all there is", 0, 0)), rooms.all());
  }

  @Test
  void aRoomIsThereFromItsEntryOn() {
    says(2, "room", "dev", "");
    says(3, "room", "ops", "who is on call");
    Room dev = new Room("dev", "", 2, 5);
    Room ops = new Room("ops", "who is on call", 3, 6);
    assertEquals(List.of(new Room("general", "", 0, 0), dev, ops), rooms.all());
    says(1, "topic", "dev", "what we build");
    assertEquals(new Room("dev", "what we build", 2, 5), rooms.room("dev"));
    assertEquals(ops, rooms.all().get(2));
    says(1, "topic", "dev", "");
    assertEquals(dev, rooms.room("dev"));
    assertNull(rooms.room("Dev"));
  }

  @Test
  void theFirstEntryForANameWins() {
    says(2, "room", "dev", "mine");
    Rooms before = rooms;
    says(3, "room", "dev", "no, mine");
    says(3, "room", "general", "mine, too");
    assertSame(before, rooms);
  }

  @Test
  void whatIsAboutNoRoomChangesNone() {
    says(2, "name", null, "bob");
    says(2, "room", null, "dev");
    says(2, "topic", null, "tea");
    says(2, "topic", "dev", "tea");
    says(2, "colour", "general", "red");
    says(2, "topic", "general", "");
    rooms = rooms.after(++seqNo, new EntryBody.Members("n1 founds", List.of()));
    assertSame(Rooms.NONE_MADE, rooms);
  }

  @Test
  void thereAreSoManyRoomsAndNoMore() {
    for (int i = 1; i <= Limits.ROOMS + 5; i++) {
      says(2, "room", "r" + i, "");
    }
    assertEquals(Limits.ROOMS, rooms.all().size());
    assertTrue(rooms.isFull());
    assertEquals("r" + (Limits.ROOMS - 1), rooms.all().get(Limits.ROOMS - 1).name());
  }
}
