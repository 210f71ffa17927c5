package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.tui.chat.MemoryPeer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoomSieveTest {
  private final RoomSieve dev = new RoomSieve("dev");
  private final RoomSieve general = new RoomSieve("general");

  private static Entry said(String room, String text) {
    MessageId id = new MessageId("00000000000000aa", 1);
    return entry(new EntryBody.Chat(1, id, room, 1, 1, text));
  }

  private static Entry entry(EntryBody body) {
    return EntryFormat.make(1, 1, body, 0);
  }

  @Test
  void whatIsOfAnotherRoomIsKeptBackBeforeItIsParsed() {
    assertTrue(dev.test(said("dev", "hello").line()));
    for (String other : List.of("de", "devs", "general", "büro")) {
      assertFalse(dev.test(said(other, "\"room_id\":\"dev\" \\ \n dev").line()), other);
    }
    assertTrue(new RoomSieve("büro").test(said("büro", "hello").line()));
    assertFalse(dev.test(entry(new EntryBody.Profile(1, "topic", "ops", "dev")).line()));
  }

  @Test
  void aLineThatIsWrittenOtherwisePasses() {
    for (String line :
        List.of(
            "{\"type\":\"SEQ_CHAT\",\"room_id\":\"d\\u0065v\",\"payload\":\"x\"}",
            "{\"type\":\"SEQ_CHAT\",\"room\\u005fid\":\"dev\",\"payload\":\"x\"}",
            "{\"type\":\"SEQ_CHAT\", \"room_id\" : \"dev\"}",
            "{\"room_id\":\"dev\"",
            "{\"room_id\":\"",
            "")) {
      assertTrue(dev.test(line.getBytes(StandardCharsets.UTF_8)), line);
    }
  }

  @Test
  void whoHasWhichNameIsWantedInEveryRoom() {
    Entry members =
        entry(new EntryBody.Members("n1 founds home", List.of(MemoryPeer.member(1, "a"))));
    Entry named = entry(new EntryBody.Profile(1, "name", null, "rob"));
    Entry leads = entry(new EntryBody.Leader(MemoryPeer.member(1, "a").info()));
    for (RoomSieve room : List.of(dev, general)) {
      assertTrue(room.test(members.line()) && room.isWanted(members));
      assertTrue(room.test(named.line()) && room.isWanted(named));
      assertEquals(room == general, room.isWanted(leads));
      assertFalse(room.isMessage(named));
    }
  }

  @Test
  void aTopicIsOfItsRoom() {
    Entry topic = entry(new EntryBody.Profile(1, "topic", "dev", "it"));
    assertTrue(dev.isWanted(topic));
    assertFalse(general.isWanted(topic));
    assertFalse(general.isWanted(said("dev", "hello")));
  }
}
