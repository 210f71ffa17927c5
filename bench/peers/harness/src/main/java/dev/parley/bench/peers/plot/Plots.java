package dev.parley.bench.peers.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Draws a chart for each series of runs that {@code grow} has in its file. */
public final class Plots {
  private static final String PARLEY = "parley";
  private static final String OTHER = "jgroups-raft-fsync";
  private static final String SERIES_OPTION = "series";
  private static final String RATE = "msgs_per_s";
  private static final String RATE_TITLE = "messages/s at the slowest node";

  private static final Map<String, Function<Runs, Chart>> SERIES =
      new TreeMap<>(
          Map.of(
              "sizes", Plots::sizes,
              "windows", Plots::windows,
              "nodes", Plots::nodes,
              "senders", Plots::senders,
              "catchup", Plots::catchup,
              "log", Plots::log,
              "crowd", Plots::crowd));

  private Plots() {}

  /**
   * {@code FILE DIR}: writes NAME.svg into the directory for each series that the file has.
   *
   * @throws IOException if the file cannot be read, or the directory not be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: plot FILE DIR");
      System.exit(2);
    }
    Runs runs = Runs.read(Path.of(args[0]));
    Path dir = Files.createDirectories(Path.of(args[1]));
    for (Map.Entry<String, Function<Runs, Chart>> series : SERIES.entrySet()) {
      Chart chart = series.getValue().apply(runs);
      if (chart == null) {
        System.err.println("no runs of the series " + series.getKey());
      } else {
        Files.writeString(dir.resolve(series.getKey() + ".svg"), chart.svg());
      }
    }
  }

  private static Chart sizes(Runs all) {
    Runs runs = all.with(SERIES_OPTION, "sizes");
    SortedMap<Double, Double> parley = runs.with("system", PARLEY).medians("size", RATE);
    SortedMap<Double, Double> other = runs.with("system", OTHER).medians("size", RATE);
    return chart(
        "Throughput by length of text",
        "group of 3 on one machine, all send, 1024 of a sender's messages in flight",
        new Axes("bytes of text", Axis.Scale.LOGARITHMIC, RATE_TITLE, Axis.Scale.LOGARITHMIC),
        List.of(
            Line.beside("Parley (and how many times the other)", parley, other),
            Line.of(OTHER, other)));
  }

  private static Chart windows(Runs all) {
    Runs runs = all.with(SERIES_OPTION, "windows");
    return chart(
        "Throughput by messages in flight",
        "group of 3 on one machine, all send, 100 bytes of text",
        new Axes(
            "of a sender's messages in flight, at most",
            Axis.Scale.LOGARITHMIC,
            RATE_TITLE,
            Axis.Scale.LOGARITHMIC),
        List.of(Line.of("Parley", runs.medians("window", RATE))));
  }

  private static Chart nodes(Runs all) {
    Runs runs = all.with(SERIES_OPTION, "nodes");
    return chart(
        "Throughput by size of the group",
        "all on one machine, all send, 100 bytes of text, 1024 of a sender's messages in flight",
        new Axes("members of the group", Axis.Scale.LOGARITHMIC, RATE_TITLE, Axis.Scale.LINEAR),
        List.of(Line.of("Parley", runs.medians("nodes", RATE))));
  }

  /** Of groups in which all members send the series of nodes knows. */
  private static Chart senders(Runs all) {
    Runs runs = all.with(SERIES_OPTION, "senders");
    String senders = "sending";
    if (runs.isEmpty()) {
      return null;
    }
    return chart(
        "Throughput by number of senders",
        "all on one machine, 100 bytes of text, 1024 messages of each member that sends in flight",
        new Axes("threads that send", Axis.Scale.LOGARITHMIC, RATE_TITLE, Axis.Scale.LINEAR),
        List.of(
            Line.of("1 to 3 of 3 members", runs.with("threads", "1").medians(senders, RATE)),
            Line.of("3 members, threads", runs.with("senders", "3").medians(senders, RATE)),
            Line.of(
                "groups in which all send",
                all.with(SERIES_OPTION, "nodes").medians(senders, RATE))));
  }

  private static Chart catchup(Runs all) {
    Runs runs = all.with(SERIES_OPTION, "catchup");
    return chart(
        "Catching up with what was missed",
        "one of a group of 3 was killed and starts again, 100 bytes of text",
        new Axes(
            "messages missed", Axis.Scale.LOGARITHMIC, "s after its start", Axis.Scale.LOGARITHMIC),
        List.of(
            Line.of("level", seconds(runs.medians("missed", "level_after_ms"))),
            Line.of("first message", seconds(runs.medians("missed", "first_after_ms")))));
  }

  private static SortedMap<Double, Double> seconds(SortedMap<Double, Double> millis) {
    SortedMap<Double, Double> seconds = new TreeMap<>();
    millis.forEach((x, y) -> seconds.put(x, y / 1000));
    return seconds;
  }

  private static Chart log(Runs all) {
    Runs runs = all.with(SERIES_OPTION, "log");
    String count = "messages";
    return chart(
        "Start with a long log",
        "one peer, 100 bytes of text",
        new Axes("messages in the log", Axis.Scale.LOGARITHMIC, "ms, MiB", Axis.Scale.LOGARITHMIC),
        List.of(
            Line.of("start until it leads, ms", runs.medians(count, "leader_ms")),
            Line.of("a page of its middle, ms", runs.medians(count, "history_middle_ms")),
            Line.of("peak memory, MiB", runs.medians(count, "peak_rss_mib"))));
  }

  private static Chart crowd(Runs all) {
    Runs runs = all.with(SERIES_OPTION, "crowd");
    String nodes = "nodes";
    return chart(
        "Simulated: large groups",
        "not measured: virtual time, 2 cores for each member, the measured cost of each hop",
        new Axes(
            "members of the simulated group, of whom at most 7 have a vote",
            Axis.Scale.LOGARITHMIC,
            "messages/s, µs",
            Axis.Scale.LOGARITHMIC),
        List.of(
            Line.of("all send: messages/s", runs.with("workload", "w1").medians(nodes, RATE)),
            Line.of(
                "one in flight, to its sender: µs",
                runs.with("workload", "w2").medians(nodes, "closed_own_p50_us")),
            Line.of(
                "to the last, p99: µs",
                runs.with("workload", "w2").medians(nodes, "closed_all_p99_us"))));
  }

  private record Axes(String x, Axis.Scale xScale, String y, Axis.Scale yScale) {}

  /** Null where no line has a point; a line that has none is left out. */
  private static Chart chart(String title, String subtitle, Axes axes, List<Line> lines) {
    List<Line> drawn = lines.stream().filter(line -> !line.points().isEmpty()).toList();
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Line line : drawn) {
      line.points().forEach(p -> xs.add(p.x()));
      line.points().forEach(p -> ys.add(p.y()));
    }
    if (xs.isEmpty()) {
      return null;
    }
    return new Chart(
        title,
        subtitle,
        Axis.steps(axes.x(), axes.xScale(), xs),
        Axis.amounts(axes.y(), axes.yScale(), ys),
        drawn);
  }
}
