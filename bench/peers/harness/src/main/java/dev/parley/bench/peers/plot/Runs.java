package dev.parley.bench.peers.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runs in a file of results: a flat JSON object a line, each field by its name. */
final class Runs {
  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\": ?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}\\s]+))");
  private static final String OPTIONS = "options";
  private static final String NOTHING = "null";

  private final List<Map<String, String>> all;

  private Runs(List<Map<String, String>> all) {
    this.all = all;
  }

  static Runs read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return new Runs(lines.filter(line -> line.startsWith("{")).map(Runs::fields).toList());
    }
  }

  /** A run's options, which its line has as one text, are fields like the others. */
  private static Map<String, String> fields(String line) {
    Map<String, String> fields = new HashMap<>();
    Matcher field = FIELD.matcher(line);
    while (field.find()) {
      fields.put(field.group(1), field.group(2) != null ? field.group(2) : field.group(3));
    }
    for (String option : fields.getOrDefault(OPTIONS, "").replaceAll("[{}]", "").split(", ")) {
      String[] pair = option.split("=", 2);
      if (pair.length == 2) {
        fields.putIfAbsent(pair[0], pair[1]);
      }
    }
    return fields;
  }

  /** Those whose field is that. */
  Runs with(String field, String value) {
    return new Runs(all.stream().filter(run -> value.equals(run.get(field))).toList());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * The median of {@code y} at each {@code x}; runs without one of them, as failed ones, are not.
   */
  SortedMap<Double, Double> medians(String x, String y) {
    SortedMap<Double, List<Double>> values = new TreeMap<>();
    for (Map<String, String> run : all) {
      if (isThere(run.get(x)) && isThere(run.get(y))) {
        values
            .computeIfAbsent(Double.valueOf(run.get(x)), k -> new ArrayList<>())
            .add(Double.valueOf(run.get(y)));
      }
    }
    SortedMap<Double, Double> medians = new TreeMap<>();
    values.forEach((at, some) -> medians.put(at, median(some)));
    return medians;
  }

  private static boolean isThere(String value) {
    return value != null && !value.equals(NOTHING);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
