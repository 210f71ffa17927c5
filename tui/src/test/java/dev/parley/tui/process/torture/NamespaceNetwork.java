package dev.parley.tui.process.torture;

import dev.parley.tui.process.Hosts;
import dev.parley.tui.process.Hosts.Shaker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A network namespace for each peer: what is cut is lost packet by packet, as on a real wire. */
final class NamespaceNetwork implements Network {
  private static final int FIRST_PORT = 6_000;

  private final Hosts hosts;
  private final Shaker shaker;
  private final boolean canNarrow;

  /** Throws where no namespace can be made. */
  NamespaceNetwork(int peers) throws IOException {
    shaker = Hosts.bestShaker();
    hosts = new Hosts(peers, shaker);
    canNarrow = hosts.canNarrow(1);
  }

  @Override
  public List<String> wrapper(int peer) {
    return hosts.wrapper(peer);
  }

  @Override
  public String host(int peer) {
    return hosts.address(peer);
  }

  @Override
  public int port(int peer) {
    return FIRST_PORT + peer;
  }

  @Override
  public String dialled(int peer) {
    return host(peer) + ":" + port(peer);
  }

  @Override
  public boolean can(Fault fault) {
    return switch (fault) {
      case SHAKE -> shaker != Shaker.NONE;
      case NARROW -> canNarrow;
      default -> true;
    };
  }

  @Override
  public List<String> cannot() {
    List<String> lines = new ArrayList<>();
    if (shaker == Shaker.RELAY) {
      lines.add(
          "this kernel has no netem: packets go through a relay in user space, which shakes them");
    } else if (shaker == Shaker.NONE) {
      lines.add(
          "NO PACKET IS DELAYED, LOST, DOUBLED OR REORDERED: neither netem nor vxlan is here");
    }
    if (!canNarrow) {
      lines.add("NO LINK IS NARROWED: this kernel has no tbf");
    }
    return lines;
  }

  @Override
  public void cut(int peer) throws IOException {
    hosts.cut(peer);
  }

  @Override
  public void mend(int peer) throws IOException {
    hosts.mend(peer);
  }

  @Override
  public void silence(int from, int to) throws IOException {
    hosts.silence(from, to);
  }

  @Override
  public void unsilence(int from, int to) throws IOException {
    hosts.unsilence(from, to);
  }

  @Override
  public void shake(int peer) throws IOException {
    hosts.shake(peer);
  }

  @Override
  public void calm(int peer) throws IOException {
    hosts.calm(peer);
  }

  @Override
  public void narrow(int peer) throws IOException {
    hosts.narrow(peer);
  }

  @Override
  public void widen(int peer) throws IOException {
    hosts.widen(peer);
  }

  @Override
  public int reset(int peer) throws IOException {
    return hosts.reset(peer);
  }

  @Override
  public void close() {
    hosts.close();
  }
}
