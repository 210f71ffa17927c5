package dev.parley.bench.peers.others;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns result files (one JSON object per line) into Markdown tables: median (min-max) of repeated
 * runs.
 */
public final class Summary {
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "w1", List.of("msgs_per_s", "cpu_cores", "rss_mb_max", "order", "backward", "failures"),
          "w2",
              List.of(
                  "closed_own_p50_us",
                  "closed_own_p99_us",
                  "closed_own_max_us",
                  "closed_all_p50_us",
                  "closed_all_p99_us",
                  "open_own_p50_us",
                  "open_own_p99_us",
                  "open_own_max_us",
                  "open_all_p50_us",
                  "open_all_p99_us",
                  "order"),
          "w3",
              List.of(
                  "gap_ms",
                  "sent",
                  "accepted_lost",
                  "accepted_at_one_survivor_only",
                  "duplicates",
                  "reordered",
                  "failed",
                  "failed_yet_delivered",
                  "never_answered",
                  "never_answered_and_lost",
                  "survivors_agree"),
          "w3-freeze",
              List.of(
                  "gap_ms",
                  "accepted_lost",
                  "accepted_at_one_survivor_only",
                  "duplicates",
                  "reordered",
                  "failed",
                  "never_answered_and_lost",
                  "survivors_agree",
                  "thawed_missing",
                  "thawed_duplicates",
                  "thawed_agrees"),
          "w4", List.of("target", "first_after_ms", "level_after_ms", "order"));

  private Summary() {}

  public static void main(String[] args) throws IOException {
    Map<String, Map<String, List<Map<String, Object>>>> byWorkload = new LinkedHashMap<>();
    for (String arg : args) {
      try (Stream<String> lines = Files.lines(Path.of(arg))) {
        for (String line : lines.filter(l -> l.startsWith("{")).toList()) {
          Map<String, Object> run = parse(line);
          String title =
              run.get("system")
                  + (run.containsKey("options")
                      ? " `" + run.get("options").toString().replaceAll("[{},]", "") + "`"
                      : "");
          byWorkload
              .computeIfAbsent(run.get("workload").toString(), w -> new LinkedHashMap<>())
              .computeIfAbsent(title, t -> new ArrayList<>())
              .add(run);
        }
      }
    }
    byWorkload.forEach(
        (workload, systems) -> {
          List<String> columns = COLUMNS.get(workload);
          if (columns == null) {
            Set<String> all =
                new LinkedHashSet<>(systems.values().iterator().next().get(0).keySet());
            all.removeAll(List.of("system", "workload", "settings", "options"));
            columns = List.copyOf(all);
          }
          System.out.println(
              "\n### " + workload + "\n\n| system | runs | " + String.join(" | ", columns) + " |");
          System.out.println("|---|---|" + "---|".repeat(columns.size()));
          List<String> shown = columns;
          systems.forEach(
              (title, runs) ->
                  System.out.println(
                      "| "
                          + title
                          + " | "
                          + runs.size()
                          + " | "
                          + shown.stream()
                              .map(c -> cell(runs, c))
                              .collect(Collectors.joining(" | "))
                          + " |"));
        });
  }

  private static String cell(List<Map<String, Object>> runs, String column) {
    List<Object> values = runs.stream().map(r -> r.get(column)).filter(v -> v != null).toList();
    if (values.isEmpty()) {
      return runs.stream()
          .map(r -> r.get("error"))
          .filter(e -> e != null)
          .map(Object::toString)
          .findFirst()
          .orElse("");
    }
    if (!(values.get(0) instanceof Double)) {
      Map<Object, Long> counts =
          values.stream()
              .collect(Collectors.groupingBy(v -> v, LinkedHashMap::new, Collectors.counting()));
      return counts.size() == 1 ? values.get(0).toString() : counts.toString();
    }
    double[] v = values.stream().mapToDouble(x -> (Double) x).sorted().toArray();
    double median =
        v.length % 2 == 1 ? v[v.length / 2] : (v[v.length / 2 - 1] + v[v.length / 2]) / 2;
    return number(median)
        + (v[0] == v[v.length - 1]
            ? ""
            : " (" + number(v[0]) + "–" + number(v[v.length - 1]) + ")");
  }

  private static String number(double d) {
    if (d == Math.rint(d) || Math.abs(d) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", d);
    }
    return String.format(Locale.ROOT, d >= 100 ? "%.0f" : d >= 10 ? "%.1f" : "%.2f", d);
  }

  private static Map<String, Object> parse(String line) throws IOException {
    Map<String, Object> m = new LinkedHashMap<>();
    try (JsonParser p = new JsonFactory().createParser(line)) {
      p.nextToken();
      for (String name; (name = p.nextFieldName()) != null; ) {
        JsonToken t = p.nextToken();
        if (t.isNumeric()) {
          m.put(name, p.getDoubleValue());
        } else if (t != JsonToken.VALUE_NULL) {
          m.put(name, p.getText());
        }
      }
    }
    return m;
  }
}
