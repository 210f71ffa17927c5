package dev.parley.tui.process.torture;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * All peers on this machine's own network, each behind a {@link Proxy} whose address it gives to
 * the others: needs no rights. A stream has no packets, so nothing is lost, doubled or reordered;
 * what is cut is held back until it is mended, as TCP would send it again. Dialling a dead peer is
 * not refused but reset.
 */
final class ProxyNetwork implements Network {
  private static final String HOST = "127.0.0.1";

  private final Traffic traffic;
  private final List<Proxy> proxies = new ArrayList<>();
  private final int[] ports;

  ProxyNetwork(int peers) throws IOException {
    traffic = new Traffic(peers);
    ports = new int[peers + 1];
    for (int peer = 1; peer <= peers; peer++) {
      ports[peer] = freePort();
      proxies.add(new Proxy(peer, ports[peer], traffic));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Proxy proxy(int peer) {
    return proxies.get(peer - 1);
  }

  @Override
  public List<String> wrapper(int peer) {
    return List.of();
  }

  @Override
  public String host(int peer) {
    return HOST;
  }

  @Override
  public int port(int peer) {
    return ports[peer];
  }

  @Override
  public String dialled(int peer) {
    return HOST + ":" + proxy(peer).port();
  }

  @Override
  public boolean can(Fault fault) {
    return true;
  }

  @Override
  public List<String> cannot() {
    return List.of(
        "NO PACKET IS LOST, DOUBLED OR REORDERED: a proxy cuts, delays, throttles and resets streams");
  }

  @Override
  public void cut(int peer) {
    traffic.isolate(peer, true);
  }

  @Override
  public void mend(int peer) {
    traffic.isolate(peer, false);
  }

  @Override
  public void silence(int from, int to) {
    traffic.silence(from, to, true);
  }

  @Override
  public void unsilence(int from, int to) {
    traffic.silence(from, to, false);
  }

  @Override
  public void shake(int peer) {
    traffic.delay(peer, true);
  }

  @Override
  public void calm(int peer) {
    traffic.delay(peer, false);
  }

  @Override
  public void narrow(int peer) {
    traffic.throttle(peer, true);
  }

  @Override
  public void widen(int peer) {
    traffic.throttle(peer, false);
  }

  @Override
  public int reset(int peer) {
    return proxies.stream().mapToInt(proxy -> proxy.reset(peer)).sum();
  }

  @Override
  public void close() {
    proxies.forEach(Proxy::close);
  }
}
