package dev.parley.tui.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts with a network of their own on this machine: a network namespace each, joined by a bridge
 * in one more. Nothing outside of them is touched. Needs root and iproute2.
 */
final class Hosts implements AutoCloseable {
  private final String name = "parley" + ProcessHandle.current().pid();
  private final int count;

  Hosts(int count) throws IOException {
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
  static String missing() {
    try {
      new Hosts(0).close();
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  String address(int host) {
    return "10.77.0." + host;
  }

  /** What runs a command on that host. */
  List<String> wrapper(int host) {
    return List.of("ip", "netns", "exec", namespace(host));
  }

  /** Nothing reaches that host any more, and nothing leaves it. */
  void cut(int host) throws IOException {
    ip("-n %s link set port%d down".formatted(hub(), host));
  }

  void mend(int host) throws IOException {
    ip("-n %s link set port%d up".formatted(hub(), host));
  }

  private String hub() {
    return name + "hub";
  }

  private String namespace(int host) {
    return name + "h" + host;
  }

  private static void ip(String words) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words.split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("ip " + words + ": " + said.strip());
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
