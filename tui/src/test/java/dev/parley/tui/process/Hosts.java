package dev.parley.tui.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts with a network of their own on this machine: a network namespace each, joined by a bridge
 * in one more. Nothing outside of them is touched. Needs root and iproute2.
 */
public final class Hosts implements AutoCloseable {
  /** What can make packets late, lost, doubled and out of order. */
  public enum Shaker {
    /** The kernel's own. */
    NETEM,
    /** {@link PacketRelay}: all that hosts say to each other goes through it. */
    RELAY,
    NONE
  }

  private final HostCommands commands;
  private final int count;
  private final Shaker shaker;
  private Process relay;
  private BufferedReader relaySays;
  private Writer relayHears;

  /** Hosts whose packets are not shaken. */
  public Hosts(int count) throws IOException {
    this(count, Shaker.NONE);
  }

  public Hosts(int count, Shaker shaker) throws IOException {
    this.count = count;
    this.shaker = shaker;
    String name = "parley" + ProcessHandle.current().pid();
    commands = new HostCommands(name, shaker == Shaker.RELAY);
    try {
      runAll(commands.makeHub());
      for (int host = 1; host <= count; host++) {
        runAll(commands.makeHost(host));
      }
      if (shaker == Shaker.RELAY) {
        startRelay();
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Why there can be none on this machine; null: there can. */
  public static String missing() {
    return whyNot(0, Shaker.NONE);
  }

  private static String whyNot(int count, Shaker shaker) {
    try (Hosts hosts = new Hosts(count, shaker)) {
      if (count > 0) {
        hosts.shake(1);
      }
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** The best that this machine can do. Where there can be hosts. */
  public static Shaker bestShaker() {
    if (whyNot(1, Shaker.NETEM) == null) {
      return Shaker.NETEM;
    }
    return whyNot(1, Shaker.RELAY) == null ? Shaker.RELAY : Shaker.NONE;
  }

  private void startRelay() throws IOException {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", commands.hub()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx64m", "-XX:+UseSerialGC", "-cp"));
    command.add(PacketRelay.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    command.addAll(List.of(PacketRelay.class.getName(), "" + count));
    relay = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    relaySays =
        new BufferedReader(new InputStreamReader(relay.getInputStream(), StandardCharsets.UTF_8));
    relayHears = new OutputStreamWriter(relay.getOutputStream(), StandardCharsets.UTF_8);
    awaitRelay();
  }

  private void awaitRelay() throws IOException {
    if (relaySays.readLine() == null) {
      throw new IOException("the packet relay has ended");
    }
  }

  private void tellRelay(String line) throws IOException {
    relayHears.write(line + "\n");
    relayHears.flush();
    awaitRelay();
  }

  public String address(int host) {
    return HostCommands.address(host);
  }

  /** What runs a command on that host. */
  public List<String> wrapper(int host) {
    return List.of("ip", "netns", "exec", commands.namespace(host));
  }

  /** Nothing reaches that host any more, and nothing leaves it. */
  public void cut(int host) throws IOException {
    run(commands.cut(host));
  }

  public void mend(int host) throws IOException {
    run(commands.mend(host));
  }

  /** What {@code from} sends to {@code to} is lost, silently; the way back stays open. */
  public void silence(int from, int to) throws IOException {
    run(commands.silence(from, to));
  }

  /** Undoes {@link #silence}. */
  public void unsilence(int from, int to) throws IOException {
    run(commands.unsilence(from, to));
  }

  /** What that host sends goes through a narrow pipe: it is late, and lost where it piles up. */
  public void narrow(int host) throws IOException {
    run(commands.narrow(host));
  }

  /** Undoes {@link #narrow}. */
  public void widen(int host) throws IOException {
    run(commands.calm(host));
  }

  /** Whether this kernel has the narrow pipe. */
  public boolean canNarrow(int host) {
    return succeeds(commands.narrow(host)) && succeeds(commands.calm(host));
  }

  /** What that host sends is late by 20 to 100 ms, one packet in twenty lost, one doubled. */
  public void shake(int host) throws IOException {
    switch (shaker) {
      case NETEM -> run(commands.shake(host));
      case RELAY -> tellRelay("shake " + host);
      case NONE -> {
        // There is nothing that could.
      }
    }
  }

  /** Undoes {@link #shake}. */
  public void calm(int host) throws IOException {
    switch (shaker) {
      case NETEM -> run(commands.calm(host));
      case RELAY -> tellRelay("calm " + host);
      case NONE -> {
        // Nothing was shaken.
      }
    }
  }

  /**
   * Every connection of that host ends with a reset. Returns how many: not every kernel does it.
   */
  public int reset(int host) throws IOException {
    return (int) run(commands.reset(host)).lines().filter(line -> !line.isBlank()).count();
  }

  private static boolean succeeds(String words) {
    try {
      run(words);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void runAll(List<String> lines) throws IOException {
    for (String line : lines) {
      run(line);
    }
  }

  private static String run(String words) throws IOException {
    List<String> command = new ArrayList<>(List.of(words.split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(words + ": " + said.strip());
    }
    return said;
  }

  @Override
  public void close() {
    if (relay != null) {
      relay.destroyForcibly();
    }
    // A namespace that was never made cannot be deleted, which is well.
    commands.deleteAll(count).forEach(Hosts::succeeds);
  }
}
