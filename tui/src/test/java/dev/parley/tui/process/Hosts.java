package dev.parley.tui.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts with a network of their own on this machine: a network namespace each, joined by a bridge
 * in one more. Nothing outside of them is touched. Needs root and iproute2.
 */
public final class Hosts implements AutoCloseable {
  /** A hardware address that no host has. */
  private static final String NOBODY = "02:00:00:00:00:fe";

  private static final String NARROW = "tbf rate 192kbit burst 4kb latency 300ms";
  private static final String SHAKEN = "netem delay 60ms 40ms loss 5% duplicate 5%";

  private final String name = "parley" + ProcessHandle.current().pid();
  private final int count;

  public Hosts(int count) throws IOException {
    this.count = count;
    ip("netns add " + hub());
    ip("-n " + hub() + " link add bridge type bridge");
    ip("-n " + hub() + " link set bridge up");
    for (int host = 1; host <= count; host++) {
      add(host);
    }
  }

  private void add(int host) throws IOException {
    String inside = "netns " + namespace(host);
    ip("netns add " + namespace(host));
    ip("-n %s link add port%d type veth peer name wire %s".formatted(hub(), host, inside));
    ip("-n %s link set port%d master bridge up".formatted(hub(), host));
    ip("-n %s addr add %s/24 dev wire".formatted(namespace(host), address(host)));
    ip("-n %s link set wire up".formatted(namespace(host)));
    ip("-n %s link set lo up".formatted(namespace(host)));
  }

  /** Why there can be none on this machine; null: there can. */
  public static String missing() {
    try {
      new Hosts(0).close();
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  public String address(int host) {
    return "10.77.0." + host;
  }

  /** What runs a command on that host. */
  public List<String> wrapper(int host) {
    return List.of("ip", "netns", "exec", namespace(host));
  }

  /** Nothing reaches that host any more, and nothing leaves it. */
  public void cut(int host) throws IOException {
    ip("-n %s link set port%d down".formatted(hub(), host));
  }

  public void mend(int host) throws IOException {
    ip("-n %s link set port%d up".formatted(hub(), host));
  }

  /** What {@code from} sends to {@code to} is lost, silently; the way back stays open. */
  public void silence(int from, int to) throws IOException {
    ip(
        "-n %s neigh replace %s lladdr %s dev wire nud permanent"
            .formatted(namespace(from), address(to), NOBODY));
  }

  /** Undoes {@link #silence}. */
  public void unsilence(int from, int to) throws IOException {
    ip("-n %s neigh del %s dev wire".formatted(namespace(from), address(to)));
  }

  /** What that host sends goes through a narrow pipe: it is late, and lost where it piles up. */
  public void narrow(int host) throws IOException {
    tc("-n %s qdisc add dev wire root %s".formatted(namespace(host), NARROW));
  }

  /** Undoes {@link #narrow}. */
  public void widen(int host) throws IOException {
    tc("-n %s qdisc del dev wire root".formatted(namespace(host)));
  }

  /** Whether this kernel can delay, lose and reorder packets at random. */
  public boolean hasNetem(int host) {
    try {
      tc("-n %s qdisc add dev wire root netem delay 1ms".formatted(namespace(host)));
      widen(host);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What that host sends is late by 60 ms, give or take 40, one in twenty lost or doubled. */
  public void shake(int host) throws IOException {
    tc("-n %s qdisc add dev wire root %s".formatted(namespace(host), SHAKEN));
  }

  private String hub() {
    return name + "hub";
  }

  private String namespace(int host) {
    return name + "h" + host;
  }

  private static void ip(String words) throws IOException {
    run("ip " + words);
  }

  private static void tc(String words) throws IOException {
    run("tc " + words);
  }

  private static void run(String words) throws IOException {
    List<String> command = new ArrayList<>(List.of(words.split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(words + ": " + said.strip());
    }
  }

  @Override
  public void close() {
    for (int host = 0; host <= count; host++) {
      try {
        ip("netns del " + (host == 0 ? hub() : namespace(host)));
      } catch (IOException e) {
        // It was never made.
      }
    }
  }
}
