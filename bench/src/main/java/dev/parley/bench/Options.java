package dev.parley.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was given as {@code name=value}. One that no measurement asked for is a mistake. */
final class Options {
  private final Map<String, String> given = new TreeMap<>();
  private final TreeSet<String> asked = new TreeSet<>();

  static Options parse(Iterable<String> arguments) {
    Options options = new Options();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new BenchException("not name=value: " + argument);
      }
      options.given.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return options;
  }

  /** Somebody will ask for it later. */
  void allow(String name) {
    asked.add(name);
  }

  String text(String name, String otherwise) {
    asked.add(name);
    return given.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    String value = text(name, String.valueOf(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new BenchException(name + "=" + value + " is not a number");
    }
  }

  boolean flag(String name) {
    return text(name, "false").equals("true");
  }

  /** Throws {@link BenchException} if something was given that nobody has asked for so far. */
  void refuseUnknown() {
    for (String name : given.keySet()) {
      if (!asked.contains(name)) {
        throw new BenchException("no option " + name + "; there are " + String.join(", ", asked));
      }
    }
  }
}
