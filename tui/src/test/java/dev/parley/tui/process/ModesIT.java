package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, of which only the first takes newcomers and another one leads. */
@Tag("process")
@Timeout(120)
final class ModesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AutoClose private final RealGroup group;

  ModesIT(@TempDir Path folder) {
    group = new RealGroup(folder, PATIENCE);
  }

  private static List<String> referrals(RealPeer peer) {
    return peer.events("error").stream()
        .filter(error -> error.get("code").stringValue().equals("ASK_ANOTHER"))
        .map(error -> error.get("message").stringValue())
        .toList();
  }

  @Test
  void aStandardMemberSendsANewcomerToOneThatTakesIt() throws Exception {
    RealPeer first = group.start(1, "--name", "alice");
    RealPeer second =
        group.start(2, "--name", "bob", "--mode", "standard", "--seed", first.address());
    RealPeer third = group.start(3, "--mode", "standard", "--seed", first.address());
    await().atMost(PATIENCE).until(() -> third.leaderId() == 3 && second.voters() == 3);

    RealPeer fourth = group.start(4, "--mode", "standard", "--seed", second.address());
    await().atMost(PATIENCE).until(() -> fourth.leaderId() != 0);
    String who = "bob at " + second.address() + " takes no newcomers";
    assertEquals(List.of(who + "; asking alice at " + first.address()), referrals(fourth));

    first.process().toHandle().destroy();
    group.awaitEnd(1);
    RealPeer fifth = group.start(5, "--seed", second.address());
    await().atMost(PATIENCE).until(() -> !referrals(fifth).isEmpty());
    assertEquals(0, fifth.leaderId());
    group.start(1);
    await().atMost(PATIENCE).until(() -> fifth.leaderId() != 0);
    assertEquals(1, referrals(fifth).size());
  }
}
