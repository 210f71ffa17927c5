package dev.parley.protocol.log;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Crc;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the lines that nearly all lines are: chat messages, with their fields in the order in which
 * {@link ChatWriter} writes them, nothing between, and a text of plain ASCII with no escapes. It
 * gives up on everything else, which is then read, or refused, as any JSON. So it decides nothing:
 * it is there because reading is most of what a peer does under load, and this is several times
 * faster.
 */
final class ChatScanner {
  private static final byte[] SENDER = ascii("\"sender_id\":");
  private static final byte[] MSG_ID = ascii(",\"msg_id\":\"");
  private static final byte[] ROOM = ascii("\",\"room_id\":\"");
  private static final byte[] LAMPORT = ascii("\",\"lamport\":");
  private static final byte[] SENT_AT = ascii(",\"sent_at\":");
  private static final byte[] PAYLOAD = ascii(",\"payload\":\"");
  private static final byte[] ENTRY = ascii("{\"type\":\"SEQ_CHAT\",\"seq_no\":");
  private static final byte[] TERM = ascii(",\"term\":");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] CHAT = ascii("{\"type\":\"CHAT\",");
  private static final byte[] END = ascii("\"}");

  /** Digits of {@link Bounds#NUMBER}; a number of fewer is within the bound. */
  private static final int DIGITS = 16;

  private static final int ORIGIN_CHARS = 16;
  private static final long GIVEN_UP = -1;

  private final byte[] line;
  private int at;
  private boolean gaveUp;

  private ChatScanner(byte[] line) {
    this.line = line;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Keeps the line. Null: it is to be read otherwise. */
  static Entry entry(byte[] line) {
    ChatScanner scanner = new ChatScanner(line);
    scanner.expect(ENTRY);
    long seqNo = scanner.number(1);
    scanner.expect(TERM);
    long term = scanner.number(0);
    scanner.expect(COMMA);
    EntryBody.Chat chat = scanner.body(null);
    if (chat == null || line.length - scanner.at != 1 + Crc.TAIL) {
      return null;
    }
    return new Entry(seqNo, term, chat, Crc.sealed(line), line);
  }

  /**
   * Keeps the line. Null: it is to be read otherwise. What it reads fits an entry: a text as here
   * has no escapes.
   */
  static EntryBody.Chat chat(byte[] line) {
    ChatScanner scanner = new ChatScanner(line);
    scanner.expect(CHAT);
    EntryBody.Chat chat = scanner.body(line);
    scanner.expect(END);
    return scanner.gaveUp || scanner.at != line.length ? null : chat;
  }

  /** Up to the quote behind the payload, which stays; null: it gave up. */
  private EntryBody.Chat body(byte[] chatLine) {
    expect(SENDER);
    long senderId = number(1);
    expect(MSG_ID);
    MessageId id = messageId();
    expect(ROOM);
    String roomId = room();
    expect(LAMPORT);
    long lamport = number(1);
    expect(SENT_AT);
    long sentAt = number(0);
    expect(PAYLOAD);
    String payload = payload();
    return gaveUp || senderId > Integer.MAX_VALUE
        ? null
        : new EntryBody.Chat((int) senderId, id, roomId, lamport, sentAt, payload, chatLine);
  }

  private void expect(byte[] bytes) {
    int end = at + bytes.length;
    gaveUp = gaveUp || end > line.length || !Arrays.equals(line, at, end, bytes, 0, bytes.length);
    at = end;
  }

  private long number(long min) {
    int begin = at;
    long value = 0;
    while (!gaveUp && at < line.length && isDigit(line[at])) {
      value = value * 10 + line[at] - '0';
      at++;
      gaveUp = at - begin == DIGITS;
    }
    boolean isShortest = at == begin + 1 || (at > begin && line[begin] != '0');
    gaveUp = gaveUp || !isShortest || value < min;
    return gaveUp ? GIVEN_UP : value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private MessageId messageId() {
    int begin = at;
    at += ORIGIN_CHARS;
    gaveUp = gaveUp || at >= line.length || line[at] != '-';
    long value = 0;
    for (int i = begin; !gaveUp && i < at; i++) {
      int digit = hexDigit(line[i]);
      value = value << 4 | digit;
      gaveUp = digit < 0;
    }
    at++;
    long number = number(1);
    return gaveUp ? null : new MessageId(RecentTexts.of(value, line, begin, ORIGIN_CHARS), number);
  }

  private static int hexDigit(byte b) {
    if (isDigit(b)) {
      return b - '0';
    }
    return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
  }

  /** The names among those texts: of ASCII, only blanks could make a text none. */
  private String room() {
    int begin = at;
    int end = endOfText(Bounds.NAME_CHARS);
    gaveUp = gaveUp || end == begin || line[begin] == ' ' || line[end - 1] == ' ';
    return gaveUp ? null : name(begin, end);
  }

  /** One of up to eight bytes is its own number. */
  private String name(int begin, int end) {
    if (end - begin > Long.BYTES) {
      return string(begin, end);
    }
    long value = 0;
    for (int i = begin; i < end; i++) {
      value = value << Byte.SIZE | line[i];
    }
    return RecentTexts.of(value, line, begin, end - begin);
  }

  private String payload() {
    int begin = at;
    int end = endOfText(Bounds.TEXT_BYTES);
    return gaveUp ? null : string(begin, end);
  }

  /** Goes to the next quote. */
  private int endOfText(int maxBytes) {
    int begin = at;
    int end = gaveUp ? line.length : begin;
    while (end < line.length && isPlain(line[end])) {
      end++;
    }
    at = end;
    gaveUp = end >= line.length || line[end] != '"' || end - begin > maxBytes;
    return end;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\' && b != 0x7f;
  }

  /** Of ASCII, so that the bytes are the characters. */
  private String string(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
