package dev.parley.tui.line;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes one JSON object a line into a buffer, with no object made per field. */
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final Utf8Buffer out;

  JsonWriter(Utf8Buffer out) {
    this.out = out;
  }

  JsonWriter begin(String event, long at) {
    out.text("{\"event\":\"").text(event).text("\",\"at\":").number(at);
    return this;
  }

  JsonWriter field(String name, long value) {
    name(name);
    out.number(value);
    return this;
  }

  JsonWriter field(String name, String value) {
    name(name);
    string(value);
    return this;
  }

  /** A map, list, string, number, boolean or null. */
  JsonWriter field(String name, Object value) {
    name(name);
    value(value);
    return this;
  }

  JsonWriter fields(Map<String, Object> fields) {
    fields.forEach(this::field);
    return this;
  }

  void end() throws IOException {
    out.ascii('}').endLine();
  }

  private void name(String name) {
    out.text(",\"").text(name).text("\":");
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.text(String.valueOf(value));
    } else {
      string(value.toString());
    }
  }

  private void object(Map<?, ?> map) {
    char before = '{';
    for (Map.Entry<?, ?> field : map.entrySet()) {
      out.ascii(before);
      string(field.getKey().toString());
      out.ascii(':');
      value(field.getValue());
      before = ',';
    }
    out.text(map.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> list) {
    char before = '[';
    for (Object element : list) {
      out.ascii(before);
      value(element);
      before = ',';
    }
    out.text(list.isEmpty() ? "[]" : "]");
  }

  private void string(String value) {
    if (value == null) {
      out.text("null");
      return;
    }
    out.ascii('"');
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.text(value.substring(done, i));
        escape(c);
        done = i + 1;
      }
    }
    out.text(done == 0 ? value : value.substring(done));
    out.ascii('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> out.ascii('\\').ascii(c);
      case '\n' -> out.text("\\n");
      case '\r' -> out.text("\\r");
      case '\t' -> out.text("\\t");
      default -> out.text("\\u00").ascii(HEX.charAt(c >> 4)).ascii(HEX.charAt(c & 0xF));
    }
  }
}
