package dev.parley.bench.peers.plot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** One axis: what it shows and in what unit, its scale, and where its ticks are. */
final class Axis {
  /** Whether equal distances are equal differences, or equal factors. */
  enum Scale {
    LINEAR,
    LOGARITHMIC;

    private double of(double value) {
      return this == LINEAR ? value : Math.log10(value);
    }
  }

  private static final double[] ROUND = {1, 2, 5, 10};
  private static final int MOST_TICKS = 6;
  // Room for the values that are written at the first and the last point.
  private static final double BESIDE = 0.1;
  private static final double ABOVE = 1.12;
  private static final double BELOW = 0.8;

  private final String title;
  private final Scale scale;
  private final List<Double> ticks;
  private final double low;
  private final double high;

  private Axis(String title, Scale scale, List<Double> ticks, double low, double high) {
    this.title = title;
    this.scale = scale;
    this.ticks = ticks;
    this.low = low;
    this.high = high;
  }

  /** With a tick at each value: what was measured at. */
  static Axis steps(String title, Scale scale, Collection<Double> values) {
    List<Double> ticks = List.copyOf(new TreeSet<>(values));
    double first = scale.of(ticks.get(0));
    double last = scale.of(ticks.get(ticks.size() - 1));
    double beside = first == last ? 1 : (last - first) * BESIDE;
    return new Axis(title, scale, ticks, first - beside, last + beside);
  }

  /** With ticks at round numbers, from 0 or, if logarithmic, from under the least value. */
  static Axis amounts(String title, Scale scale, Collection<Double> values) {
    double most = Collections.max(values) * ABOVE;
    List<Double> ticks =
        scale == Scale.LINEAR ? linear(most) : logarithmic(Collections.min(values) * BELOW, most);
    double first = scale.of(ticks.get(0));
    double last = scale.of(ticks.get(ticks.size() - 1));
    return new Axis(title, scale, ticks, first, last);
  }

  private static List<Double> linear(double most) {
    double step = roundAbove(most / MOST_TICKS);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i == 0 || ticks.get(i - 1) < most; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static List<Double> logarithmic(double least, double most) {
    double first = Math.pow(10, Math.floor(Math.log10(least)));
    List<Double> all = new ArrayList<>();
    double last = roundAbove(most);
    for (double decade = first; decade <= last; decade *= 10) {
      for (double step : new double[] {1, 2, 5}) {
        double next = step * decade;
        // The last one that is not above the least value is where the axis begins.
        if (next <= least) {
          all.clear();
        }
        if (next <= last) {
          all.add(next);
        }
      }
    }
    return all;
  }

  /** The next of 1, 2, 5, 10, 20 and so on that is not less. */
  private static double roundAbove(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : ROUND) {
      if (step * decade >= value) {
        return step * decade;
      }
    }
    return ROUND[ROUND.length - 1] * decade;
  }

  String title() {
    return title;
  }

  List<Double> ticks() {
    return ticks;
  }

  /** Where on the axis a value is: 0 at its beginning, 1 at its end. */
  double at(double value) {
    return (scale.of(value) - low) / (high - low);
  }
}
