package dev.parley.protocol.message;

import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Utf8;
import dev.parley.protocol.log.PlainText;

/**
 * Bounds that are constants of the version: peers that differed in them would cut each other off.
 */
public final class Limits {
  /** The version of the protocol that HELLO carries. */
  public static final int VERSION = 1;

  /** A line on the wire or on the disk, without its line feed. */
  public static final int LINE_BYTES = Bounds.LINE_BYTES;

  /**
   * A message's text as UTF-8. Where escapes make its line longer than {@link #LINE_BYTES}, less is
   * taken: what cannot be sent is refused before it gets a number.
   */
  public static final int TEXT_BYTES = Bounds.TEXT_BYTES;

  /** Members of a group. */
  public static final int MEMBERS = Bounds.MEMBERS;

  /** Whom a newcomer is told of that it may ask. */
  public static final int TAKERS = Bounds.TAKERS;

  /** Entries in one catch-up block. */
  public static final int BLOCK_ENTRIES = 16_384;

  /** A name, a room, an address: in characters, and in bytes of UTF-8 too. */
  public static final int NAME_CHARS = Bounds.NAME_CHARS;

  /** A reason, or a fact that people are shown: in characters. */
  public static final int REASON_CHARS = Bounds.REASON_CHARS;

  /**
   * Entries in one segment of the log; the same at all peers, so that finished segments can be
   * compared.
   */
  public static final int SEGMENT_ENTRIES = 16_384;

  private Limits() {}

  /**
   * Whether a name of a person, a group or a room can be stored and sent: 1 to {@link #NAME_CHARS}
   * bytes of UTF-8, with no control character, quote or backslash, and no white space at an end.
   */
  public static boolean isName(String text) {
    return Bounds.isName(text);
  }

  /**
   * Whether a person may have this name: a name by {@link #isName} that does not begin as a mention
   * ({@code @}), a room ({@code #}) or a command ({@code /}) does.
   */
  public static boolean isPersonName(String text) {
    return isName(text) && "@#/".indexOf(text.charAt(0)) < 0;
  }

  /**
   * Whether a person can tell this with its presence: at most {@link #NAME_CHARS} bytes of UTF-8,
   * no control character.
   */
  public static boolean isNote(String text) {
    return Bounds.isNote(text);
  }

  /** Rooms of a group, {@code general} among them. */
  public static final int ROOMS = Bounds.ROOMS;

  /** The topic of a room, in bytes of UTF-8. */
  public static final int TOPIC_BYTES = Bounds.TOPIC_BYTES;

  /** Whether a room may be made with that topic, or be given it; an empty one is none. */
  public static boolean isTopic(String text) {
    int bytes = Utf8.length(text);
    return bytes >= 0
        && bytes <= TOPIC_BYTES
        && PlainText.fault(text) == null
        && text.indexOf('\n') < 0
        && text.indexOf('\t') < 0;
  }

  /** Whether others can be told this as {@code host:port}. */
  public static boolean isAddress(String text) {
    return Bounds.isAddress(text);
  }

  /** That name with a suffix of ASCII, its end cut off as far as the result would be no name. */
  public static String suffixed(String name, String suffix) {
    String cut = name;
    while (!cut.isEmpty() && !isName(cut + suffix)) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + suffix;
  }
}
