package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, of which only the first takes newcomers and another one leads. */
@Tag("process")
@Timeout(120)
final class ModesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final List<RealPeer> peers = new ArrayList<>();

  @AfterEach
  void stop() {
    peers.forEach(RealPeer::close);
  }

  private RealPeer start(int id, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--id", "" + id, "--takeover-after", "200ms"));
    options.addAll(List.of(more));
    RealPeer peer = new RealPeer(folder.resolve("peer-" + id), options.toArray(String[]::new));
    peers.add(peer);
    await().atMost(PATIENCE).until(() -> peer.address() != null);
    return peer;
  }

  private static List<String> referrals(RealPeer peer) {
    return peer.events("error").stream()
        .filter(error -> error.get("code").stringValue().equals("ASK_ANOTHER"))
        .map(error -> error.get("message").stringValue())
        .toList();
  }

  @Test
  void aStandardMemberSendsANewcomerToOneThatTakesIt() throws Exception {
    RealPeer first = start(1, "--port", "0", "--name", "alice");
    RealPeer second =
        start(2, "--port", "0", "--name", "bob", "--mode", "standard", "--seed", first.address());
    RealPeer third = start(3, "--port", "0", "--mode", "standard", "--seed", first.address());
    await().atMost(PATIENCE).until(() -> third.leaderId() == 3 && second.voters() == 3);

    RealPeer fourth = start(4, "--port", "0", "--mode", "standard", "--seed", second.address());
    await().atMost(PATIENCE).until(() -> fourth.leaderId() != 0);
    String who = "bob at " + second.address() + " takes no newcomers";
    assertEquals(List.of(who + "; asking alice at " + first.address()), referrals(fourth));

    String port = first.address().replaceFirst(".*:", "");
    first.process().toHandle().destroy();
    assertTrue(first.process().waitFor(10, TimeUnit.SECONDS));
    RealPeer fifth = start(5, "--port", "0", "--seed", second.address());
    await().atMost(PATIENCE).until(() -> !referrals(fifth).isEmpty());
    assertEquals(0, fifth.leaderId());
    start(1, "--port", port);
    await().atMost(PATIENCE).until(() -> fifth.leaderId() != 0);
    assertEquals(1, referrals(fifth).size());
  }
}
