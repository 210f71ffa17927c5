package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a careless user, a broken disk or a liar does to a group of three. */
@Tag("process")
@Timeout(120)
final class BreakerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String STORAGE = "99999999-aaaa-4aaa-8aaa-000000000099";
  private static final long HUGE = (1L << 53) - 1;

  @TempDir private Path folder;
  private final List<RealPeer> peers = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    for (int id = 1; id <= 3; id++) {
      peers.add(null);
      restart(id, id == 1 ? List.of() : List.of("--seed", peers.get(0).address()));
    }
    awaitWhole();
  }

  @AfterEach
  void stop() {
    peers.forEach(RealPeer::close);
  }

  private void restart(int id, List<String> more) throws IOException {
    List<String> options =
        new ArrayList<>(List.of("--id", "" + id, "--takeover-after", "200ms", "--port"));
    RealPeer before = peers.get(id - 1);
    options.add(before == null ? "0" : before.address().replaceFirst(".*:", ""));
    options.addAll(more);
    RealPeer peer = new RealPeer(folder.resolve("peer-" + id), options.toArray(String[]::new));
    peers.set(id - 1, peer);
    await().atMost(PATIENCE).until(() -> peer.address() != null);
  }

  private void awaitWhole() {
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.leaderId() == 3 && peer.voters() == 3);
    }
  }

  private void assertServes(String text) throws IOException {
    for (RealPeer peer : peers) {
      peer.type(text);
    }
    for (RealPeer peer : peers) {
      await()
          .atMost(PATIENCE)
          .until(() -> peer.messages().stream().filter(m -> m.endsWith(text)).count() == 3);
    }
  }

  @Test
  void oneThatIsNoMemberDecidesNothing() throws Exception {
    String info =
        "\"node_id\":99,\"name\":\"eve\",\"address\":\"127.0.0.1:9\",\"mode\":\"bootstrap\","
            + "\"storage_id\":\""
            + STORAGE
            + "\"";
    for (RealPeer peer : peers) {
      for (long term : new long[] {9, HUGE}) {
        says(
            peer,
            info,
            "{\"type\":\"COORDINATOR\",\"term\":"
                + term
                + ",\"leader\":{"
                + info
                + "},\"start_seq\":1,\"prev_term\":0,\"prev_crc\":\"00000000\",\"commit_seq\":0}");
        says(
            peer,
            info,
            "{\"type\":\"ELECTION\",\"probe\":false,\"term\":"
                + term
                + ",\"round\":1,\"handover\":true}");
      }
      says(peer, info, "{\"type\":\"REQUEST\",\"kind\":\"remove\",\"node_id\":1,\"value\":\"\"}");
    }
    assertServes("still here");
    assertEquals(3, peers.get(0).leaderId());
    assertTrue(peers.stream().allMatch(peer -> peer.process().isAlive()));
  }

  /** Greets as one that belongs to the group, says that line, and hears the peer out. */
  private static void says(RealPeer peer, String info, String line) throws IOException {
    String[] address = peer.address().split(":");
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      var in = socket.getInputStream();
      var first = new java.io.ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        first.write(b);
      }
      JsonNode hello = JsonMapper.shared().readTree(first.toByteArray());
      String mine =
          "{\"type\":\"HELLO\",\"version\":1,"
              + info
              + ",\"group_id\":"
              + hello.get("group_id")
              + ",\"group\":\"home\",\"started_at\":1}\n";
      String bye = "\n{\"type\":\"BYE\",\"reason\":\"\"}\n";
      socket.getOutputStream().write((mine + line + bye).getBytes(StandardCharsets.UTF_8));
      in.readAllBytes();
    }
  }

  @Test
  void aNameThatCannotBeSentStopsNobody() throws IOException {
    peers.get(2).type("/nick \"carol\"");
    await().atMost(PATIENCE).until(() -> !peers.get(2).events("error").isEmpty());
    assertServes("hello");
  }

  @Test
  void aLeaderThatRetiresIsGoneAtOnce() throws Exception {
    RealPeer leaver = peers.get(2);
    leaver.type("/retire");
    assertTrue(leaver.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertEquals(0, leaver.process().exitValue());
    RealPeer next = peers.get(1);
    await().atMost(PATIENCE).until(() -> next.leaderId() == 2 && next.voters() == 2);
    assertTrue(next.events("notice").stream().filter(n -> leads(3, n)).count() <= 1);
  }

  private static boolean leads(int id, JsonNode notice) {
    return notice.get("text").stringValue().startsWith("n" + id + " leads");
  }

  @Test
  void aPeerWhoseIdentityIsLostFoundsNoGroupOfItsOwn() throws Exception {
    assertServes("before");
    peers.get(0).process().destroyForcibly().waitFor();
    Files.delete(folder.resolve("peer-1").resolve("id.json"));
    restart(1, List.of());
    awaitWhole();
    assertServes("after");
  }

  @Test
  void allThreeKilledAtOnceLoseNothingThatWasTaken() throws Exception {
    for (int i = 0; i < 100; i++) {
      for (RealPeer peer : peers) {
        peer.type("message " + i);
      }
    }
    await().atMost(PATIENCE).until(() -> peers.get(0).messages().size() > 20);
    for (RealPeer peer : peers) {
      peer.process().destroyForcibly();
    }
    List<String> taken = new ArrayList<>();
    for (int id = 1; id <= 3; id++) {
      peers.get(id - 1).process().waitFor();
      peers.get(id - 1).events("queued").forEach(q -> taken.add(q.get("msg_id").stringValue()));
      restart(id, List.of("--from", "1"));
    }
    awaitWhole();
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> shown(peer).containsAll(taken));
      assertEquals(shown(peer).size(), shown(peer).stream().distinct().count());
    }
  }

  private static List<String> shown(RealPeer peer) {
    return peer.events("message").stream().map(m -> m.get("msg_id").stringValue()).toList();
  }
}
