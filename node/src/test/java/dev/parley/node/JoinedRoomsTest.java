package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rooms a user is in is the user's own matter, and outlives a run. */
final class JoinedRoomsTest {
  @TempDir private Path data;

  private Node start() throws NodeException {
    return Node.start(Alone.config(data), new Alone.Deaf(), 0);
  }

  @Test
  void everybodyIsInOneRoom() throws Exception {
    try (Node node = start()) {
      assertEquals(List.of("general"), node.joined());
      node.part("general");
      node.join("general");
      node.part("dev");
      assertEquals(List.of("general"), node.joined());
    }
  }

  @Test
  void roomsAreKeptInTheOrderOfJoining() throws Exception {
    try (Node node = start()) {
      node.join("ops");
      node.join("dev");
      node.join("ops");
      node.join("a\nb");
      node.shown(3);
      assertEquals(List.of("general", "ops", "dev"), node.joined());
    }
    try (Node node = start()) {
      assertEquals(List.of("general", "ops", "dev"), node.joined());
      node.part("ops");
    }
    try (Node node = start()) {
      assertEquals(List.of("general", "dev"), node.joined());
    }
  }

  /** After a kill, too. */
  @Test
  void roomsAreWrittenWhileTheNodeRuns() throws Exception {
    try (Node node = start()) {
      node.join("dev");
      Path file = data.resolve("state.json");
      await().until(() -> Files.exists(file) && Files.readString(file).contains("\"dev\""));
    }
  }

  @Test
  void aFileThatIsNotSoundIsNoTrouble() throws Exception {
    start().close();
    for (String odd : List.of("", "{\"joined\":[\"dev\"]}", "{\"shown\":1,\"crc\":\"00000000\"}")) {
      Files.writeString(data.resolve("state.json"), odd);
      try (Node node = start()) {
        assertEquals(List.of("general"), node.joined());
      }
    }
  }

  @Test
  void thereIsAnEndToTheRoomsThatOneIsIn() throws Exception {
    try (Node node = start()) {
      for (int i = 0; i < Limits.ROOMS + 10; i++) {
        node.join("r" + i);
      }
      assertEquals(Limits.ROOMS, node.joined().size());
    }
  }

  @Test
  void aRoomThatIsAskedForIsToldOf() throws Exception {
    try (Node node = start()) {
      node.request(Message.Request.room(1, "dev", "what we build"));
      await().until(() -> node.status().get().room("dev") != null);
      assertEquals("what we build", node.status().get().room("dev").topic());
      node.request(Message.Request.topic(1, "dev", ""));
      await().until(() -> node.status().get().room("dev").topic().isEmpty());
      assertTrue(node.send("nowhere", "x").get().refusal().startsWith("there is no room #nowhere"));
      assertTrue(node.send("dev", "x").get().msgId() != null);
    }
  }
}
