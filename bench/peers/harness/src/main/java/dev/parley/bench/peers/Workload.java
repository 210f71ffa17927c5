package dev.parley.bench.peers;

/** What is done to a group of nodes, and what comes of it. */
sealed interface Workload permits Throughput, Latency, Failover, CatchUp {

  /** How many nodes it needs; what is not said to scale is written for three. */
  default int nodes() {
    return 3;
  }

  /** Starts the nodes, does its work and puts what it finds into the result. */
  void run(Nodes nodes, Json result) throws Exception;

  static Workload named(String name, TotalOrder.Config options) {
    return switch (name) {
      case "w1" -> new Throughput(options);
      case "w2" -> new Latency(options);
      case "w3" -> new Failover(options, false);
      case "w3-freeze" -> new Failover(options, true);
      case "w4" -> new CatchUp(options);
      default -> throw new IllegalArgumentException("unknown workload " + name);
    };
  }
}
