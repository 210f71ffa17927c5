package dev.parley.tui.screen;

import dev.parley.tui.screen.Key.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of keys: {@code Ctrl+G}, {@code Alt+Enter}, {@code F5}; case does not matter. */
final class KeyNames {
  private static final Pattern FORM =
      Pattern.compile("((?:(?:ctrl|alt|shift)\\+)*+)(.+)", Pattern.CASE_INSENSITIVE);

  private static final String SPACE = "Space";

  /** All that a terminal has for Ctrl and a letter, and means nothing else by. */
  private static final String WITH_CTRL = "abcdefghijklmnopqrstuvwxyz \\]^_";

  /** To a terminal these are one key. */
  private static final Map<String, Kind> SAME =
      Map.of(
          "h", Kind.BACKSPACE, "i", Kind.TAB, "j", Kind.ENTER, "m", Kind.ENTER, "[", Kind.ESCAPE);

  private static final Map<Kind, String> NAMES = new EnumMap<>(Kind.class);

  static {
    NAMES.put(Kind.ENTER, "Enter");
    NAMES.put(Kind.TAB, "Tab");
    NAMES.put(Kind.BACKSPACE, "Backspace");
    NAMES.put(Kind.DELETE, "Delete");
    NAMES.put(Kind.INSERT, "Insert");
    NAMES.put(Kind.ESCAPE, "Esc");
    NAMES.put(Kind.LEFT, "Left");
    NAMES.put(Kind.RIGHT, "Right");
    NAMES.put(Kind.UP, "Up");
    NAMES.put(Kind.DOWN, "Down");
    NAMES.put(Kind.HOME, "Home");
    NAMES.put(Kind.END, "End");
    NAMES.put(Kind.PAGE_UP, "PgUp");
    NAMES.put(Kind.PAGE_DOWN, "PgDn");
    for (Kind kind : Kind.values()) {
      if (kind.name().matches("F\\d+")) {
        NAMES.put(kind, kind.name());
      }
    }
  }

  private KeyNames() {}

  /** Throws an {@link IllegalArgumentException} with a sentence for people. */
  static Key parse(String name) {
    Matcher matcher = FORM.matcher(name.strip());
    if (!matcher.matches()) {
      throw unknown(name);
    }
    String held = matcher.group(1).toLowerCase(Locale.ROOT);
    boolean ctrl = held.contains("ctrl");
    boolean alt = held.contains("alt");
    boolean shift = held.contains("shift");
    String base = matcher.group(2);
    for (Map.Entry<Kind, String> each : NAMES.entrySet()) {
      if (each.getValue().equalsIgnoreCase(base)) {
        return new Key(each.getKey(), "", ctrl, alt, shift);
      }
    }
    String letter = base.equalsIgnoreCase(SPACE) ? " " : base;
    if (letter.codePointCount(0, letter.length()) != 1 || shift) {
      throw unknown(name);
    }
    if (ctrl || alt) {
      letter = letter.toLowerCase(Locale.ROOT);
    }
    if (ctrl) {
      check(name, letter);
    }
    return new Key(Kind.TEXT, letter, ctrl, alt, false);
  }

  private static void check(String name, String letter) {
    if (SAME.containsKey(letter)) {
      String same = NAMES.get(SAME.get(letter));
      throw new IllegalArgumentException(
          "'" + name.strip() + "' is " + same + " to a terminal; write " + same);
    }
    if (!WITH_CTRL.contains(letter)) {
      throw new IllegalArgumentException(
          "'" + name.strip() + "' is no key of its own to a terminal");
    }
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "'" + name.strip() + "' is no key; write Ctrl+G, Alt+X, F5 or PgUp");
  }

  /** As {@link #parse} reads it. */
  static String of(Key key) {
    String base = NAMES.get(key.kind());
    if (base == null) {
      boolean held = !key.isPlain();
      base =
          key.text().equals(" ") ? SPACE : held ? key.text().toUpperCase(Locale.ROOT) : key.text();
    }
    return (key.ctrl() ? "Ctrl+" : "")
        + (key.alt() ? "Alt+" : "")
        + (key.shift() ? "Shift+" : "")
        + base;
  }
}
