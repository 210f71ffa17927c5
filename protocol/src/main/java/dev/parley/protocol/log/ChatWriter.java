package dev.parley.protocol.log;

import dev.parley.protocol.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the lines of chat messages, byte for byte as {@link JsonWriter} does. That one writes what
 * has texts with escapes, or of more than ASCII; the others, which are most, are put together here,
 * several times faster.
 */
final class ChatWriter {
  /** More than all but the texts takes. */
  private static final int HEAD_BYTES = 256;

  private static final byte[] ENTRY = ascii("{\"type\":\"SEQ_CHAT\",\"seq_no\":");
  private static final byte[] TERM = ascii(",\"term\":");
  private static final byte[] CHAT = ascii("{\"type\":\"CHAT\"");
  private static final byte[] SENDER = ascii(",\"sender_id\":");
  private static final byte[] MSG_ID = ascii(",\"msg_id\":\"");
  private static final byte[] DASH = ascii("-");
  private static final byte[] ROOM = ascii("\",\"room_id\":\"");
  private static final byte[] LAMPORT = ascii("\",\"lamport\":");
  private static final byte[] SENT_AT = ascii(",\"sent_at\":");
  private static final byte[] PAYLOAD = ascii(",\"payload\":\"");
  private static final byte[] END = ascii("\"}");

  private final byte[] line;
  private int end;

  private ChatWriter(int textBytes) {
    line = new byte[HEAD_BYTES + textBytes];
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The object of an entry, without its {@code crc}. */
  static byte[] entry(long seqNo, long term, EntryBody.Chat chat) {
    byte[] room = plain(chat.roomId());
    byte[] payload = plain(chat.payload());
    if (room == null || payload == null) {
      JsonWriter json = JsonWriter.ofType("SEQ_CHAT").number("seq_no", seqNo).number("term", term);
      return EntryFormat.writeChat(json, chat).bytes();
    }
    return new ChatWriter(room.length + payload.length)
        .bytes(ENTRY)
        .number(seqNo)
        .bytes(TERM)
        .number(term)
        .body(chat, room, payload);
  }

  /** The line of a {@code CHAT}. */
  static byte[] chat(EntryBody.Chat chat) {
    byte[] room = plain(chat.roomId());
    byte[] payload = plain(chat.payload());
    return room == null || payload == null
        ? EntryFormat.writeChat(JsonWriter.ofType("CHAT"), chat).bytes()
        : new ChatWriter(room.length + payload.length).bytes(CHAT).body(chat, room, payload);
  }

  /** The bytes of a text that stands in JSON as it is, one each; null: it does not. */
  private static byte[] plain(String text) {
    boolean isPlain = true;
    for (int i = 0; isPlain && i < text.length(); i++) {
      char c = text.charAt(i);
      isPlain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }
    return isPlain ? ascii(text) : null;
  }

  private byte[] body(EntryBody.Chat chat, byte[] room, byte[] payload) {
    bytes(SENDER).number(chat.senderId());
    bytes(MSG_ID).bytes(ascii(chat.msgId().origin())).bytes(DASH).number(chat.msgId().number());
    bytes(ROOM).bytes(room);
    bytes(LAMPORT).number(chat.lamport());
    bytes(SENT_AT).number(chat.sentAt());
    bytes(PAYLOAD).bytes(payload).bytes(END);
    return Arrays.copyOf(line, end);
  }

  private ChatWriter bytes(byte[] bytes) {
    System.arraycopy(bytes, 0, line, end, bytes.length);
    end += bytes.length;
    return this;
  }

  private ChatWriter number(long value) {
    return bytes(ascii(Long.toString(value)));
  }
}
