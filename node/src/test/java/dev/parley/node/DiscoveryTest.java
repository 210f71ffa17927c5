package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.discovery.FoundPeer;
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
import java.nio.file.Files;
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
    final List<String> said = new CopyOnWriteArrayList<>();
    volatile PeerStatus status;
    volatile boolean sendsWhenDissolved;
    volatile boolean quitsWhenDissolved;
    volatile Node node;

    @Override
    public void onDelivered(List<Entry> entries) {
      for (Entry entry : entries) {
        if (entry.body() instanceof EntryBody.Chat chat) {
          said.add(chat.payload());
        }
      }
    }

    @Override
    public void onProvisional(List<EntryBody.Chat> messages) {}

    @Override
    public void onStatus(PeerStatus newest) {
      status = newest;
    }

    @Override
    public void onNotice(Notice notice) {
      notices.add(notice.text());
      if (notice instanceof Notice.Dissolved && sendsWhenDissolved) {
        node.send("general", "typed in between");
      }
      if (notice instanceof Notice.Dissolved && quitsWhenDissolved) {
        node.quit();
      }
    }

    @Override
    public void onStopped(StopReason reason, String text) {
      stopped.add(reason);
    }

    boolean isLed() {
      return status != null && status.leaderId() != 0;
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
    FoundPeer found = second.node.found().get(0);
    assertEquals(first.node.address(), found.address());
    assertTrue(found.heardMillis() < 10_000, found.toString());
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

  @Test
  void aBeaconOfNobodyHoldsNobodyUpForLong() throws Exception {
    Running newcomer = start(2, "home");
    String lie =
        "{\"type\":\"BEACON\",\"version\":1,\"kind\":\"here\",\"group\":\"home\","
            + "\"group_id\":\"6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01\",\"node_id\":1,"
            + "\"name\":\"eve\",\"address\":\"127.0.0.1:1\",\"process\":\"0123456789abcdef\"}";
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              say(lie);
              return newcomer.isIn(1);
            });
    assertTrue(newcomer.notices.contains("found eve at 127.0.0.1:1"), newcomer.notices.toString());
  }

  /** Two that cannot hear each other, each with a group of its own; stopped. */
  private void foundApart(String saidByOne, String saidByTwo) throws Exception {
    InetSocketAddress common = multicast;
    for (int id = 1; id <= 2; id++) {
      String said = id == 1 ? saidByOne : saidByTwo;
      multicast = LoopbackMulticast.group();
      Running one = start(id, "home");
      await().atMost(PATIENCE).until(() -> one.isIn(1));
      if (said != null) {
        one.node.send("general", said).get();
        await().atMost(PATIENCE).until(() -> one.said.contains(said));
      }
      one.node.close();
    }
    all.clear();
    multicast = common;
  }

  private void awaitBoth() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                all.stream().allMatch(one -> one.isLed() && one.status.members().size() == 2)
                    && all.stream().map(one -> one.status.groupId()).distinct().count() == 1);
  }

  private boolean isKept(int id) {
    return Files.exists(folder.resolve("home-" + id + "/log.dissolved-1"));
  }

  @Test
  void ofTwoEmptyGroupsOneGivesWay() throws Exception {
    foundApart(null, null);
    Running one = start(1, "home");
    Running two = start(2, "home");
    awaitBoth();
    assertTrue(isKept(1) != isKept(2));
    Running gaveWay = isKept(1) ? one : two;
    Running stayed = isKept(1) ? two : one;
    List<String> said =
        gaveWay.notices.stream().filter(text -> text.startsWith("joins the group of")).toList();
    assertEquals(1, said.size(), gaveWay.notices.toString());
    assertTrue(said.get(0).contains(stayed.node.address()), said.get(0));
    assertEquals(List.of(), one.stopped);
    assertEquals(List.of(), two.stopped);
    assertEquals(0, stayed.notices.stream().filter(t -> t.contains("another group")).count());
  }

  @Test
  void anEmptyGroupGivesWayToOneInWhichSomethingWasSaidAndNothingThatIsTypedIsLost()
      throws Exception {
    for (int speaker = 1; speaker <= 2; speaker++) {
      String hello = "hello of " + speaker;
      foundApart(speaker == 1 ? hello : null, speaker == 2 ? hello : null);
      Running one = start(1, "home");
      Running two = start(2, "home");
      Running empty = speaker == 1 ? two : one;
      String address = empty.node.address();
      empty.sendsWhenDissolved = true;
      awaitBoth();
      await().atMost(PATIENCE).until(() -> empty.said.contains("typed in between"));
      Running stays = speaker == 1 ? one : two;
      await().atMost(PATIENCE).until(() -> stays.said.contains("typed in between"));
      assertEquals(List.of(hello, "typed in between"), empty.said);
      assertEquals(address, empty.node.address());
      assertTrue(isKept(3 - speaker));
      assertTrue(!isKept(speaker));
      closeAll();
      all.clear();
      folder = Files.createDirectory(folder.resolve("again"));
    }
  }

  @Test
  void groupsInWhichSomethingWasSaidStayAndAreTold() throws Exception {
    foundApart("one", "two");
    Running one = start(1, "home");
    Running two = start(2, "home");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                all.stream()
                    .allMatch(
                        each -> each.notices.stream().anyMatch(t -> t.contains("another group"))));
    assertTrue(!isKept(1) && !isKept(2));
    assertTrue(one.isIn(1) && two.isIn(1));
  }

  @Test
  void whoLeavesWhileItDissolvesHasLeft() throws Exception {
    foundApart("hello", null);
    start(1, "home");
    Running empty = start(2, "home");
    empty.quitsWhenDissolved = true;
    await().atMost(PATIENCE).until(() -> !empty.stopped.isEmpty());
    assertEquals(List.of(StopReason.LEFT), empty.stopped);
    empty.node.close();
    assertTrue(isKept(2));
  }

  private void say(String beacon) throws IOException {
    LoopbackMulticast.send(multicast, beacon.getBytes(StandardCharsets.UTF_8));
  }
}
