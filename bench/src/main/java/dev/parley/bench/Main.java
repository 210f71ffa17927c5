package dev.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** {@code NAME [option=value ...]}: measures so often, a line of JSON each, and a table. */
public final class Main {
  private static final int LIMIT_SECONDS = 1800;

  private static final Map<String, Function<Options, Measurement>> MEASUREMENTS =
      new TreeMap<>(
          Map.of(
              "kill", options -> new MeasureFailover(MeasureFailover.Way.KILL, options),
              "quit", options -> new MeasureFailover(MeasureFailover.Way.QUIT, options),
              "freeze", options -> new MeasureFailover(MeasureFailover.Way.FREEZE, options),
              "catchup", MeasureCatchUp::new,
              "start", MeasureStart::new,
              "flood", MeasureFlood::new,
              "idle", MeasureIdle::new));

  private Main() {}

  /** Ends with 0 if all ran, 1 if a run failed, 2 if it was not understood. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0 || !MEASUREMENTS.containsKey(arguments[0])) {
      System.err.println(
          "usage: bench/run " + String.join("|", MEASUREMENTS.keySet()) + " [option=value ...]");
      System.exit(2);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(Peers::closeAll, "close-all"));
    List<Result> results = new ArrayList<>();
    int code = 0;
    try {
      measure(arguments, results);
    } catch (BenchException e) {
      System.err.println("bench: " + e.getMessage());
      code = 1;
    }
    System.exit(code);
  }

  private static void measure(String[] arguments, List<Result> results)
      throws IOException, InterruptedException {
    Options options = Options.parse(List.of(arguments).subList(1, arguments.length));
    Measurement measurement = MEASUREMENTS.get(arguments[0]).apply(options);
    int runs = options.number("runs", measurement.runs());
    Peers.OPTIONS.forEach(options::allow);
    endAfter(options.number("limit", LIMIT_SECONDS));
    options.refuseUnknown();
    for (int run = 1; run <= runs; run++) {
      Result result = measurement.run();
      results.add(result);
      System.out.println(result.json());
    }
    Table.print(System.out, results, measurement.targets());
  }

  /** However it hangs, it ends; the shutdown hook sees to the peers. */
  private static void endAfter(int seconds) {
    Thread watch =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(seconds);
              } catch (InterruptedException e) {
                return;
              }
              System.err.println("bench: not done after " + seconds + " s; given up");
              System.exit(1);
            },
            "limit");
    watch.setDaemon(true);
    watch.start();
  }
}
