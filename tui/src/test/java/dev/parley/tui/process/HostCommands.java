package dev.parley.tui.process;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The commands that make hosts and their troubles, as one line each; nothing is run here.
 *
 * @param name begins the name of every namespace
 * @param relayed whether what hosts send goes through {@link PacketRelay}
 */
record HostCommands(String name, boolean relayed) {
  /** A hardware address that no host has. */
  private static final String NOBODY = "02:00:00:00:00:fe";

  /** Late by up to 100 ms, so that packets pass each other; lost, doubled, and sent ahead. */
  private static final String SHAKEN = "netem delay 60ms 40ms loss 5% duplicate 5% reorder 25% 50%";

  private static final String NARROW = "tbf rate 192kbit burst 4kb latency 300ms";

  /** Leaves room for the relay's own headers. */
  private static final int RELAYED_MTU = 1_400;

  String hub() {
    return name + "hub";
  }

  String namespace(int host) {
    return name + "h" + host;
  }

  static String address(int host) {
    return "10.77.0." + host;
  }

  /** Of the device under the one that the peers use, where there is a relay. */
  private static String lowerAddress(int host) {
    return "10.78.0." + host;
  }

  private static String hardwareAddress(int host) {
    return "02:00:00:00:00:%02x".formatted(host);
  }

  List<String> makeHub() {
    return List.of(
        "ip netns add " + hub(),
        "ip -n %s link add bridge type bridge".formatted(hub()),
        "ip -n %s addr add %s/24 dev bridge".formatted(hub(), PacketRelay.ADDRESS),
        "ip -n %s link set bridge up".formatted(hub()));
  }

  List<String> makeHost(int host) {
    String inside = namespace(host);
    String device = relayed ? "cable" : "wire";
    String address = relayed ? lowerAddress(host) : address(host);
    List<String> made =
        List.of(
            "ip netns add " + inside,
            "ip -n %s link add port%d type veth peer name %s netns %s"
                .formatted(hub(), host, device, inside),
            "ip -n %s link set port%d master bridge up".formatted(hub(), host),
            "ip -n %s addr add %s/24 dev %s".formatted(inside, address, device),
            "ip -n %s link set %s up".formatted(inside, device),
            "ip -n %s link set lo up".formatted(inside));
    return relayed ? concat(made, makeTunnel(host)) : made;
  }

  /** Frames in datagrams to the relay. No large segments: the relay has one frame in its hand. */
  private List<String> makeTunnel(int host) {
    String inside = namespace(host);
    return List.of(
        "ip -n %s link add wire address %s mtu %d gso_max_segs 1 type vxlan id 1 remote %s dstport %d"
            .formatted(
                inside, hardwareAddress(host), RELAYED_MTU, PacketRelay.ADDRESS, PacketRelay.PORT),
        "ip -n %s addr add %s/24 dev wire".formatted(inside, address(host)),
        "ip -n %s link set wire up".formatted(inside));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  String cut(int host) {
    return "ip -n %s link set port%d down".formatted(hub(), host);
  }

  String mend(int host) {
    return "ip -n %s link set port%d up".formatted(hub(), host);
  }

  String silence(int from, int to) {
    return "ip -n %s neigh replace %s lladdr %s dev wire nud permanent"
        .formatted(namespace(from), address(to), NOBODY);
  }

  String unsilence(int from, int to) {
    return "ip -n %s neigh del %s dev wire".formatted(namespace(from), address(to));
  }

  String narrow(int host) {
    return "tc -n %s qdisc add dev wire root %s".formatted(namespace(host), NARROW);
  }

  String shake(int host) {
    return "tc -n %s qdisc add dev wire root %s".formatted(namespace(host), SHAKEN);
  }

  /** Undoes {@link #narrow} and {@link #shake}. */
  String calm(int host) {
    return "tc -n %s qdisc del dev wire root".formatted(namespace(host));
  }

  /** Every connection of that host ends with a reset. */
  String reset(int host) {
    return "ss -N %s -H -t -K state established".formatted(namespace(host));
  }

  List<String> deleteAll(int hosts) {
    return IntStream.rangeClosed(0, hosts)
        .mapToObj(host -> "ip netns del " + (host == 0 ? hub() : namespace(host)))
        .toList();
  }
}
