package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.discovery.LoopbackMulticast;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole nodes that were told of nobody. */
final class DiscoveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final List<Running> all = new ArrayList<>();
  private InetSocketAddress multicast;

  /** A node, and what it told. */
  private static final class Running implements NodeListener {
    final List<String> notices = new CopyOnWriteArrayList<>();
    final List<StopReason> stopped = new CopyOnWriteArrayList<>();
    volatile PeerStatus status;
    Node node;

    @Override
    public void onDelivered(List<Entry> entries) {}

    @Override
    public void onProvisional(List<EntryBody.Chat> messages) {}

    @Override
    public void onStatus(PeerStatus newest) {
      status = newest;
    }

    @Override
    public void onNotice(Notice notice) {
      notices.add(notice.text());
    }

    @Override
    public void onStopped(StopReason reason, String text) {
      stopped.add(reason);
    }

    boolean isIn(int voters) {
      return status != null && status.leaderId() != 0 && status.voterIds().size() == voters;
    }
  }

  @BeforeEach
  void chooseGroup() throws IOException {
    multicast = LoopbackMulticast.group();
  }

  @AfterEach
  void closeAll() {
    all.forEach(one -> one.node.close());
  }

  private Running start(int id, String group, String... seeds) throws NodeException {
    NodeConfig config =
        new NodeConfig(
            id,
            "n" + id,
            group,
            "127.0.0.1",
            0,
            null,
            List.of(seeds),
            Mode.BOOTSTRAP,
            folder.resolve(group + "-" + id),
            PeerConfig.DEFAULT,
            false,
            multicast,
            null);
    Running one = new Running();
    one.node = Node.start(config, one, 0);
    all.add(one);
    return one;
  }

  private void awaitVoters(int count) {
    await().atMost(PATIENCE).until(() -> all.stream().allMatch(one -> one.isIn(count)));
  }

  @Test
  void threeThatStartAtTheSameMomentFoundOneGroup() throws Exception {
    for (int id = 3; id >= 1; id--) {
      start(id, "home");
    }
    awaitVoters(3);
    assertEquals(1, all.stream().map(one -> one.status.groupId()).distinct().count());
  }

  @Test
  void groupsOfOtherNamesAreSideBySide() throws Exception {
    for (int id = 1; id <= 2; id++) {
      start(id, "home");
      start(id, "work");
    }
    // Two have one vote: the second gets its own only together with a third.
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                all.stream().allMatch(one -> one.status != null && one.status.leaderId() != 0)
                    && all.stream().allMatch(one -> one.status.members().size() == 2));
    assertEquals(2, all.stream().map(one -> one.status.groupId()).distinct().count());
  }

  @Test
  void whoComesLaterIsTold() throws Exception {
    Running first = start(1, "home");
    await().atMost(PATIENCE).until(() -> first.isIn(1));
    Running second = start(2, "home");
    await().atMost(PATIENCE).until(() -> second.status.members().size() == 2);
    assertTrue(
        second.notices.contains("found n1 at " + first.node.address()), second.notices.toString());
  }

  @Test
  void aBeaconThatLeadsToAnotherGroupStopsNobody() throws Exception {
    Running work = start(1, "work");
    await().atMost(PATIENCE).until(() -> work.isIn(1));
    Running newcomer = start(2, "home");
    String lie =
        "{\"type\":\"BEACON\",\"version\":1,\"kind\":\"%s\",\"group\":\"home\",\"group_id\":\"%s\","
            + "\"node_id\":1,\"name\":\"eve\",\"address\":\"%s\",\"process\":\"0123456789abcdef\"}";
    say(String.format(lie, "here", work.status.groupId(), work.node.address()));
    await().until(() -> newcomer.notices.contains("found eve at " + work.node.address()));
    await().until(() -> newcomer.node.dialling().tries() >= 3);
    assertEquals(List.of(), newcomer.stopped);
    say(String.format(lie, "leaves", work.status.groupId(), work.node.address()));
    await().atMost(PATIENCE).until(() -> newcomer.isIn(1));
  }

  private void say(String beacon) throws IOException {
    LoopbackMulticast.send(multicast, beacon.getBytes(StandardCharsets.UTF_8));
  }
}
