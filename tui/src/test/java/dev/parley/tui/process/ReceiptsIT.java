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

/** Three peers, as processes, tell each other who has read what and who is there. */
@Tag("process")
@Timeout(180)
final class ReceiptsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AutoClose private final RealGroup group;

  ReceiptsIT(@TempDir Path folder) {
    group = new RealGroup(folder, PATIENCE);
  }

  /** Returns its number, when it is final everywhere. */
  private long say(int id, String text) throws IOException {
    group.get(id).type(text);
    for (RealPeer peer : group.all()) {
      await()
          .atMost(PATIENCE)
          .until(() -> peer.messages().stream().anyMatch(m -> m.endsWith(" " + text)));
    }
    String said =
        group.get(id).messages().stream().filter(m -> m.endsWith(" " + text)).findFirst().get();
    return Long.parseLong(said.substring(0, said.indexOf(' ')));
  }

  /** How far that peer knows that reader to be; 0: not at all. */
  private long readUpTo(int id, int reader) {
    return group.get(id).events("receipt").stream()
        .filter(e -> e.get("reader_id").asInt() == reader)
        .mapToLong(e -> e.get("read_up_to").asLong())
        .max()
        .orElse(0);
  }

  private void awaitRead(int id, int reader, long upTo) {
    await().atMost(PATIENCE).untilAsserted(() -> assertEquals(upTo, readUpTo(id, reader)));
  }

  private JsonNode lastReply(int id) {
    List<JsonNode> replies = group.get(id).events("reply");
    return replies.isEmpty() ? null : replies.get(replies.size() - 1);
  }

  @Test
  void receiptsArriveAndOutliveAKilledPeer() throws Exception {
    group.startAll(3);
    long hello = say(1, "hello");
    for (int id = 1; id <= 3; id++) {
      for (int reader = 1; reader <= 3; reader++) {
        if (reader != id) {
          awaitRead(id, reader, hello);
        }
      }
    }
    group.get(1).type("/confirmations");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                lastReply(1) != null && lastReply(1).get("text").stringValue().contains("read by"));
    assertTrue(
        lastReply(1).get("data").toString().contains("\"read_by\":[2,3],\"not_read_by\":[]"),
        lastReply(1).toString());

    // Alone, it can have it from nobody but its disk.
    for (int reader = 1; reader <= 3; reader++) {
      String mark = "{\"reader_id\":" + reader + ",\"marks\":[{\"room_id\":\"general\",";
      Path state = group.data(1).resolve("state.json");
      await()
          .atMost(PATIENCE)
          .until(() -> Files.readString(state).contains(mark + "\"seq_no\":" + hello + "}"));
    }
    group.kill(1);
    group.kill(2);
    group.kill(3);
    group.join(1);
    awaitRead(1, 2, hello);
    awaitRead(1, 3, hello);
  }

  @Test
  void whoWasAwayLearnsWhatAReaderReadThatIsGone() throws Exception {
    group.startAll(3, "--receipts", "focused");
    long first = say(1, "first");
    group.get(2).type("{\"read\":{\"room\":\"general\",\"up_to\":" + first + "}}");
    awaitRead(1, 2, first);
    awaitRead(3, 2, first);
    assertEquals(0, readUpTo(1, 3), "a program that says nothing has read nothing");
    group.kill(3);
    long second = say(1, "second");
    group.get(2).type("{\"read\":{\"room\":\"general\",\"up_to\":" + second + "}}");
    awaitRead(1, 2, second);
    group.get(2).type("/quit");
    group.awaitEnd(2);

    group.join(3);
    await()
        .atMost(PATIENCE)
        .until(() -> group.get(3).messages().stream().anyMatch(m -> m.endsWith(" second")));
    awaitRead(3, 2, second);
  }

  @Test
  void whoIsAwayAndWhoLeftIsTold() throws Exception {
    group.startAll(3);
    group.get(2).type("/away lunch");
    awaitMember(1, 2, "IDLE", "away: lunch");
    awaitMember(3, 2, "IDLE", "away: lunch");
    group.get(2).type("back");
    awaitMember(1, 2, "ONLINE", "");
    group.get(2).type("/quit");
    group.awaitEnd(2);
    awaitMember(1, 2, "OFFLINE", "left");
    group.kill(3);
    awaitMember(1, 3, "OFFLINE", "connection lost");
    group.get(1).type("/users");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                lastReply(1) != null && lastReply(1).get("text").stringValue().contains("offline"));
    String users = lastReply(1).get("text").stringValue();
    assertTrue(users.matches("(?s).*n2 +\\S+ +offline since \\S+ [0-9:]+ \\(left\\).*"), users);
    assertTrue(
        users.matches("(?s).*n3 +\\S+ +offline since \\S+ [0-9:]+ \\(connection lost\\).*"), users);

    group.kill(1);
    group.join(1);
    group.get(1).type("/users");
    await().atMost(PATIENCE).until(() -> lastReply(1) != null);
    String again = lastReply(1).get("text").stringValue();
    assertTrue(again.matches("(?s).*n2 +\\S+ +offline since \\S+ [0-9:]+\n.*"), again);
  }

  private void awaitMember(int at, int about, String presence, String why) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> said = new ArrayList<>();
              for (JsonNode e : group.get(at).events("member")) {
                if (e.get("node_id").asInt() == about) {
                  said.add(e.get("presence").stringValue() + " " + e.get("why").stringValue());
                }
              }
              assertTrue(!said.isEmpty(), "nothing of n" + about);
              assertEquals(presence + " " + why, said.get(said.size() - 1));
            });
  }
}
