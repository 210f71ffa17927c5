package dev.parley.tui.screen;

/**
 * What came from the keyboard, the mouse or the terminal.
 *
 * @param text of {@link Kind#TEXT}: one cluster, or the letter that was typed with Ctrl or Alt; of
 *     {@link Kind#PASTE}: all of it; otherwise empty
 */
public record Key(Kind kind, String text, boolean ctrl, boolean alt, boolean shift) {

  /** What kind of key. */
  public enum Kind {
    TEXT,
    PASTE,
    ENTER,
    TAB,
    BACKSPACE,
    DELETE,
    INSERT,
    ESCAPE,
    LEFT,
    RIGHT,
    UP,
    DOWN,
    HOME,
    END,
    PAGE_UP,
    PAGE_DOWN,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
    WHEEL_UP,
    WHEEL_DOWN,
    FOCUS_IN,
    FOCUS_OUT,
    OTHER
  }

  public static Key text(String cluster) {
    return new Key(Kind.TEXT, cluster, false, false, false);
  }

  public static Key paste(String text) {
    return new Key(Kind.PASTE, text, false, false, false);
  }

  public static Key of(Kind kind) {
    return new Key(kind, "", false, false, false);
  }

  public static Key ctrl(char letter) {
    return new Key(Kind.TEXT, String.valueOf(letter), true, false, false);
  }

  public static Key alt(char letter) {
    return new Key(Kind.TEXT, String.valueOf(letter), false, true, false);
  }

  public static Key alt(Kind kind) {
    return new Key(kind, "", false, true, false);
  }

  public static Key ctrl(Kind kind) {
    return new Key(kind, "", true, false, false);
  }

  public static Key shift(Kind kind) {
    return new Key(kind, "", false, false, true);
  }

  public boolean isPlain() {
    return !ctrl && !alt;
  }

  /** Whether it is that letter with Ctrl and nothing else. */
  public boolean isCtrl(char letter) {
    return kind == Kind.TEXT && ctrl && !alt && text.equals(String.valueOf(letter));
  }

  /** Whether it is that letter with Alt and nothing else. */
  public boolean isAlt(char letter) {
    return kind == Kind.TEXT && alt && !ctrl && text.equals(String.valueOf(letter));
  }
}
