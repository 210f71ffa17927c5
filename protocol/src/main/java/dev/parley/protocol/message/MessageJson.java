package dev.parley.protocol.message;

/** Writes and reads messages, one JSON object a line. Safe for any thread. */
public final class MessageJson {
  private MessageJson() {}

  /** The line without its line feed; of a {@code CatchupResp}, its head alone. */
  public static byte[] write(Message message) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a line without its line feed. A {@code CatchupResp} comes with an announced block.
   * Returns null for a type that nobody knows. Throws {@link IllegalArgumentException} that says
   * what is wrong with anything else.
   */
  public static Message read(byte[] line) {
    throw new UnsupportedOperationException();
  }
}
