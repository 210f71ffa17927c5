package dev.parley.node.discovery;

import dev.parley.node.net.PeerAddress;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which addresses beacons tell: numbers only, so that no stranger has a name looked up. */
final class Addresses {
  private Addresses() {}

  /** What to tell on an interface: one's own address, if it is one for others, else that of it. */
  static String toTell(String own, InetAddress ofInterface, int port) {
    byte[] number = NetUtil.createByteArrayFromIpAddressString(PeerAddress.parse(own).host());
    return number != null && isForOthers(number)
        ? own
        : new PeerAddress(0, ofInterface.getHostAddress(), port).hostAndPort();
  }

  /** Whether what was heard from there can be dialled: loopback is not told from elsewhere. */
  static boolean isFit(String address, InetAddress source) {
    byte[] number = NetUtil.createByteArrayFromIpAddressString(PeerAddress.parse(address).host());
    return number != null
        && isForOthers(number)
        && (source.isLoopbackAddress() || !address(number).isLoopbackAddress());
  }

  private static boolean isForOthers(byte[] number) {
    InetAddress address = address(number);
    return !address.isAnyLocalAddress() && !address.isMulticastAddress();
  }

  private static InetAddress address(byte[] number) {
    try {
      return InetAddress.getByAddress(number);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
