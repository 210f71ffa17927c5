package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import dev.parley.bench.peers.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A group of many members in virtual time: the real core, and costs of everything around it that
 * were measured. The same costs, options and seed make the same bytes of output.
 */
public final class Crowd {
  private static final String THROUGHPUT = "w1";
  private static final String LATENCY = "w2";

  /** All members of a run together do about so much work. */
  private static final int MESSAGES_TIMES_MEMBERS = 10_000_000;

  private static final int FEWEST_MESSAGES = 50_000;
  private static final int MOST_MESSAGES = 300_000;

  /** Of all senders together, as three have with the harness's window. */
  private static final int IN_FLIGHT = 3 * 1024;

  private static final int LATENCY_WARMUP = 100;
  private static final int LATENCY_MESSAGES = 2000;

  private final Map<String, String> options = new TreeMap<>();

  private Crowd(String[] words) {
    for (String word : words) {
      String[] pair = word.split("=", 2);
      if (pair.length < 2) {
        throw new IllegalArgumentException("not an option: " + word);
      }
      options.put(pair[0], pair[1]);
    }
  }

  /**
   * {@code COSTS WORKLOAD [option=value ...]}: prints one line of JSON.
   *
   * @throws IOException if the costs cannot be read
   */
  public static void main(String[] args) throws IOException {
    Costs costs = Costs.read(Path.of(args[0]));
    String[] words = Arrays.copyOfRange(args, 2, args.length);
    System.out.println(new Crowd(words).run(args[1], costs));
  }

  private int integer(String name, int otherwise) {
    return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
  }

  /** A network that is not the one measured: microseconds one way, gigabits a second. */
  private void changeNetwork(Costs costs) {
    if (options.containsKey("hop_us")) {
      costs.put(Cost.HOP, 1e3 * Double.parseDouble(options.get("hop_us")));
    }
    if (options.containsKey("gbit")) {
      costs.put(Cost.WIRE_BYTE, 8 / Double.parseDouble(options.get("gbit")));
    }
  }

  private Json run(String workload, Costs costs) {
    changeNetwork(costs);
    int nodes = integer("nodes", 3);
    boolean shared = Boolean.parseBoolean(options.getOrDefault("shared", "false"));
    World world = new World(costs, integer("seed", 1), integer("cores", 2), shared);
    Group group = new Group(nodes, world);
    group.awaitLeader();
    Json result =
        new Json()
            .put("system", "parley-simulated")
            .put("workload", workload)
            .put("options", options.toString())
            .put("nodes", nodes);
    switch (workload) {
      case THROUGHPUT -> throughput(group, nodes, result);
      case LATENCY ->
          new Latency(group, LATENCY_WARMUP, integer("messages", LATENCY_MESSAGES)).run(result);
      default -> throw new IllegalArgumentException("no workload " + workload);
    }
    return result.put("order", group.haveTheSame() ? "same" : "DIFFERENT");
  }

  private void throughput(Group group, int nodes, Json result) {
    int some = Math.max(FEWEST_MESSAGES, Math.min(MOST_MESSAGES, MESSAGES_TIMES_MEMBERS / nodes));
    int messages = integer("messages", some);
    int window = integer("window", Math.max(1, IN_FLIGHT / nodes));
    new Throughput(group).run(window, messages / 4, messages, result);
  }
}
