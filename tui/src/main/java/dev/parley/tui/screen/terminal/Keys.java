package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.Key.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes keys of strokes: joins what is typed as one cluster and comes as several characters, or
 * halves of them, and gathers a paste. Keeps what is not whole yet. Used by one thread.
 */
final class Keys {
  /** More of a paste is dropped; several times what a message may hold. */
  static final int PASTE_CHARS = 256 * 1024;

  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private static final Map<KeyType, Kind> KINDS = new EnumMap<>(KeyType.class);

  static {
    KINDS.put(KeyType.Enter, Kind.ENTER);
    KINDS.put(KeyType.Tab, Kind.TAB);
    KINDS.put(KeyType.ReverseTab, Kind.TAB);
    KINDS.put(KeyType.Backspace, Kind.BACKSPACE);
    KINDS.put(KeyType.Delete, Kind.DELETE);
    KINDS.put(KeyType.Insert, Kind.INSERT);
    KINDS.put(KeyType.Escape, Kind.ESCAPE);
    KINDS.put(KeyType.ArrowLeft, Kind.LEFT);
    KINDS.put(KeyType.ArrowRight, Kind.RIGHT);
    KINDS.put(KeyType.ArrowUp, Kind.UP);
    KINDS.put(KeyType.ArrowDown, Kind.DOWN);
    KINDS.put(KeyType.Home, Kind.HOME);
    KINDS.put(KeyType.End, Kind.END);
    KINDS.put(KeyType.PageUp, Kind.PAGE_UP);
    KINDS.put(KeyType.PageDown, Kind.PAGE_DOWN);
    KINDS.put(KeyType.F1, Kind.F1);
    KINDS.put(KeyType.F2, Kind.F2);
    KINDS.put(KeyType.F3, Kind.F3);
    KINDS.put(KeyType.F4, Kind.F4);
    KINDS.put(KeyType.F5, Kind.F5);
    KINDS.put(KeyType.F6, Kind.F6);
    KINDS.put(KeyType.F7, Kind.F7);
    KINDS.put(KeyType.F8, Kind.F8);
    KINDS.put(KeyType.F9, Kind.F9);
    KINDS.put(KeyType.F10, Kind.F10);
    KINDS.put(KeyType.F11, Kind.F11);
    KINDS.put(KeyType.F12, Kind.F12);
  }

  private final List<Key> keys = new ArrayList<>();
  private final StringBuilder typed = new StringBuilder();

  /** Null: nothing is being pasted. */
  private StringBuilder pasted;

  /** The keys of strokes that came together. */
  List<Key> of(List<KeyStroke> strokes) {
    for (KeyStroke stroke : strokes) {
      if (pasted != null) {
        paste(stroke);
      } else if (isTyped(stroke)) {
        typed.append(stroke.getCharacter().charValue());
      } else {
        flushTyped(typed.length());
        press(stroke);
      }
    }
    int whole = typed.length();
    flushTyped(whole > 0 && Character.isHighSurrogate(typed.charAt(whole - 1)) ? whole - 1 : whole);
    List<Key> result = List.copyOf(keys);
    keys.clear();
    return result;
  }

  private static boolean isTyped(KeyStroke stroke) {
    return stroke.getKeyType() == KeyType.Character && !stroke.isCtrlDown() && !stroke.isAltDown();
  }

  private void flushTyped(int length) {
    Matcher cluster = CLUSTER.matcher(typed.substring(0, length));
    while (cluster.find()) {
      if (!isHalf(cluster.group())) {
        keys.add(Key.text(cluster.group()));
      }
    }
    typed.delete(0, length);
  }

  private static boolean isHalf(String cluster) {
    return cluster.length() == 1 && Character.isSurrogate(cluster.charAt(0));
  }

  private void press(KeyStroke stroke) {
    if (stroke instanceof TerminalStroke special) {
      report(special.sort());
    } else if (stroke.getKeyType() == KeyType.Character) {
      keys.add(combined(stroke));
    } else {
      boolean shift = stroke.isShiftDown() || stroke.getKeyType() == KeyType.ReverseTab;
      Kind kind = KINDS.getOrDefault(stroke.getKeyType(), Kind.OTHER);
      keys.add(new Key(kind, "", stroke.isCtrlDown(), stroke.isAltDown(), shift));
    }
  }

  /** Enter and Tab are letters with Ctrl to a terminal, which shows when Alt is with them. */
  private static Key combined(KeyStroke stroke) {
    char letter = stroke.getCharacter();
    if (stroke.isCtrlDown() && stroke.isAltDown()) {
      if (letter == 'j' || letter == 'm') {
        return Key.alt(Kind.ENTER);
      }
      if (letter == 'i') {
        // Desktops keep Alt+Tab; a console sends this for Shift+Tab.
        return Key.shift(Kind.TAB);
      }
    }
    return new Key(
        Kind.TEXT,
        String.valueOf(letter),
        stroke.isCtrlDown(),
        stroke.isAltDown(),
        stroke.isShiftDown());
  }

  private void report(TerminalStroke.Sort sort) {
    switch (sort) {
      case PASTE_BEGINS -> pasted = new StringBuilder();
      case FOCUS_IN -> keys.add(Key.of(Kind.FOCUS_IN));
      case FOCUS_OUT -> keys.add(Key.of(Kind.FOCUS_OUT));
      case WHEEL_UP -> keys.add(Key.of(Kind.WHEEL_UP));
      case WHEEL_DOWN -> keys.add(Key.of(Kind.WHEEL_DOWN));
      default -> {
        // The end of a paste that has ended, or a click.
      }
    }
  }

  private void paste(KeyStroke stroke) {
    if (stroke instanceof TerminalStroke special) {
      if (special.sort() == TerminalStroke.Sort.PASTE_ENDS) {
        keys.add(Key.paste(pasted.toString()));
        pasted = null;
      }
    } else if (stroke.isCtrlDown() && Character.valueOf('c').equals(stroke.getCharacter())) {
      // A paste whose end got lost must not swallow all keys for good.
      pasted = null;
      press(stroke);
    } else if (pasted.length() < PASTE_CHARS) {
      pasted.append(text(stroke));
    }
  }

  private static String text(KeyStroke stroke) {
    return switch (stroke.getKeyType()) {
      case Enter -> "\n";
      case Tab -> "\t";
      case Character -> stroke.isCtrlDown() ? "" : stroke.getCharacter().toString();
      default -> "";
    };
  }
}
