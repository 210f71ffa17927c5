package dev.parley.protocol.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts of all characters, and bytes that are no text: the short cuts against Jackson. */
class ChatTextsTest {
  private static final int PREVIOUS = 0x1234abcd;
  private static final int TIMES = 30_000;
  private static final int ENTRY = 0;
  private static final int MESSAGE = 1;

  /** The first code points of kinds that are treated alike, and how many of them there are. */
  private static final int[][] KINDS = {
    {' ', 95},
    {' ', 95},
    {0, 32},
    {0x7f, 0x21},
    {0xa0, 0x760},
    {0x61c, 1},
    {0x800, 0x1800},
    {0x2000, 0x70},
    {0x3000, 0x6000},
    {0xd7f0, 0x10},
    {0xd800, 0x800},
    {0xe000, 0x2000},
    {0x10000, 0x10000},
    {0x1f300, 0x400},
    {0x20000, 0xe0000},
    {0x10fff0, 0x10}
  };

  /** What somebody might put into a line, as ISO 8859-1. */
  private static final List<String> HOSTILE =
      List.of(
          "\u00c0\u0080",
          "\u00c1\u00bf",
          "\u00e0\u0080\u00af",
          "\u00e0\u009f\u00bf",
          "\u00ed\u00a0\u0080",
          "\u00ed\u00b0\u0080",
          "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
          "\u00f0\u008f\u00bf\u00bf",
          "\u00f4\u0090\u0080\u0080",
          "\u00f8\u0088\u0080\u0080\u0080",
          "\u00e2\u0080\u00ae",
          "\u00f0\u009f\u0098",
          "\u00e6\u0097",
          "\u00c3",
          "\u00bf",
          "\u00c2\u0085",
          "\\",
          "\\\\",
          "\\\"",
          "\\n",
          "\\t",
          "\\/",
          "\\b",
          "\\r",
          "\\u00e9",
          "\\ud83d",
          "\\ud83d\\ude00",
          "\\u0022",
          "\\\u00e9",
          "\"",
          "\n",
          "\t",
          "\u007f",
          "\u0000");

  private static EntryBody.Chat chat(String room, String text) {
    MessageId id = new MessageId("9f3a12bc44aa01ce", 7);
    return new EntryBody.Chat(1, id, room, 131, 1_763_600_000_000L, text);
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int[] likely = KINDS[random.nextInt(KINDS.length)];
    for (int i = random.nextInt(most); i > 0; i--) {
      int[] kind = random.nextInt(8) > 0 ? likely : KINDS[random.nextInt(KINDS.length)];
      text.appendCodePoint(kind[0] + random.nextInt(kind[1]));
    }
    return text.toString();
  }

  private static String room(Random random) {
    return random.nextInt(3) > 0 ? "general" : text(random, 12);
  }

  /** Null: Jackson's writer refuses it. */
  private static byte[] json(JsonWriter begun, EntryBody.Chat chat) {
    try {
      return EntryFormat.writeChat(begun, chat).bytes();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Test
  void anyTextIsWrittenAsJacksonWritesIt() {
    Random random = new Random(1);
    int plain = 0;
    for (int i = 0; i < TIMES; i++) {
      EntryBody.Chat chat = chat(room(random), text(random, 20));
      byte[] line = json(JsonWriter.ofType("CHAT"), chat);
      byte[] entry =
          json(JsonWriter.ofType("SEQ_CHAT").number("seq_no", 42).number("term", 2), chat);
      if (line == null) {
        assertNull(EntryFormat.withPlainLine(chat).plainLine());
        assertThrows(IllegalArgumentException.class, () -> EntryFormat.chatLine(chat));
        continue;
      }
      EntryBody.Chat kept = EntryFormat.withPlainLine(chat);
      plain += kept.plainLine() == null ? 0 : 1;
      assertArrayEquals(line, EntryFormat.chatLine(kept));
      assertArrayEquals(Crc.seal(entry, PREVIOUS), EntryFormat.make(42, 2, kept, PREVIOUS).line());
      assertEquals(PlainText.fault(chat), PlainText.fault(kept));
      assertEquals(EntryFormat.fits(chat), EntryFormat.fits(kept));
    }
    assertTrue(plain > TIMES / 4, plain + " were written");
  }

  @Test
  void whatIsWrittenShortIsReadShort() {
    Random random = new Random(2);
    int read = 0;
    for (int i = 0; i < TIMES; i++) {
      EntryBody.Chat chat = EntryFormat.withPlainLine(chat(room(random), text(random, 20)));
      if (chat.plainLine() != null && Bounds.isName(chat.roomId())) {
        EntryBody.Chat again = ChatScanner.chat(chat.plainLine());
        assertEquals(chat, again);
        assertEquals(chat.payload(), again.payload());
        Entry entry = ChatScanner.entry(EntryFormat.make(42, 2, chat, PREVIOUS).line());
        assertEquals(chat, entry.body());
        read++;
      }
    }
    assertTrue(read > TIMES / 4, read + " were read");
  }

  @Test
  void eachCharacterThatMayBeSaidIsPlain() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      byte[] written = QuotedText.write(text, Bounds.TEXT_BYTES);
      assertEquals(PlainText.allows(codePoint), written != null, text);
      byte[] line = (text + "\"").getBytes(UTF_8);
      if (codePoint > 0x7f && Character.getType(codePoint) != Character.SURROGATE) {
        assertEquals(written != null, QuotedText.read(line, 0, 0, Bounds.TEXT_BYTES) != null, text);
      }
    }
  }

