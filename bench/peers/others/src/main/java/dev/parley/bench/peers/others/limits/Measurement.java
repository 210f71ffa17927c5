package dev.parley.bench.peers.others.limits;

import dev.parley.bench.peers.Json;

/** One thing that this machine can do, and how fast. */
public sealed interface Measurement permits StreamSpeed, PingTime, SyncTime, JsonSpeed {

  /** Measures it once; the figures are one line of the results. */
  Json measure() throws Exception;

  static Measurement named(String name) {
    return switch (name) {
      case "tcp-raw" -> new StreamSpeed(name, LineServer.COUNT, true);
      case "tcp-coalesced" -> new StreamSpeed(name, LineServer.COUNT, false);
      case "tcp-parse" -> new StreamSpeed(name, LineServer.PARSE, true);
      case "tcp-coalesced-parse" -> new StreamSpeed(name, LineServer.PARSE, false);
      case "ping" -> new PingTime();
      case "fsync" -> new SyncTime();
      case "json" -> new JsonSpeed();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The first fields of every result. */
  static Json result(String workload) {
    return new Json().put("system", "limits").put("workload", workload);
  }
}
