package dev.parley.bench.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Each {@link Cost} as it was measured: one figure, or where it differs from time to time, a
 * hundred equally likely ones: the medians of the hundredths of what was measured. So what happened
 * once in several hundred times is left out.
 */
public final class Costs {
  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\": ?(?:\"([^\"]*)\"|\\[([^]]*)]|([^,}\\s]+))");

  private static final int LIKELY = 100;

  private final Map<String, String> told = new LinkedHashMap<>();
  private final Map<Cost, double[]> values = new EnumMap<>(Cost.class);

  /** Something about the measurement, for people. */
  public Costs tell(String name, String text) {
    told.put(name, text);
    return this;
  }

  /** Takes one figure; less than nothing, which is the noise of measuring, is nothing. */
  public Costs put(Cost cost, double value) {
    values.put(cost, new double[] {Math.max(0, value)});
    return this;
  }

  /** Takes what was measured, many times. */
  public Costs put(Cost cost, double[] measured) {
    double[] sorted = measured.clone();
    Arrays.sort(sorted);
    double[] some = new double[LIKELY];
    for (int i = 0; i < LIKELY; i++) {
      some[i] = Math.max(0, sorted[(int) ((i + 0.5) / LIKELY * sorted.length)]);
    }
    values.put(cost, some);
    return this;
  }

  /** One figure, or the mean of all. */
  public double mean(Cost cost) {
    double[] some = of(cost);
    return some.length == 1 ? some[0] : Arrays.stream(some).average().orElseThrow();
  }

  /** One figure, or one of all, as chance has it. */
  public double draw(Cost cost, Random random) {
    double[] some = of(cost);
    return some.length == 1 ? some[0] : some[random.nextInt(some.length)];
  }

  private double[] of(Cost cost) {
    double[] some = values.get(cost);
    if (some == null) {
      throw new IllegalStateException("not measured: " + cost);
    }
    return some;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IOException if it cannot be read, or a cost is missing
   */
  public static Costs read(Path file) throws IOException {
    Costs costs = new Costs();
    Matcher field = FIELD.matcher(Files.readString(file));
    while (field.find()) {
      if (field.group(2) != null) {
        costs.tell(field.group(1), field.group(2));
      } else {
        String numbers = field.group(3) == null ? field.group(4) : field.group(3);
        Cost cost = Cost.valueOf(field.group(1).toUpperCase(Locale.ROOT));
        costs.values.put(
            cost, Arrays.stream(numbers.split(",")).mapToDouble(Double::parseDouble).toArray());
      }
    }
    List<Cost> missing = new ArrayList<>(List.of(Cost.values()));
    missing.removeAll(costs.values.keySet());
    if (!missing.isEmpty()) {
      throw new IOException(file + " lacks " + missing);
    }
    return costs;
  }

  /** One JSON object, a field a line. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    told.forEach((name, text) -> lines.add("  \"" + name + "\": \"" + text + "\""));
    values.forEach(
        (cost, some) ->
            lines.add("  \"" + cost.name().toLowerCase(Locale.ROOT) + "\": " + figures(some)));
    return lines.stream().collect(Collectors.joining(",\n", "{\n", "\n}"));
  }

  private static String figures(double[] some) {
    String joined =
        Arrays.stream(some)
            .mapToObj(value -> String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value))
            .collect(Collectors.joining(", "));
    return some.length == 1 ? joined : "[" + joined + "]";
  }
}
