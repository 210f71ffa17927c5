package dev.parley.protocol.message;

import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes and reads messages, one JSON object a line. Safe for any thread. */
public final class MessageJson {
  private static final byte[] ENTRY_START = "{\"type\":\"SEQ_".getBytes(StandardCharsets.US_ASCII);

  private MessageJson() {}

  /** The line without its line feed; of a {@code CatchupResp}, its head alone. */
  public static byte[] write(Message message) {
    return MessageWriter.write(message);
  }

  /**
   * Reads a line without its line feed. A {@code CatchupResp} comes with an announced block.
   * Returns null for a type that nobody knows. Throws {@link IllegalArgumentException} that says
   * what is wrong with anything else.
   */
  public static Message read(byte[] line) {
    if (startsAsEntry(line)) {
      return new Message.Sequenced(EntryFormat.read(line));
    }
    EntryBody.Chat plain = EntryFormat.readPlainChat(line);
    return plain != null ? new Message.Chat(plain) : readJson(line);
  }

  /** Any line that {@link #read} takes, in any form that JSON has for it. */
  static Message readJson(byte[] line) {
    Fields fields = Fields.parse(line);
    String type = fields.text("type", Bounds.NAME_CHARS);
    if (type.startsWith("SEQ_")) {
      return new Message.Sequenced(EntryFormat.read(line));
    }
    return MessageReader.read(type, fields);
  }

  private static boolean startsAsEntry(byte[] line) {
    int length = ENTRY_START.length;
    return line.length > length && Arrays.equals(line, 0, length, ENTRY_START, 0, length);
  }
}
