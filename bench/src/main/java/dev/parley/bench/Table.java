package dev.parley.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Median, least and most of each figure over all runs, beside what it should be. */
final class Table {
  private Table() {}

  /**
   * @param targets a figure's name, and the value under which its median should be
   */
  static void print(PrintStream out, List<Result> results, Map<String, Double> targets) {
    Set<String> names = new LinkedHashSet<>();
    results.forEach(result -> names.addAll(result.figures().keySet()));
    out.printf("%-24s %12s %12s %12s  %s%n", "", "median", "min", "max", "target");
    for (String name : names) {
      List<Double> values = values(results, name);
      if (!values.isEmpty()) {
        double median = median(values);
        out.printf(
            "%-24s %12s %12s %12s  %s%n",
            name,
            text(median),
            text(values.get(0)),
            text(values.get(values.size() - 1)),
            verdict(median, targets.get(name)));
      }
    }
  }

  private static List<Double> values(List<Result> results, String name) {
    List<Double> values = new ArrayList<>();
    for (Result result : results) {
      if (result.figures().get(name) instanceof Number number) {
        values.add(number.doubleValue());
      }
    }
    values.sort(null);
    return values;
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String verdict(double median, Double target) {
    if (target == null) {
      return "";
    }
    return "< " + text(target) + (median < target ? "  held" : "  MISSED");
  }

  private static String text(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
  }
}
