package dev.parley.protocol.message;

/**
 * Bounds that are constants of the version: peers that differed in them would cut each other off.
 */
public final class Limits {
  /** The version of the protocol that HELLO carries. */
  public static final int VERSION = 1;

  /** A line on the wire or on the disk, without its line feed. */
  public static final int LINE_BYTES = 64 * 1024;

  /**
   * A message's text as UTF-8. Where escapes make its line longer than {@link #LINE_BYTES}, less is
   * taken: what cannot be sent is refused before it gets a number.
   */
  public static final int TEXT_BYTES = 16 * 1024;

  /** Members of a group. */
  public static final int MEMBERS = 200;

  /** Entries in one catch-up block. */
  public static final int BLOCK_ENTRIES = 16_384;

  /** A name, a room, an address, a reason, in characters. */
  public static final int NAME_CHARS = 64;

  /**
   * Entries in one segment of the log; the same at all peers, so that finished segments can be
   * compared.
   */
  public static final int SEGMENT_ENTRIES = 16_384;

  private Limits() {}
}
