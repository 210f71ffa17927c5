package dev.parley.bench;

import java.nio.charset.StandardCharsets;

/**
 * Picks fields out of a line of a peer's output without parsing all of it: the driver must cost far
 * less than what it drives. Good only for the shapes that peers write, and for payloads without
 * quotes.
 */
final class Scan {
  private static final byte[] EVENT = ascii("{\"event\":\"");
  static final byte[] MESSAGE = ascii("message\"");
  static final byte[] SEQ_NO = ascii("\"seq_no\":");
  static final byte[] PAYLOAD = ascii("\"payload\":\"");

  private Scan() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static boolean isMessage(byte[] line, int from, int to) {
    return startsWith(line, from, to, EVENT) && startsWith(line, from + EVENT.length, to, MESSAGE);
  }

  private static boolean startsWith(byte[] line, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (line[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where {@code wanted} ends; -1 if it is not there. */
  static int after(byte[] line, int from, int to, byte[] wanted) {
    for (int i = from; i <= to - wanted.length; i++) {
      if (line[i] == wanted[0] && startsWith(line, i, to, wanted)) {
        return i + wanted.length;
      }
    }
    return -1;
  }

  /** The digits from there on; 0 if there are none. */
  static long number(byte[] line, int from, int to) {
    long value = 0;
    for (int i = from; i < to && line[i] >= '0' && line[i] <= '9'; i++) {
      value = 10 * value + line[i] - '0';
    }
    return value;
  }

  /** The number of a field; 0 if it is null or not there. */
  static long number(String line, String field) {
    int at = line.indexOf("\"" + field + "\":");
    byte[] bytes = ascii(line);
    return at < 0 ? 0 : number(bytes, at + field.length() + 3, bytes.length);
  }

  /** The text of a field, as far as its first quote; empty if it is not there. */
  static String text(String line, String field) {
    String name = "\"" + field + "\":\"";
    int at = line.indexOf(name);
    return at < 0 ? "" : line.substring(at + name.length(), line.indexOf('"', at + name.length()));
  }

  /** How many numbers a field's list has. */
  static int count(String line, String field) {
    String name = "\"" + field + "\":[";
    int at = line.indexOf(name);
    if (at < 0) {
      return 0;
    }
    String list = line.substring(at + name.length(), line.indexOf(']', at));
    return list.isBlank() ? 0 : list.split(",").length;
  }
}
