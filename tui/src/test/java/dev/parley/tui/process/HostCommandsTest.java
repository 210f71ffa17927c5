package dev.parley.tui.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Word by word, since not every kernel can run them all. */
final class HostCommandsTest {
  private final HostCommands commands = new HostCommands("p", false);
  private final HostCommands relayed = new HostCommands("p", true);

  @Test
  void netemDelaysLosesDoublesAndReorders() {
    assertEquals(
        "tc -n ph2 qdisc add dev wire root"
            + " netem delay 60ms 40ms loss 5% duplicate 5% reorder 25% 50%",
        commands.shake(2));
    assertEquals("tc -n ph2 qdisc del dev wire root", commands.calm(2));
  }

  @Test
  void aNarrowPipeIsOfTheSendersDevice() {
    assertEquals(
        "tc -n ph1 qdisc add dev wire root tbf rate 192kbit burst 4kb latency 300ms",
        commands.narrow(1));
  }

  @Test
  void aHostIsCutOffAtTheHub() {
    assertEquals("ip -n phub link set port3 down", commands.cut(3));
    assertEquals("ip -n phub link set port3 up", commands.mend(3));
  }

  @Test
  void aOneWayCutSendsToAnAddressThatNobodyHas() {
    assertEquals(
        "ip -n ph1 neigh replace 10.77.0.2 lladdr 02:00:00:00:00:fe dev wire nud permanent",
        commands.silence(1, 2));
    assertEquals("ip -n ph1 neigh del 10.77.0.2 dev wire", commands.unsilence(1, 2));
  }

  @Test
  void connectionsAreResetInTheHostsNamespaceAlone() {
    assertEquals("ss -N ph2 -H -t -K state established", commands.reset(2));
  }

  @Test
  void withNoRelayTheWireIsTheCable() {
    assertTrue(commands.makeHost(1).contains("ip -n ph1 addr add 10.77.0.1/24 dev wire"));
  }

  @Test
  void withARelayTheWireIsATunnelToIt() {
    assertTrue(relayed.makeHost(1).contains("ip -n ph1 addr add 10.78.0.1/24 dev cable"));
    assertTrue(
        relayed
            .makeHost(1)
            .contains(
                "ip -n ph1 link add wire address 02:00:00:00:00:01 mtu 1400 gso_max_segs 1"
                    + " type vxlan id 1 remote 10.78.0.254 dstport 4789"));
  }

  @Test
  void everyNamespaceIsDeleted() {
    assertEquals(3, commands.deleteAll(2).size());
    assertEquals("ip netns del phub", commands.deleteAll(2).get(0));
    assertEquals("ip netns del ph2", commands.deleteAll(2).get(2));
  }
}
