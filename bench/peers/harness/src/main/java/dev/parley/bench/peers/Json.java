package dev.parley.bench.peers;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One flat JSON object, fields in the order given. */
public final class Json {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public Json put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  @Override
  public String toString() {
    StringBuilder b = new StringBuilder("{");
    fields.forEach(
        (k, v) -> {
          b.append(b.length() > 1 ? ", " : "").append('"').append(k).append("\": ");
          if (v instanceof Double d) {
            b.append(
                Double.isFinite(d)
                    ? String.format(Locale.ROOT, d >= 1000 ? "%.0f" : "%.3f", d)
                    : "null");
          } else if (v instanceof Number || v instanceof Boolean || v == null) {
            b.append(v);
          } else {
            b.append('"')
                .append(
                    String.valueOf(v)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replaceAll("[\\r\\n\\t]", " "))
                .append('"');
          }
        });
    return b.append('}').toString();
  }
}
