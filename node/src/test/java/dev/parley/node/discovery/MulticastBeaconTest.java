package dev.parley.node.discovery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.discovery.Beacon.Kind;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real datagrams on loopback. */
class MulticastBeaconTest {
  private static final String GROUP_ID = "6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01";

  private final List<MulticastBeacon> open = new ArrayList<>();
  private InetSocketAddress multicast;

  /** What one was told. */
  private static final class Told implements DiscoveryListener {
    final List<String> founded = new CopyOnWriteArrayList<>();
    final List<String> met = new CopyOnWriteArrayList<>();
    final List<String> others = new CopyOnWriteArrayList<>();
    volatile List<String> seeds = List.of();

    @Override
    public void onFounding(String groupId) {
      founded.add(groupId);
    }

    @Override
    public void onSuggested(List<String> addresses) {
      seeds = addresses;
    }

    @Override
    public void onMet(String name, String address) {
      met.add(name + " " + address);
    }

    @Override
    public void onOtherGroup(String address, String groupId) {
      others.add(groupId);
    }
  }

  @BeforeEach
  void chooseGroup() throws IOException {
    multicast = LoopbackMulticast.group();
  }

  @AfterEach
  void closeAll() {
    open.forEach(MulticastBeacon::close);
  }

  private static PeerInfo peer(int id) {
    String storage = String.format("00000001-0000-4000-8000-%012d", id);
    return new PeerInfo(id, "n" + id, "127.0.0.1:" + (6000 + id), Mode.BOOTSTRAP, storage);
  }

  private MulticastBeacon start(int id, String group, String groupId, Told told) {
    return start("127.0.0.1", id, group, groupId, told);
  }

  private MulticastBeacon start(String host, int id, String group, String groupId, Told told) {
    DiscoveryConfig config =
        new DiscoveryConfig(peer(id), group, groupId, false, host, 6000 + id, multicast);
    MulticastBeacon beacon = MulticastBeacon.open(config, told, new Random(id));
    open.add(beacon);
    beacon.start();
    return beacon;
  }

  private MulticastBeacon member(int id, String group, String groupId) {
    MulticastBeacon beacon = start(id, group, groupId, new Told());
    beacon.belongs(groupId, true);
    return beacon;
  }

  private void send(String text) throws IOException {
    LoopbackMulticast.send(multicast, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Beacon here(String address) {
    return new Beacon(Kind.HERE, "home", GROUP_ID, 9, "n9", address, "0123456789abcdef");
  }

  @Test
  void aNewcomerFindsTheMembersOfItsGroupAndNoOthers() {
    member(1, "home", GROUP_ID);
    member(2, "work", GROUP_ID.replace('6', '7'));
    Told told = new Told();
    start(3, "home", null, told);
    await().until(() -> told.seeds.equals(List.of("127.0.0.1:6001")));
    assertEquals(List.of("n1 127.0.0.1:6001"), told.met);
    Told atWork = new Told();
    start(4, "work", null, atWork);
    await().until(() -> atWork.seeds.equals(List.of("127.0.0.1:6002")));
  }

  @Test
  void ofThreeThatStartTogetherTheLowestFounds() {
    List<Told> all = List.of(new Told(), new Told(), new Told());
    MulticastBeacon lowest = start(1, "home", null, all.get(0));
    start(2, "home", null, all.get(1));
    start(3, "home", null, all.get(2));
    await().until(() -> !all.get(0).founded.isEmpty());
    lowest.belongs(all.get(0).founded.get(0), true);
    List<String> one = List.of("127.0.0.1:6001");
    await().until(() -> all.get(1).seeds.equals(one) && all.get(2).seeds.equals(one));
    assertEquals(List.of(), all.get(1).founded);
    assertEquals(List.of(), all.get(2).founded);
  }

  @Test
  void whoLeavesSaysGoodbye() {
    MulticastBeacon leaving = member(1, "home", GROUP_ID);
    Told told = new Told();
    start(3, "home", null, told);
    await().until(() -> told.seeds.size() == 1);
    leaving.close();
    await().until(() -> told.seeds.isEmpty());
  }

  @Test
  void twoGroupsOfOneNameHearOfEachOther() {
    Told told = new Told();
    start(1, "home", GROUP_ID, told).belongs(GROUP_ID, true);
    String other = GROUP_ID.replace('6', '7');
    member(2, "home", other);
    await().until(() -> told.others.equals(List.of(other)));
  }

  @Test
  void whatIsNoBeaconIsCountedAndTheNextOneHeard() throws IOException {
    Told told = new Told();
    MulticastBeacon beacon = start(3, "home", null, told);
    String good = new String(here("127.0.0.1:6009").write(), StandardCharsets.UTF_8);
    List<String> bad =
        List.of(
            "",
            "\u0000\u0001\u0002",
            "{}",
            good.replace("}", ",\"more\":\"" + "x".repeat(2000) + "\"}"),
            "x".repeat(60_000),
            good.replace("127.0.0.1", "0.0.0.0"),
            good.replace("127.0.0.1", "239.255.77.77"),
            good.replace("127.0.0.1", "example.org"));
    for (String each : bad) {
      send(each);
    }
    send(good);
    await().until(() -> told.seeds.equals(List.of("127.0.0.1:6009")));
    assertEquals(bad.size(), beacon.ignored());
    assertEquals(List.of(), told.founded);
  }

  /** Of itself it looks up whom it heard when it speaks again, after some five seconds. */
  @Test
  void whoIsHeardRightAfterAnotherIsToldSoonToo() throws IOException {
    MulticastBeacon beacon = member(3, "home", GROUP_ID);
    String first = new String(here("127.0.0.1:6009").write(), StandardCharsets.UTF_8);
    send(first);
    send(
        first
            .replace("\"node_id\":9", "\"node_id\":8")
            .replace("0123456789abcdef", "0123456789abcde0"));
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> beacon.found().stream().map(FoundPeer::nodeId).toList().equals(List.of(8, 9)));
  }

  @Test
  void whereThereIsNoMulticastANewcomerFoundsAtOnce() {
    Told told = new Told();
    start("203.0.113.1", 3, "home", null, told);
    await().until(() -> told.founded.size() == 1);
    assertTrue(told.seeds.isEmpty());
  }
}
