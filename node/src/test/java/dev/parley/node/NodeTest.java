package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole nodes in one process, over real sockets and disks. */
final class NodeTest {
  private static final PeerConfig QUICK =
      new PeerConfig(
          50,
          400,
          150,
          500,
          10_000,
          300,
          3,
          7,
          1024,
          100_000,
          4096,
          65_536,
          256 * 1024,
          PeerConfig.Holding.DEFAULT);

  @TempDir private Path folder;
  private final List<Running> running = new ArrayList<>();

  /** A node and what it told. */
  private static final class Running implements NodeListener {
    final int id;
    final List<Entry> delivered = new CopyOnWriteArrayList<>();
    final List<EntryBody.Chat> provisional = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<StopReason> stopped = new CopyOnWriteArrayList<>();
    volatile PeerStatus status;
    Node node;

    Running(int id) {
      this.id = id;
    }

    @Override
    public void onDelivered(List<Entry> entries) {
      delivered.addAll(entries);
    }

    @Override
    public void onProvisional(List<EntryBody.Chat> messages) {
      provisional.addAll(messages);
    }

    @Override
    public void onStatus(PeerStatus newest) {
      status = newest;
    }

    @Override
    public void onNotice(Notice notice) {
      events.add(notice.text());
    }

    @Override
    public void onStopped(StopReason reason, String text) {
      stopped.add(reason);
    }

    boolean leads() {
      return status != null && status.state() == PeerStatus.State.LEADER;
    }

    List<String> texts() {
      List<String> texts = new ArrayList<>();
      for (Entry entry : delivered) {
        if (entry.body() instanceof EntryBody.Chat chat) {
          texts.add(chat.payload());
        }
      }
      return texts;
    }
  }

