package dev.parley.tui.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.EventLog;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RoomCommandsTest implements CommandContext.Departure {
  @TempDir private Path folder;
  private final MemoryPeer peer = new MemoryPeer(1, 100);
  private final NameBook names = new NameBook();
  private final CommandContext context =
      new CommandContext(peer, names, new EventLog(), this, "parley 1");

  @Override
  public void quit() {}

  @Override
  public void retiring() {}

  private Answer run(String line, String room) {
    return Commands.run(line, context.in(room));
  }

  private Answer run(String line) {
    return Commands.run(line, context);
  }

  private String code(String line, String room) {
    return assertThrows(CommandException.class, () -> run(line, room)).code();
  }

  private void start() {
    names.begin(peer);
  }

  @Test
  void whoJoinsARoomThatThereIsNotMakesIt() {
    start();
    Answer answer = run("/join #Dev");
    assertEquals("#dev is made, and you are in it", answer.text());
    assertEquals("dev", answer.room());
    assertEquals(Map.of("room_id", "dev", "topic", "", "made", true), answer.data());
    assertEquals(List.of("general", "dev"), peer.joined());
    assertEquals("you are in #dev already", run("/join dev").text());
    assertEquals(1, peer.requests().size());
  }

  @Test
  void whoJoinsARoomOfOthersReadsItsTopic() {
    peer.append(new EntryBody.Profile(2, "room", "dev", "what we build"));
    start();
    Answer answer = run("/join #dev");
    assertEquals("you are in #dev: what we build", answer.text());
    assertEquals(false, answer.data().get("made"));
    assertEquals(List.of(), peer.requests());
  }

  @Test
  void withoutALeaderARoomIsAskedForAndWaits() {
    peer.loseMajority();
    start();
    Answer answer = run("/join #dev");
    assertTrue(answer.text().startsWith("asked the group to make #dev"), answer.text());
    assertTrue(answer.text().contains("it waits, see /queue; texts go to #general"));
    assertNull(answer.room());
    assertEquals(List.of("general", "dev"), peer.joined());
    assertEquals("no text of yours waits\nwaiting for a leader: /join #dev", run("/queue").text());
    assertEquals("no_such_room", code("/room dev", "general"));
  }

  @Test
  void aRoomHasANameThatAllCanType() {
    start();
    for (String bad : List.of("#two words", "#", "#a/b", "##", "#" + "x".repeat(33), "#\u0301")) {
      assertEquals("bad_room", code("/join " + bad, "general"), bad);
    }
    assertEquals("usage", code("/join", "general"));
    assertEquals("dev-1.x_y", run("/join DEV-1.x_y").room());
    assertEquals("größe", run("/join #GRÖSSE".replace("SS", "ß")).room());
    assertEquals("हिन्दी", run("/join #हिन्दी").room());
  }

  @Test
  void roomsAreLeftButForTheOneOfAll() {
    start();
    run("/join dev");
    Answer elsewhere = run("/part #dev", "general");
    assertEquals("you are no more in #dev", elsewhere.text());
    assertNull(elsewhere.room());
    run("/join dev");
    assertEquals("general", run("/part", "dev").room());
    assertEquals(List.of("general"), peer.joined());
    assertEquals("not_parted", code("/part", "general"));
    assertEquals("not_in_room", code("/part #dev", "general"));
  }

  @Test
  void roomsAreGoneToByNumberOrName() {
    start();
    run("/join ops");
    run("/join dev");
    assertEquals("ops", run("/room 2").room());
    assertEquals("dev", run("/room #DEV").room());
    assertEquals("general", run("/room 1").room());
    for (String bad : List.of("0", "4", "9999", "#other")) {
      assertEquals("not_in_room", code("/room " + bad, "general"), bad);
    }
    assertEquals("usage", code("/room", "general"));
  }

  @Test
  void theRoomsAreListed() {
    peer.append(new EntryBody.Profile(2, "room", "operations", "lunch\u001b[1m at 12"));
    peer.append(new EntryBody.Profile(2, "room", "dev", ""));
    start();
    run("/join dev");
    assertEquals(
        "   1 #general\n   - #operations  lunch\uFFFD[1m at 12\n*  2 #dev",
        run("/rooms", "dev").text());
    List<?> rooms = (List<?>) run("/rooms", "dev").data().get("rooms");
    assertEquals(
        "{room_id=dev, topic=, made_by=2, made_seq=3, joined=true, number=2, here=true}",
        rooms.get(2).toString());
  }

  @Test
  void aTopicIsSetShownAndCleared() {
    start();
    run("/join dev");
    assertEquals("#dev has no topic", run("/topic", "dev").text());
    assertEquals("the topic of #dev is: what we build", run("/topic what we build", "dev").text());
    assertEquals("the topic of #dev is: what we build", run("/topic", "dev").text());
    assertEquals("#general has no topic", run("/topic").text());
    assertEquals("#dev has no topic", run("/topic -", "dev").text());
    assertEquals("bad_topic", code("/topic " + "x".repeat(257), "dev"));
    assertEquals("no_such_room", code("/topic x", "other"));
  }

  @Test
  void whatALeaderIsAskedForWaits() {
    peer.loseMajority();
    start();
    assertTrue(run("/topic tea").text().contains("there is no leader, so it waits"));
    assertTrue(run("/queue").text().endsWith("/topic tea (of #general)"));
  }

  @Test
  void anExportHasAllRooms() throws IOException {
    peer.append(new EntryBody.Profile(1, "room", "dev", ""));
    peer.append(peer.chat("dev", "tea there"));
    start();
    Path file = folder.resolve("all.txt");
    run("/export " + file, "general");
    String all = Files.readString(file);
    assertTrue(all.contains("#2 -- alice made #dev\n"), all);
    assertTrue(all.endsWith(" dev alice: tea there\n"), all);
  }

  @Test
  void historyAndSearchAreOfTheRoom() {
    peer.append(new EntryBody.Profile(1, "room", "dev", ""));
    peer.append(peer.chat("general", "tea here"));
    peer.append(peer.chat("dev", "tea there"));
    peer.append(peer.chat("general", "more here"));
    start();
    assertEquals(1, run("/history", "dev").text().lines().count());
    assertTrue(run("/history 9", "dev").text().endsWith("tea there"));
    assertTrue(run("/history #1", "dev").text().endsWith("tea there"));
    assertEquals(2, run("/history").text().lines().count());
    assertTrue(run("/search TEA", "dev").text().endsWith("tea there"));
    assertEquals(1, run("/search tea").text().lines().count());
    assertFalse(run("/search tea").text().contains("there"));
    assertTrue(run("/log").text().contains("made #dev"));
  }
}
