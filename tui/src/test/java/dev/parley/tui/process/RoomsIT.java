package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three real processes, whose users make rooms and talk in them. */
@Tag("process")
@Timeout(120)
final class RoomsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AutoClose private final RealGroup group;

  RoomsIT(@TempDir Path folder) {
    group = new RealGroup(folder, PATIENCE);
  }

  private List<RealPeer> three() throws IOException {
    group.startAll(3);
    return List.copyOf(group.all());
  }

  /** The rooms that this answer to {@code /rooms} lists, each with its topic and its number. */
  private static List<String> rooms(RealPeer peer, String ref) throws IOException {
    peer.type("{\"command\":\"/rooms\",\"ref\":\"" + ref + "\"}");
    await().atMost(PATIENCE).until(() -> reply(peer, ref) != null);
    List<String> rooms = new ArrayList<>();
    reply(peer, ref)
        .get("data")
        .get("rooms")
        .forEach(
            room ->
                rooms.add(
                    room.get("room_id").stringValue()
                        + "|"
                        + room.get("topic").stringValue()
                        + "|"
                        + room.get("number")));
    return rooms;
  }

  private static JsonNode reply(RealPeer peer, String ref) {
    return peer.events("reply").stream()
        .filter(reply -> ref.equals(reply.get("ref").asString("")))
        .findFirst()
        .orElse(null);
  }

  private static List<String> made(RealPeer peer) {
    return peer.events("entry").stream()
        .filter(entry -> entry.has("key") && entry.get("key").stringValue().equals("room"))
        .map(entry -> entry.get("room_id").stringValue())
        .toList();
  }

  @Test
  void aRoomOfOneIsThereAtAllAndOutlivesAKill() throws Exception {
    List<RealPeer> all = three();
    RealPeer first = all.get(0);
    first.type("/join #dev");
    first.type("/topic what we build");
    first.type("hello in there");
    await()
        .atMost(PATIENCE)
        .until(() -> all.stream().allMatch(p -> p.events("message").size() == 1));
    JsonNode message = all.get(2).events("message").get(0);
    assertEquals("dev", message.get("room_id").stringValue());
    assertEquals(List.of("general||1", "dev|what we build|2"), rooms(first, "a"));
    assertEquals(List.of("general||1", "dev|what we build|null"), rooms(all.get(1), "b"));
    all.get(1).type("{\"send\":\"x\",\"room\":\"nowhere\",\"ref\":\"c\"}");
    await().atMost(PATIENCE).until(() -> !all.get(1).events("error").isEmpty());
    assertEquals("no_such_room", all.get(1).events("error").get(0).get("code").stringValue());

    Path state = group.data(1).resolve("state.json");
    await().atMost(PATIENCE).until(() -> Files.readString(state).contains("\"dev\""));
    group.kill(1);
    RealPeer again = group.start(1);
    await().atMost(PATIENCE).until(() -> again.leaderId() != 0);
    assertEquals(List.of("general||1", "dev|what we build|2"), rooms(again, "d"));
  }

  @Test
  void aRoomThatTwoMakeAtOnceIsOne() throws Exception {
    List<RealPeer> all = three();
    all.get(0).type("{\"command\":\"/join tea\",\"ref\":\"j\"}");
    all.get(1).type("{\"command\":\"/join #TEA\",\"ref\":\"j\"}");
    for (RealPeer peer : all.subList(0, 2)) {
      await().atMost(PATIENCE).until(() -> reply(peer, "j") != null);
      assertEquals("tea", reply(peer, "j").get("data").get("room_id").stringValue());
      peer.type("one of two");
    }
    await()
        .atMost(PATIENCE)
        .until(() -> all.stream().allMatch(p -> p.events("message").size() == 2));
    for (RealPeer peer : all) {
      assertEquals(List.of("tea"), made(peer));
      assertEquals(all.get(0).messages(), peer.messages());
    }
    assertEquals(
        1,
        all.subList(0, 2).stream()
            .filter(p -> reply(p, "j").get("data").get("made").booleanValue())
            .count());
  }

  @Test
  void withoutAMajorityARoomIsAskedForAndMadeLater() throws Exception {
    List<RealPeer> all = three();
    group.kill(2);
    group.kill(3);
    RealPeer first = all.get(0);
    await().atMost(PATIENCE).until(() -> first.leaderId() == 0);
    first.type("{\"command\":\"/join later\",\"ref\":\"j\"}");
    await().atMost(PATIENCE).until(() -> reply(first, "j") != null);
    assertTrue(reply(first, "j").get("text").stringValue().contains("see /queue"));
    first.type("{\"command\":\"/queue\",\"ref\":\"q\"}");
    await().atMost(PATIENCE).until(() -> reply(first, "q") != null);
    assertEquals("[\"/join #later\"]", reply(first, "q").get("data").get("asked").toString());
    RealPeer second = group.start(2);
    await().atMost(PATIENCE).until(() -> made(second).equals(List.of("later")));
    assertEquals(List.of("general||1", "later||2"), rooms(first, "r"));
  }
}
