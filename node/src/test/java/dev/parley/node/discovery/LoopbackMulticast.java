package dev.parley.node.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import org.junit.jupiter.api.Assumptions;

/** A multicast group on loopback that no other test and no real peer uses. */
public final class LoopbackMulticast {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private LoopbackMulticast() {}

  /** Gives up the test, aloud, where this machine's loopback carries no multicast. */
  public static InetSocketAddress group() throws IOException {
    InetSocketAddress group = new InetSocketAddress("239.255.77.78", freePort());
    NetworkInterface loopback = NetworkInterface.getByInetAddress(LOOPBACK);
    try (MulticastSocket in = new MulticastSocket(group)) {
      in.setSoTimeout(2000);
      in.joinGroup(group, loopback);
      send(group, new byte[] {1});
      in.receive(new DatagramPacket(new byte[10], 10));
    } catch (IOException e) {
      System.err.println("NOT TESTED: no multicast on the loopback of this machine: " + e);
      Assumptions.abort("no multicast on loopback");
    }
    return group;
  }

  private static int freePort() throws IOException {
    try (DatagramSocket any = new DatagramSocket()) {
      return any.getLocalPort();
    }
  }

  /** Says those bytes to the group, from this machine. */
  public static void send(InetSocketAddress group, byte[] bytes) throws IOException {
    try (DatagramSocket out = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      out.setOption(
          StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByInetAddress(LOOPBACK));
      out.send(new DatagramPacket(bytes, bytes.length, group));
    }
  }
}
