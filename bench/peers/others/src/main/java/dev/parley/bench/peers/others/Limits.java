package dev.parley.bench.peers.others;

import dev.parley.bench.peers.others.limits.LineServer;
import dev.parley.bench.peers.others.limits.Measurement;

/** What this machine can do at all, without any ordering: loopback TCP, disk, JSON. */
public final class Limits {
  private Limits() {}

  /** Takes the word "limits" and what to measure; or, in a second process, "server" and its mode. */
  public static void main(String[] args) throws Exception {
    if (args[1].equals("server")) {
      LineServer.serve(args[2]);
    } else {
      System.out.println(Measurement.named(args[1]).measure());
    }
    Runtime.getRuntime().halt(0);
  }
}