  @Test
  void aTextThatMayBeSaidIsPlain() {
    Random random = new Random(3);
    for (int i = 0; i < TIMES; i++) {
      String text = text(random, 20);
      boolean isPlain = EntryFormat.withPlainLine(chat("general", text)).plainLine() != null;
      assertEquals(PlainText.fault(text) == null, isPlain, text);
    }
  }

  @Test
  void anyBytesAreReadAsJacksonReadsThem() {
    Random random = new Random(4);
    int[] read = new int[2];
    for (int i = 0; i < 4 * TIMES; i++) {
      EntryBody.Chat chat = chat(room(random), text(random, 12));
      byte[] line = json(JsonWriter.ofType("CHAT"), chat);
      if (line != null) {
        byte[] hostile = changed(line, random);
        read[MESSAGE] += sameMessage(hostile) ? 1 : 0;
        byte[] entry = EntryFormat.make(42, 2, chat, PREVIOUS).line();
        read[ENTRY] += sameEntry(changed(entry, random)) ? 1 : 0;
      }
    }
    assertTrue(read[MESSAGE] > TIMES / 4, read[MESSAGE] + " were read");
    assertTrue(read[ENTRY] > TIMES / 4, read[ENTRY] + " were read");
  }

  /** Mostly behind the names of the fields, where texts are. */
  private static byte[] changed(byte[] line, Random random) {
    StringBuilder changed = new StringBuilder(new String(line, ISO_8859_1));
    for (int i = random.nextInt(3); i > 0; i--) {
      int payload = changed.indexOf("\"payload\":\"") + 11;
      int from = random.nextInt(8) > 0 ? Math.min(payload, changed.length() - 1) : 0;
      int at = from + random.nextInt(changed.length() - from);
      switch (random.nextInt(4)) {
        case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
        case 1 -> changed.deleteCharAt(at);
        case 2 -> changed.setCharAt(at, changed.charAt(random.nextInt(changed.length())));
        default -> changed.insert(at, HOSTILE.get(random.nextInt(HOSTILE.size())));
      }
    }
    return changed.toString().getBytes(ISO_8859_1);
  }

  /** Whether the scanner read it. */
  private static boolean sameMessage(byte[] line) {
    EntryBody.Chat plain = ChatScanner.chat(line);
    if (plain == null) {
      return false;
    }
    String said = new String(line, UTF_8);
    Fields fields = Fields.parse(line);
    assertEquals("CHAT", fields.text("type", 4), said);
    EntryBody.Chat json = EntryFormat.readChat(fields);
    assertEquals(json, plain, said);
    assertTrue(EntryFormat.fits(json), said);
    assertNull(PlainText.fault(json), said);
    assertArrayEquals(line, json(JsonWriter.ofType("CHAT"), json), said);
    return true;
  }

  private static boolean sameEntry(byte[] line) {
    Entry plain;
    try {
      plain = ChatScanner.entry(line);
    } catch (IllegalArgumentException e) {
      assertThrows(IllegalArgumentException.class, () -> EntryFormat.readJson(line));
      return false;
    }
    if (plain == null) {
      return false;
    }
    Entry json = EntryFormat.readJson(line);
    assertEquals(json.body(), plain.body(), new String(line, UTF_8));
    assertEquals(json.position(), plain.position());
    return true;
  }

  @Test
  void aTextHasSixteenThousandBytesHoweverItIsWritten() {
    for (String each : List.of("a", "é", "я", "日", "😀", "\"", "\n")) {
      int bytes = each.getBytes(UTF_8).length;
      String rest = "a".repeat(Bounds.TEXT_BYTES % bytes);
      String longest = each.repeat(Bounds.TEXT_BYTES / bytes) + rest;
      assertEquals(Bounds.TEXT_BYTES, longest.getBytes(UTF_8).length);
      EntryBody.Chat fit = EntryFormat.withPlainLine(chat("general", longest));
      assertTrue(EntryFormat.fits(fit));
      assertNotNull(fit.plainLine());
      assertTrue(sameMessage(fit.plainLine()));
      EntryBody.Chat unfit = chat("general", longest + "a");
      assertNull(EntryFormat.withPlainLine(unfit).plainLine());
      byte[] line = json(JsonWriter.ofType("CHAT"), unfit);
      assertNull(ChatScanner.chat(line));
      assertThrows(IllegalArgumentException.class, () -> EntryFormat.readChat(Fields.parse(line)));
    }
  }

  @Test
  void aTextWithoutAQuoteBehindItHasNoEnd() {
    byte[] text = "né".getBytes(UTF_8);
    assertNull(QuotedText.read(text, 0, 1, Bounds.TEXT_BYTES));
    assertEquals(3, QuotedText.read("né\"".getBytes(UTF_8), 0, 1, Bounds.TEXT_BYTES).end());
  }

  @Test
  void aRoomIsANameInAnyScript() {
    for (String room : List.of("général", "комната", "日本", "x😀", "é".repeat(32))) {
      EntryBody.Chat chat = EntryFormat.withPlainLine(chat(room, "hello"));
      assertTrue(sameMessage(chat.plainLine()), room);
    }
    for (String room : List.of("é ", "\u00a0é", "\u3000", "é\\", "é\n", "é".repeat(32) + "a")) {
      assertNull(ChatScanner.chat(json(JsonWriter.ofType("CHAT"), chat(room, "hello"))), room);
    }
  }
}
