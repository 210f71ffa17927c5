package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.discovery.Beacon.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardPeersTest {
  private final HeardPeers heard = new HeardPeers();
  private final InetAddress one = address(1);
  private final InetAddress two = address(2);

  private static InetAddress address(int host) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) host});
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Beacon beacon(Kind kind, int id) {
    return beacon(kind, id, 1);
  }

  private static Beacon beacon(Kind kind, int id, int process) {
    String groupId = kind == Kind.HERE ? "6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01" : null;
    String name = "n" + id;
    String address = "10.0.0.1:" + (6000 + id);
    return new Beacon(kind, "home", groupId, id, name, address, String.format("%016x", process));
  }

  @Test
  void aMemberIsStaleAfterTenSecondsAndNewAgainAfterThirty() {
    Beacon here = beacon(Kind.HERE, 1);
    assertTrue(heard.hear(here, one, 0));
    assertEquals(List.of(here), heard.members(9999));
    assertEquals(List.of(), heard.members(10_000));
    assertFalse(heard.hear(here, one, 29_999));
    assertEquals(List.of(here), heard.members(30_000));
    heard.forgetGone(59_998);
    assertFalse(heard.hear(here, one, 59_998));
    heard.forgetGone(89_998);
    assertTrue(heard.hear(here, one, 89_998));
  }

  @Test
  void aNewcomerThatAsksNoMoreIsForgottenSoon() {
    Beacon asks = beacon(Kind.ASKS, 1);
    assertFalse(heard.hear(asks, one, 0));
    assertEquals(List.of(asks), heard.newcomers(1499));
    assertEquals(List.of(), heard.newcomers(1500));
    assertEquals(List.of(), heard.members(0));
  }

  @Test
  void aNewcomerBecomesAMember() {
    heard.hear(beacon(Kind.ASKS, 1), one, 0);
    assertTrue(heard.hear(beacon(Kind.HERE, 1), one, 10));
    assertEquals(List.of(), heard.newcomers(10));
    assertEquals(1, heard.members(10).size());
  }

  @Test
  void aQuestionThatWasOvertakenDoesNotMakeAMemberANewcomer() {
    heard.hear(beacon(Kind.HERE, 1), one, 0);
    heard.hear(beacon(Kind.ASKS, 1), one, 1499);
    assertEquals(1, heard.members(1499).size());
    heard.hear(beacon(Kind.ASKS, 1, 2), one, 1499);
    assertEquals(0, heard.members(1499).size());
    heard.hear(beacon(Kind.HERE, 1), one, 2000);
    heard.hear(beacon(Kind.ASKS, 1), one, 3500);
    assertEquals(0, heard.members(3500).size());
  }

  @Test
  void whoSaysGoodbyeIsGoneButOnlyItselfCanSayIt() {
    Beacon here = beacon(Kind.HERE, 1, 7);
    heard.hear(here, one, 0);
    heard.hear(beacon(Kind.LEAVES, 1, 7), two, 1);
    heard.hear(beacon(Kind.LEAVES, 1, 8), one, 1);
    assertEquals(List.of(here), heard.members(1));
    heard.hear(beacon(Kind.LEAVES, 1, 7), one, 2);
    assertEquals(List.of(), heard.members(2));
  }

  @Test
  void oneSourceCannotTakeTheRoomOfOthers() {
    for (int id = 1; id <= 1000; id++) {
      heard.hear(beacon(Kind.HERE, id), one, 0);
    }
    assertEquals(HeardPeers.PEERS_OF_SOURCE, heard.members(0).size());
    heard.hear(beacon(Kind.HERE, 2000), two, 0);
    assertEquals(HeardPeers.PEERS_OF_SOURCE + 1, heard.members(0).size());
  }

  @Test
  void allOfOneMachineHaveOneSourceAndThereIsABoundAllTheSame() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int id = 1; id <= 1000; id++) {
      heard.hear(beacon(Kind.HERE, id), loopback, 0);
    }
    assertEquals(HeardPeers.PEERS, heard.members(0).size());
    heard.forgetGone(30_000);
    assertTrue(heard.hear(beacon(Kind.HERE, 2000), one, 30_000));
  }

  @Test
  void whoWasFoundIsKnownForAWhile() {
    heard.hear(beacon(Kind.HERE, 9), one, 0);
    heard.hear(beacon(Kind.HERE, 8), one, 1000);
    heard.hear(beacon(Kind.HERE, 7), one, 1000);
    heard.hear(beacon(Kind.ASKS, 6), one, 1000);
    assertEquals(
        List.of(
            new FoundPeer(8, "n8", "10.0.0.1:6008", 500),
            new FoundPeer(9, "n9", "10.0.0.1:6009", 1500)),
        heard.found(each -> each.nodeId() != 7, 1500));
  }
}
