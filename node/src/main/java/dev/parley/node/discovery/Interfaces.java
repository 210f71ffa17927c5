package dev.parley.node.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The network interfaces that beacons leave and come by. */
final class Interfaces {
  /** More than a machine has, but for one that has one for each of its containers. */
  private static final int MOST = 16;

  /**
   * One of them.
   *
   * @param address of its own
   */
  record Door(NetworkInterface network, Inet4Address address) {

    /** Whether it is the same interface, with the same address. */
    boolean isSame(Door other) {
      return network.getIndex() == other.network.getIndex()
          && network.getName().equals(other.network.getName())
          && address.equals(other.address);
    }

    /** Whether who sent from there is on this interface. */
    boolean leadsTo(InetAddress source) {
      return network.getInterfaceAddresses().stream().anyMatch(own -> isNear(own, source));
    }

    private static boolean isNear(InterfaceAddress own, InetAddress source) {
      byte[] one = own.getAddress().getAddress();
      byte[] other = source.getAddress();
      int bits = own.getNetworkPrefixLength();
      boolean near = one.length == other.length;
      for (int i = 0; near && i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        near = (one[i / 8] & mask) == (other[i / 8] & mask);
      }
      return near;
    }
  }

  private Interfaces() {}

  /** Whether that host means all interfaces, also those that come later. */
  static boolean areAll(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The interface of that host; all that are up and can multicast, where it is a wildcard. */
  static List<Door> of(String host) throws SocketException, UnknownHostException {
    InetAddress address = InetAddress.getByName(host);
    List<Door> doors = new ArrayList<>();
    if (!address.isAnyLocalAddress()) {
      NetworkInterface network = NetworkInterface.getByInetAddress(address);
      Inet4Address own =
          address instanceof Inet4Address four ? four : network == null ? null : first(network);
      if (network != null && own != null) {
        doors.add(new Door(network, own));
      }
      return doors;
    }
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      Inet4Address own = first(network);
      if (own != null && network.isUp() && network.supportsMulticast() && doors.size() < MOST) {
        doors.add(new Door(network, own));
      }
    }
    return doors;
  }

  /** Null: it has none. */
  private static Inet4Address first(NetworkInterface network) {
    for (InetAddress address : Collections.list(network.getInetAddresses())) {
      if (address instanceof Inet4Address four) {
        return four;
      }
    }
    return null;
  }
}
