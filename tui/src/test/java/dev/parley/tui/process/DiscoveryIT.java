package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real processes that were told of nobody, on the loopback of this machine. */
@Tag("process")
@Timeout(120)
final class DiscoveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** It listens for one second and a half at most, and joins in milliseconds. */
  private static final long MOST_MILLIS = 2500;

  @TempDir private Path folder;
  private final List<RealPeer> peers = new ArrayList<>();
  private String multicast;

  @BeforeEach
  void choosePort() throws IOException {
    if (NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()) == null) {
      System.err.println("NOT TESTED: this machine has no loopback");
      Assumptions.abort("no loopback");
    }
    try (DatagramSocket any = new DatagramSocket()) {
      multicast = "239.255.77.77:" + any.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    peers.forEach(RealPeer::close);
  }

  private RealPeer start(int id) throws IOException {
    return start(id, multicast);
  }

  private RealPeer start(int id, String heardOn, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--discover", "--multicast", heardOn));
    options.addAll(List.of("--id", "" + id, "--port", "0", "--takeover-after", "200ms"));
    options.addAll(List.of(more));
    RealPeer peer = new RealPeer(folder.resolve("peer-" + id), options.toArray(String[]::new));
    peers.add(peer);
    return peer;
  }

  private static void awaitThat(RealPeer peer, Callable<Boolean> holds) {
    try {
      await().atMost(PATIENCE).until(holds);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(peer.lastWords(20), e);
    }
  }

  private void awaitOneGroup() throws IOException {
    for (RealPeer peer : peers) {
      awaitThat(peer, () -> peer.leaderId() == 3 && peer.voters() == 3);
    }
    peers.get(0).type("hello");
    for (RealPeer peer : peers) {
      awaitThat(peer, () -> peer.messages().size() == 1);
      assertEquals(peers.get(0).messages(), peer.messages());
    }
  }

  /** From the moment at which it listens until it sees its group's first entry. */
  private static long joinMillis(RealPeer peer) {
    long from = peer.events("hello").get(0).get("at").asLong();
    return peer.events("entry").get(0).get("at").asLong() - from;
  }

  @Test
  void threeThatAreStartedAtOnceAreOneGroup() throws IOException {
    for (int id = 1; id <= 3; id++) {
      start(id);
    }
    awaitOneGroup();
    for (RealPeer peer : peers) {
      assertTrue(joinMillis(peer) < MOST_MILLIS, "joined after " + joinMillis(peer) + " ms");
    }
  }

  @Test
  void threeThatAreStartedOneAfterAnotherAreOneGroup() throws IOException {
    for (int id = 1; id <= 3; id++) {
      RealPeer peer = start(id);
      awaitThat(peer, () -> peer.leaderId() != 0 && !peer.events("entry").isEmpty());
      assertTrue(joinMillis(peer) < MOST_MILLIS, "joined after " + joinMillis(peer) + " ms");
    }
    awaitOneGroup();
    List<String> others = List.of(peers.get(0).address(), peers.get(1).address());
    RealPeer last = peers.get(2);
    awaitThat(
        last,
        () -> {
          last.type("/status");
          return last.events("status").stream().anyMatch(status -> found(status).equals(others));
        });
  }

  private static List<String> found(JsonNode status) {
    List<String> found = new ArrayList<>();
    status.get("found").forEach(each -> found.add(each.get("address").asString()));
    return found;
  }

  /** Each with a group of its own, in which that was said; then all of them are killed. */
  private void foundApart(String... said) throws Exception {
    for (int id = 1; id <= said.length; id++) {
      RealPeer peer;
      try (DatagramSocket any = new DatagramSocket()) {
        peer = start(id, "239.255.77.77:" + any.getLocalPort());
      }
      awaitThat(peer, () -> peer.leaderId() != 0);
      if (!said[id - 1].isEmpty()) {
        peer.type(said[id - 1]);
        awaitThat(peer, () -> peer.messages().size() == 1);
      }
      peer.process().destroyForcibly().waitFor();
    }
    peers.clear();
  }

  private boolean isKept(int id) {
    return Files.exists(folder.resolve("peer-" + id + "/log.dissolved-1"));
  }

  @Test
  void emptyGroupsJoinTheOneInWhichSomethingWasSaid() throws Exception {
    foundApart("", "", "hello");
    RealPeer runsAlready = start(1);
    awaitThat(runsAlready, () -> runsAlready.leaderId() == 1);
    RealPeer talker = start(3);
    // Two empty peers that met first would be a group of two, which gives way to nobody.
    awaitThat(runsAlready, () -> runsAlready.leaderId() == 3);
    RealPeer comesLast = start(2);
    for (RealPeer peer : peers) {
      awaitThat(peer, () -> peer.leaderId() == 3 && peer.voters() == 3);
      awaitThat(peer, () -> peer.messages().get(0).endsWith(" hello"));
    }
    assertTrue(isKept(1) && isKept(2) && !isKept(3));
    assertEquals(List.of(), talker.events("dissolved"));
    for (RealPeer empty : List.of(runsAlready, comesLast)) {
      JsonNode last = empty.events("dissolved").get(0);
      assertTrue(last.get("log").stringValue().contains("log.dissolved-"), last.toString());
    }
    peers.get(0).type("all here");
    for (RealPeer peer : peers) {
      awaitThat(peer, () -> peer.messages().size() == 2);
      assertEquals(peers.get(0).messages(), peer.messages());
    }
  }

  @Test
  void whoIsKilledWhileItDissolvesStartsAgainAndJoins() throws Exception {
    foundApart("hello", "");
    start(1);
    for (int millis = 0; !isKept(2); millis += 100) {
      RealPeer empty = start(2);
      awaitThat(empty, () -> !empty.events("hello").isEmpty());
      assertFalse(empty.process().waitFor(millis, TimeUnit.MILLISECONDS));
      empty.process().destroyForcibly().waitFor();
      peers.remove(empty);
    }
    RealPeer empty = start(2, multicast, "--history", "all");
    awaitThat(empty, () -> empty.leaderId() != 0 && !empty.messages().isEmpty());
    assertTrue(empty.messages().get(0).endsWith(" hello"));
  }
}
