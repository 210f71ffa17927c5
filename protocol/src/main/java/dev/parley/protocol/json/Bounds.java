package dev.parley.protocol.json;

/** Bounds of what is read and written; those of the wire are published by {@code Limits}. */
public final class Bounds {
  /** A line, without its line feed. */
  public static final int LINE_BYTES = 64 * 1024;

  /** A message's text as UTF-8. */
  public static final int TEXT_BYTES = 16 * 1024;

  /** Members of a group. */
  public static final int MEMBERS = 200;

  /** Rooms of a group, {@code general} among them. */
  public static final int ROOMS = 100;

  /** The name of a room, as UTF-8. */
  public static final int ROOM_BYTES = 32;

  /** The topic of a room, as UTF-8. */
  public static final int TOPIC_BYTES = 256;

  /** Whom a newcomer is told of that it may ask. */
  public static final int TAKERS = 16;

  /**
   * A name, a room, an address: in characters, and in bytes of UTF-8 too, so that the line of a
   * full membership fits, whatever its members are called.
   */
  public static final int NAME_CHARS = 64;

  /** A reason, or a fact that people are shown: in characters. */
  public static final int REASON_CHARS = 1024;

  /** The highest number: what every reader of JSON takes without loss (2^53 - 1). */
  public static final long NUMBER = (1L << 53) - 1;

  /** Fields of one object; above it, it is absurd. */
  static final int FIELDS = 64;

  /** Elements of one array of a line; above it, it is absurd. */
  static final int ELEMENTS = 1024;

  /** Objects and arrays inside each other. */
  static final int DEPTH = 16;

  private Bounds() {}

  /**
   * Whether a name (of a person, a group, a room) can be stored and sent: 1 to {@link #NAME_CHARS}
   * characters and bytes of UTF-8, none of them a control character, a quote or a backslash; it
   * begins and ends with no white space, and something in it can be seen.
   */
  public static boolean isName(String text) {
    int bytes = Utf8.length(text);
    if (bytes < 1 || bytes > NAME_CHARS) {
      return false;
    }
    boolean shows = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c) || c == '"' || c == '\\') {
        return false;
      }
      shows = shows || (!isBlank(c) && Character.getType(c) != Character.FORMAT);
      i += Character.charCount(c);
    }
    return shows && !isBlank(text.codePointAt(0)) && !isBlank(text.codePointBefore(text.length()));
  }

  /**
   * Whether a few words can be stored and sent: at most {@link #NAME_CHARS} bytes of UTF-8, none of
   * them a control character. May be empty.
   */
  public static boolean isNote(String text) {
    int bytes = Utf8.length(text);
    return bytes >= 0 && bytes <= NAME_CHARS && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /**
   * Whether this is {@code host:port} that others can be told: a name by {@link #isName} without
   * white space, an IPv6 host in brackets, and a port from 1 to 65535.
   */
  public static boolean isAddress(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !isName(text) || text.codePoints().anyMatch(Bounds::isBlank)) {
      return false;
    }
    boolean bracketed = text.charAt(0) == '[' && text.charAt(colon - 1) == ']';
    boolean isHost = bracketed ? colon > 2 : text.indexOf(':') == colon;
    return isHost && isPort(text.substring(colon + 1));
  }

  private static boolean isPort(String digits) {
    return digits.length() <= 5
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && !digits.isEmpty()
        && Integer.parseInt(digits) >= 1
        && Integer.parseInt(digits) <= 65_535;
  }
}
