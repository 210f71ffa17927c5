package dev.parley.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of one run, in order; a line of JSON. */
final class Result {
  private final Map<String, Object> figures = new LinkedHashMap<>();

  Result with(String name, long value) {
    figures.put(name, value);
    return this;
  }

  Result with(String name, boolean value) {
    figures.put(name, value);
    return this;
  }

  Result with(String name, String value) {
    figures.put(name, value);
    return this;
  }

  /** Rounded to a tenth. */
  Result with(String name, double value) {
    figures.put(name, Math.round(value * 10) / 10.0);
    return this;
  }

  /** Rounded to a thousandth. */
  Result withFine(String name, double value) {
    figures.put(name, Math.round(value * 1000) / 1000.0);
    return this;
  }

  /** A span of {@link System#nanoTime}, in milliseconds. */
  Result withMillis(String name, long nanos) {
    return with(name, nanos / 1e6);
  }

  Map<String, Object> figures() {
    return figures;
  }

  String json() {
    StringBuilder line = new StringBuilder("{");
    figures.forEach(
        (name, value) -> {
          line.append(line.length() > 1 ? "," : "").append('"').append(name).append("\":");
          if (value instanceof String text) {
            line.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
          } else {
            line.append(String.format(Locale.ROOT, "%s", value));
          }
        });
    return line.append('}').toString();
  }
}
