package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Peers on hosts of their own, whose network is cut. */
@Tag("process")
@Timeout(120)
final class CutNetworkIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final List<RealPeer> peers = new ArrayList<>();
  private Hosts hosts;

  @BeforeEach
  void start() throws IOException {
    String missing = Hosts.missing();
    if (missing != null) {
      System.err.println("SKIPPED: no network can be cut on this machine: " + missing);
    }
    assumeTrue(missing == null, missing);
    hosts = new Hosts(3);
    for (int id = 1; id <= 3; id++) {
      peers.add(peer(id));
      RealPeer peer = peers.get(id - 1);
      await().atMost(PATIENCE).until(() -> peer.address() != null);
    }
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.leaderId() == 3 && peer.voters() == 3);
    }
  }

  private RealPeer peer(int id) throws IOException {
    List<String> options = new ArrayList<>(List.of("--id", "" + id, "--insecure"));
    options.addAll(List.of("--host", hosts.address(id), "--takeover-after", "500ms"));
    if (id > 1) {
      options.addAll(List.of("--seed", hosts.address(1) + ":6001"));
    }
    return new RealPeer(
        RealPeer.start(hosts.wrapper(id), data(id), options.toArray(String[]::new)));
  }

  private Path data(int id) {
    return folder.resolve("peer-" + id);
  }

  @AfterEach
  void stop() {
    peers.forEach(RealPeer::close);
    if (hosts != null) {
      hosts.close();
    }
  }

  @Test
  void aLeaderThatIsCutOffDecidesNothingAndItsWordsAreNotLost() throws IOException {
    type(1, "before");
    allShow(1);
    hosts.cut(3);
    type(3, "typed alone");
    await().atMost(PATIENCE).until(() -> peers.get(2).leaderId() == 0);
    await().atMost(PATIENCE).until(() -> peers.get(0).leaderId() == 2);
    type(1, "while it is away");
    type(2, "and this");
    await().atMost(PATIENCE).until(() -> peers.get(0).messages().size() == 3);
    assertEquals(1, peers.get(2).messages().size());

    hosts.mend(3);

    allShow(4);
    assertEquals(4, new HashSet<>(peers.get(0).messages()).size());
    assertTrue(peers.get(0).messages().get(3).endsWith(" typed alone"));
    for (RealPeer peer : peers) {
      assertEquals(peers.get(0).messages(), peer.messages());
      await().atMost(PATIENCE).until(() -> peer.leaderId() == 3);
    }
    type(2, "after");
    allShow(5);
    assertArrayEquals(log(1), log(2));
    assertArrayEquals(log(1), log(3));
  }

  private void type(int id, String text) throws IOException {
    peers.get(id - 1).type(text);
  }

  private void allShow(int count) {
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.messages().size() == count);
    }
  }

  private byte[] log(int id) throws IOException {
    return Files.readAllBytes(data(id).resolve("log/00000000000000000001.ndjson"));
  }
}
