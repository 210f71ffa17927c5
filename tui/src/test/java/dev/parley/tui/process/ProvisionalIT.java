package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two of five talk on without the others, and one of the two does not live to see it final. */
@Tag("process")
@Timeout(180)
final class ProvisionalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PEERS = 5;

  @AutoClose private final RealGroup group;

  /** By sender: what was typed and said to be queued, in its order. */
  private final Map<Integer, List<String>> typed = new TreeMap<>();

  ProvisionalIT(@TempDir Path folder) {
    group = new RealGroup(folder, PATIENCE);
  }

  @BeforeEach
  void start() throws IOException {
    group.startAll(PEERS);
    for (int id = 1; id <= PEERS; id++) {
      typed.put(id, new ArrayList<>());
      type(id, 3, "before");
    }
    awaitAllFinal();
  }

  /** Returns when all of it is in the sender's outbox. */
  private void type(int id, int count, String what) throws IOException {
    RealPeer peer = group.get(id);
    int before = peer.events("queued").size();
    for (int i = 0; i < count; i++) {
      String text = what + " " + i + " of n" + id;
      typed.get(id).add(text);
      peer.type(text);
    }
    await().atMost(PATIENCE).until(() -> peer.events("queued").size() == before + count);
  }

  private void awaitAllFinal() {
    int count = typed.values().stream().mapToInt(List::size).sum();
    for (RealPeer peer : group.all()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertTrue(peer.messages().size() >= count, missing(peer)));
    }
    List<String> one = group.get(2).messages();
    for (RealPeer peer : group.all()) {
      assertEquals(one, peer.messages());
      assertEquals(typed, bySender(peer.events("message")));
    }
  }

  private String missing(RealPeer peer) {
    List<String> left = new ArrayList<>();
    Map<Integer, List<String>> shown = bySender(peer.events("message"));
    typed.forEach(
        (id, texts) ->
            texts.stream()
                .filter(text -> !shown.getOrDefault(id, List.of()).contains(text))
                .forEach(left::add));
    return left + " is not final";
  }

  private static Map<Integer, List<String>> bySender(List<JsonNode> events) {
    Map<Integer, List<String>> texts = new TreeMap<>();
    for (JsonNode event : events) {
      texts
          .computeIfAbsent(event.get("sender_id").asInt(), id -> new ArrayList<>())
          .add(event.get("payload").stringValue());
    }
    return texts;
  }

  /** The two that are left talk, until each has shown all that the other has typed. */
  private void talkWithoutAMajority() throws Exception {
    for (int id = 3; id <= PEERS; id++) {
      group.kill(id);
    }
    for (int round = 0; round < 5; round++) {
      type(1, 20, "provisional " + round);
      type(2, 20, "provisional " + round);
    }
    for (RealPeer peer : group.all()) {
      await().atMost(PATIENCE).until(() -> hasState(peer, "NO_MAJORITY"));
      Map<Integer, List<String>> both =
          Map.of(1, typed.get(1).subList(3, 103), 2, typed.get(2).subList(3, 103));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertEquals(both, bySender(peer.events("provisional"))));
      assertTrue(peer.messages().size() == 3 * PEERS, "nothing is final without a majority");
    }
  }

  private static boolean hasState(RealPeer peer, String state) {
    return peer.events("state").stream().anyMatch(e -> e.get("state").stringValue().equals(state));
  }

  private void loseForGood(int id) throws Exception {
    group.kill(id);
    try (Stream<Path> files = Files.walk(group.data(id))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void returnOfTheOthers() throws IOException {
    for (int id = 3; id <= PEERS; id++) {
      group.start(id, "--from", "1");
    }
    for (int id = 2; id <= PEERS; id++) {
      type(id, 3, "after");
    }
    awaitAllFinal();
    for (RealPeer peer : group.all()) {
      await().atMost(PATIENCE).until(() -> waiting(peer).equals("0 own, 0 held"));
    }
  }

  private static String waiting(RealPeer peer) throws IOException {
    int before = peer.events("status").size();
    peer.type("/status");
    await().atMost(PATIENCE).until(() -> peer.events("status").size() > before);
    JsonNode status = peer.events("status").get(before);
    return status.get("outbox").asInt() + " own, " + status.get("provisional").asInt() + " held";
  }

  @Test
  void whatOneThatIsGoneForGoodHasTypedBecomesFinal() throws Exception {
    talkWithoutAMajority();
    assertEquals("100 own, 100 held", waiting(group.get(2)));
    loseForGood(1);
    returnOfTheOthers();
  }

  @Test
  void whatIsHeldForOthersSurvivesItsHoldersRestart() throws Exception {
    talkWithoutAMajority();
    loseForGood(1);
    group.kill(2);
    RealPeer holder = group.start(2, "--from", "1");
    assertEquals("100 own, 100 held", waiting(holder));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertEquals(
                    Map.of(1, typed.get(1).subList(3, 103), 2, typed.get(2).subList(3, 103)),
                    bySender(holder.events("provisional"))));
    returnOfTheOthers();
  }
}
