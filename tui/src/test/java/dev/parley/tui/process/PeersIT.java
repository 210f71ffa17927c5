package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, sockets and disks. */
@Tag("process")
@Timeout(120)
final class PeersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  @AutoClose private final RealGroup group;
  private List<RealPeer> peers;

  PeersIT(@TempDir Path folder) {
    this.folder = folder;
    group = new RealGroup(folder, PATIENCE);
  }

  @BeforeEach
  void start() throws IOException {
    group.startAll(3);
    peers = List.copyOf(group.all());
  }

  @Test
  void threePeersShowTheSameOrder() throws IOException {
    for (int i = 0; i < 200; i++) {
      for (RealPeer peer : peers) {
        peer.type("message " + i);
      }
    }
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.messages().size() >= 600);
      assertEquals(peers.get(0).messages(), peer.messages());
    }
  }

  @Test
  void aKilledLeaderLosesAndDoublesNothing() throws IOException {
    for (int i = 0; i < 400; i++) {
      if (i == 150) {
        await().atMost(PATIENCE).until(() -> peers.get(0).messages().size() >= 100);
        peers.get(2).process().destroyForcibly();
      }
      peers.get(i % 2).type("message " + i);
    }
    for (RealPeer peer : peers.subList(0, 2)) {
      await().atMost(PATIENCE).until(() -> peer.messages().size() >= 400);
      assertEquals(400, new HashSet<>(peer.messages()).size());
      assertEquals(peers.get(0).messages(), peer.messages());
      assertEquals(2, peer.leaderId());
    }
  }

  @Test
  void aVisitorTakesNoVoteAlong() throws Exception {
    RealPeer second = peers.get(1);
    RealPeer visitor = group.join(4);
    await().atMost(PATIENCE).until(() -> second.voterIds().equals(List.of(2, 3, 4)));
    visitor.process().toHandle().destroy();
    assertTrue(visitor.process().waitFor(10, TimeUnit.SECONDS));
    await().atMost(PATIENCE).until(() -> second.voterIds().equals(List.of(1, 2, 3)));

    await().atMost(PATIENCE).until(() -> second.leaderId() == 3);
    peers.get(2).process().destroyForcibly();
    await().atMost(PATIENCE).until(() -> second.leaderId() == 2);
    peers.get(0).type("we go on");
    await().atMost(PATIENCE).until(() -> second.messages().size() == 1);
  }

  @Test
  void whatIsTakenIsSaidByTheExitCode() throws Exception {
    String port = peers.get(0).address().replaceFirst(".*:", "");
    assertEquals(6, exitCode(folder.resolve("other"), "--id", "7", "--port", port));
    assertEquals(4, exitCode(folder.resolve("peer-1"), "--id", "1", "--port", "0"));
    assertEquals(2, exitCode(folder.resolve("other"), "--no-such-flag"));
    assertEquals(3, exitCode(folder.resolve("other"), "--id", "7", "--host", "0.0.0.0"));
  }

  @Test
  void aNewcomerOfAnotherGroupIsRefused() throws Exception {
    String seed = peers.get(0).address();
    assertEquals(
        8,
        exitCode(
            folder.resolve("third"), "--id", "7", "--port", "0", "--group", "x", "--seed", seed));
  }

  @Test
  void aSignalLeavesInOrder() throws Exception {
    peers.get(0).process().toHandle().destroy();
    assertTrue(peers.get(0).process().waitFor(10, TimeUnit.SECONDS));
    assertEquals(143, peers.get(0).process().exitValue());
    await().atMost(PATIENCE).until(() -> !peers.get(0).events("bye").isEmpty());
  }

  private static int exitCode(Path data, String... options) throws Exception {
    Process process = RealPeer.start(data, options);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it goes on running");
    return process.exitValue();
  }
}