  @BeforeAll
  static void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
  }

  @AfterEach
  void closeAll() {
    running.forEach(peer -> peer.node.close());
  }

  private NodeConfig config(int id, int port, List<String> seeds) {
    Path data = folder.resolve("peer-" + id);
    String name = "peer-" + id;
    return new NodeConfig(
        id,
        name,
        "home",
        "127.0.0.1",
        port,
        null,
        seeds,
        Mode.BOOTSTRAP,
        data,
        QUICK,
        true,
        null,
        null);
  }

  private Running start(int id, String... seeds) throws NodeException {
    Running peer = new Running(id);
    peer.node = Node.start(config(id, 0, List.of(seeds)), peer, 0);
    running.add(peer);
    return peer;
  }

  private List<Running> three() throws NodeException {
    Running first = start(1);
    Running second = start(2, first.node.address());
    Running third = start(3, "1:" + first.node.address());
    List<Running> all = List.of(first, second, third);
    await()
        .until(
            () ->
                third.leads()
                    && all.stream().allMatch(p -> p.status.voterIds().equals(List.of(1, 2, 3))));
    return all;
  }

  private static boolean sameTexts(List<Running> peers, int count) {
    return peers.stream().allMatch(peer -> peer.texts().size() == count);
  }

  @Test
  void nodeWithoutSeedsFoundsAGroupOfOne() throws Exception {
    Running alone = start(1);
    assertNull(alone.node.send("general", "hello").get().refusal());
    await().until(() -> alone.texts().equals(List.of("hello")));
    assertEquals(List.of(), alone.node.waiting().get().own());
    assertEquals(1, alone.node.status().get().leaderId());
    alone.node.quit();
    await().until(() -> alone.stopped.equals(List.of(StopReason.LEFT)));
    assertNotNull(alone.node.send("general", "too late").get().refusal());
  }

  @Test
  void aStatusIsToldToWhoeverWantsItThoughNothingHasChanged() throws Exception {
    Running alone = start(1);
    await().until(alone::leads);
    PeerStatus before = alone.status;
    alone.node.tellStatus();
    await().until(() -> alone.status != before);
    assertEquals(PeerStatus.State.LEADER, alone.status.state());
  }

  @Test
  void threeNodesDeliverOneOrder() throws Exception {
    List<Running> all = three();
    for (int i = 0; i < 200; i++) {
      for (Running peer : all) {
        peer.node.send("general", peer.id + "-" + i);
      }
    }
    await().until(() -> sameTexts(all, 600));
    assertEquals(all.get(0).delivered, all.get(1).delivered);
    assertEquals(all.get(0).delivered, all.get(2).delivered);
  }

  @Test
  void deadSeedDoesNotMatterWhereAnotherAnswers() throws Exception {
    Running first = start(1);
    Running second = start(2, "127.0.0.1:1", "nobody.invalid:6001", first.node.address());
    first.node.send("general", "hello");
    await().until(() -> second.texts().equals(List.of("hello")));
  }

  @Test
  void whoeverFindsNobodyTellsHowOftenItTriedAndWhenItTriesAgain() throws Exception {
    Running lost = start(2, "127.0.0.1:1");
    await().until(() -> lost.node.dialling().tries() >= 3);
    assertEquals(PeerStatus.State.JOINING, lost.node.status().get().state());
    await().until(() -> lost.node.dialling().nextMillis() > 0);
    assertTrue(lost.node.dialling().nextMillis() <= 2000);
  }

  @Test
  void whoeverIsLeftAloneCountsItsTriesAnew() throws Exception {
    List<Running> all = three();
    Running left = all.get(0);
    await().until(() -> left.node.dialling().equals(Dialling.NONE));
    all.get(1).node.close();
    all.get(2).node.close();
    await().until(() -> left.status.state() == PeerStatus.State.ALONE);
    await().until(() -> left.node.dialling().tries() >= 3);
    await().until(() -> left.node.dialling().nextMillis() > 0);
  }

  @Test
  void othersGoOnWhenTheLeaderIsGone() throws Exception {
    List<Running> all = three();
    List<Running> left = all.subList(0, 2);
    all.get(2).node.send("general", "before");
    await().until(() -> sameTexts(all, 1));
    all.get(2).node.close();
    left.get(0).node.send("general", "after");
    await().until(() -> sameTexts(left, 2));
    // The lower of the two may have been quicker; the higher takes over then.
    await().until(() -> left.get(1).leads());
    await().until(() -> left.get(0).delivered.equals(left.get(1).delivered));
  }

  @Test
  void returningNodeNeedsNoSeedAndGoesOnWhereItWas() throws Exception {
    List<Running> all = three();
    Running third = all.get(2);
    third.node.send("general", "one");
    await().until(() -> sameTexts(all, 1));
    long shown = third.delivered.get(third.delivered.size() - 1).seqNo();
    third.node.shown(shown);
    third.node.quit();
    await().until(() -> third.stopped.equals(List.of(StopReason.LEFT)));
    all.get(0).node.send("general", "two");
    await().until(() -> sameTexts(all.subList(0, 2), 2));
    Running again = start(3);
    assertEquals(shown + 1, again.node.deliversFrom());
    await().until(() -> again.texts().equals(List.of("two")));
    await().until(again::leads);
  }

  @Test
  void nodeWithALostPromiseComesBackThroughThoseItKnew() throws Exception {
    List<Running> all = three();
    all.get(2).node.close();
    Files.delete(folder.resolve("peer-3").resolve("term.json"));
    all.get(0).node.send("general", "hello");
    Running again = start(3);
    await().until(() -> again.texts().equals(List.of("hello")));
    assertTrue(again.events.get(0).startsWith("damage: "), again.events.get(0));
    await().until(again::leads);
  }

  @Test
  void troubleAtTheStartIsSaidInOneSentence() throws Exception {
    Running first = start(1);
    NodeException inUse =
        assertThrows(
            NodeException.class, () -> Node.start(config(1, 0, List.of()), new Running(1), 0));
    assertEquals(NodeException.Problem.DATA_IN_USE, inUse.problem());
    int port = Integer.parseInt(first.node.address().substring("127.0.0.1:".length()));
    NodeException taken =
        assertThrows(
            NodeException.class, () -> Node.start(config(2, port, List.of()), new Running(2), 0));
    assertEquals(NodeException.Problem.BIND, taken.problem());
    assertEquals(
        "port " + port + " on 127.0.0.1 is taken; stop what listens there, or choose another port",
        taken.getMessage());
    NodeException seed =
        assertThrows(
            NodeException.class,
            () -> Node.start(config(2, 0, List.of("nowhere")), new Running(2), 0));
    assertEquals(NodeException.Problem.CONFIG, seed.problem());
  }
}
