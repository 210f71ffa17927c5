package dev.parley.protocol.log;

import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/**
 * Writes the lines of chat messages, byte for byte as {@link JsonWriter} does. That one writes
 * those on whose texts {@link QuotedText} gives up; the others, which are most, are put together
 * here, several times faster. An entry is spliced: its own head, what the line of the message says,
 * and the checksum.
 */
final class ChatWriter {
  private static final int NUMBER_DIGITS = Long.toString(Bounds.NUMBER).length();

  private static final byte[] ENTRY = ascii("{\"type\":\"SEQ_CHAT\",\"seq_no\":");
  private static final byte[] TERM = ascii(",\"term\":");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] CHAT = ascii("{\"type\":\"CHAT\",");
  private static final byte[] SENDER = ascii("\"sender_id\":");
  private static final byte[] MSG_ID = ascii(",\"msg_id\":\"");
  private static final byte[] DASH = ascii("-");
  private static final byte[] ROOM = ascii("\",\"room_id\":\"");
  private static final byte[] LAMPORT = ascii("\",\"lamport\":");
  private static final byte[] SENT_AT = ascii(",\"sent_at\":");
  private static final byte[] PAYLOAD = ascii(",\"payload\":\"");
  private static final byte[] END = ascii("\"}");

  /** All that stands around the numbers and the texts of a {@code CHAT}. */
  private static final int NAMES =
      CHAT.length
          + SENDER.length
          + MSG_ID.length
          + DASH.length
          + ROOM.length
          + LAMPORT.length
          + SENT_AT.length
          + PAYLOAD.length
          + END.length;

  private final byte[] line;
  private int end;

  private ChatWriter(int bytes) {
    line = new byte[bytes];
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The sealed line of an entry. */
  static byte[] entry(long seqNo, long term, EntryBody.Chat chat, int prevCrc) {
    byte[] said = EntryFormat.chatLine(chat);
    int fields = said.length - 1 - CHAT.length;
    int head = ENTRY.length + digits(seqNo) + TERM.length + digits(term) + COMMA.length;
    ChatWriter out = new ChatWriter(head + fields + Crc.TAIL);
    out.bytes(ENTRY).number(seqNo).bytes(TERM).number(term).bytes(COMMA);
    out.bytes(said, CHAT.length, fields);
    Crc.sealInPlace(out.line, out.line.length, prevCrc);
    return out.line;
  }

  /** How long the line of an entry is, whatever its numbers are. */
  static int longestEntry(byte[] chatLine) {
    int head = ENTRY.length + TERM.length + COMMA.length + 2 * NUMBER_DIGITS;
    return head + chatLine.length - 1 - CHAT.length + Crc.TAIL;
  }

  /** The line of a {@code CHAT}; null: it is to be written by the other one. */
  static byte[] chat(EntryBody.Chat chat) {
    byte[] room = QuotedText.write(chat.roomId(), Bounds.NAME_CHARS);
    byte[] payload = QuotedText.write(chat.payload(), Bounds.TEXT_BYTES);
    if (room == null || payload == null) {
      return null;
    }
    byte[] origin = ascii(chat.msgId().origin());
    int numbers =
        digits(chat.senderId())
            + digits(chat.msgId().number())
            + digits(chat.lamport())
            + digits(chat.sentAt());
    int texts = origin.length + room.length + payload.length;
    ChatWriter out = new ChatWriter(NAMES + numbers + texts);
    out.bytes(CHAT).bytes(SENDER).number(chat.senderId());
    out.bytes(MSG_ID).bytes(origin).bytes(DASH).number(chat.msgId().number());
    out.bytes(ROOM).bytes(room);
    out.bytes(LAMPORT).number(chat.lamport());
    out.bytes(SENT_AT).number(chat.sentAt());
    out.bytes(PAYLOAD).bytes(payload).bytes(END);
    return out.line;
  }

  private ChatWriter bytes(byte[] bytes) {
    return bytes(bytes, 0, bytes.length);
  }

  private ChatWriter bytes(byte[] bytes, int from, int length) {
    System.arraycopy(bytes, from, line, end, length);
    end += length;
    return this;
  }

  /** Of a number that is not negative. */
  private static int digits(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private ChatWriter number(long value) {
    int begin = end;
    end += digits(value);
    long rest = value;
    for (int at = end - 1; at >= begin; at--) {
      line[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }
}
