package dev.parley.bench.peers;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs one workload against one system once and prints one line of JSON. */
public final class Driver {
  private Driver() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 2 || !Systems.names().contains(args[0])) {
      System.err.println(
          "usage: run SYSTEM w1|w2|w3|w3-freeze|w4 [option=value ...]\nsystems: "
              + Systems.names());
      System.exit(2);
    }
    TotalOrder.Config options = options(args);
    Workload workload = Workload.named(args[1], options);
    RunFiles files = RunFiles.create(args[0], args[1], options);
    Nodes nodes = new Nodes(args[0], workload.nodes(), options, files);
    Runtime.getRuntime().addShutdownHook(new Thread(nodes::end));
    Json result = new Json().put("system", args[0]).put("workload", args[1]);
    if (!options.options().isEmpty()) {
      result.put("options", options.options().toString());
    }
    boolean good = true;
    try {
      workload.run(nodes, result);
    } catch (Exception e) {
      e.printStackTrace();
      result.put("error", String.valueOf(e.getMessage()));
      good = false;
    }
    if (!nodes.all().isEmpty()) {
      NodeProcess first = nodes.get(0);
      result.put("durability", first.durability()).put("settings", first.settings());
    }
    System.out.println(result);
    System.out.flush();
    nodes.end();
    files.leave(options.flag("keep", !good));
    Runtime.getRuntime().halt(good ? 0 : 1);
  }

  private static TotalOrder.Config options(String[] args) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 2; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      options.put(pair[0], pair[1]);
    }
    return new TotalOrder.Config(options);
  }
}
