package dev.parley.protocol.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short cuts for chat messages say what the long way says, or nothing. */
class ChatLinesTest {
  private static final int PREVIOUS = 0x1234abcd;

  private static final List<String> TEXTS =
      List.of(
          "", " ", "hello", "a ~ b", "\"", "\\", "\n", "\t", "é", "日本", "😀", "\u007f", "\u0000");

  private static final List<String> ROOMS = List.of("general", "a b", "x", "dév");

  private static final long[] NUMBERS = {
    1, 2, 9, 10, 999_999_999_999_999L, 1_000_000_000_000_000L, Bounds.NUMBER
  };

  private static EntryBody.Chat chat(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(TEXTS.get(random.nextInt(random.nextBoolean() ? 4 : TEXTS.size())));
    }
    MessageId id = new MessageId(String.format("%016x", random.nextLong()), number(random));
    return new EntryBody.Chat(
        random.nextBoolean() ? 1 : Integer.MAX_VALUE,
        id,
        ROOMS.get(random.nextInt(ROOMS.size())),
        number(random),
        number(random) - 1,
        text.toString());
  }

  private static long number(Random random) {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  @Test
  void linesAreThoseOfTheJsonWriter() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      EntryBody.Chat chat = chat(random);
      long seqNo = number(random);
      long term = number(random) - 1;
      JsonWriter entry = JsonWriter.ofType("SEQ_CHAT").number("seq_no", seqNo).number("term", term);
      assertArrayEquals(
          Crc.seal(EntryFormat.writeChat(entry, chat).bytes(), PREVIOUS),
          ChatWriter.entry(seqNo, term, chat, PREVIOUS));
      assertArrayEquals(
          EntryFormat.writeChat(JsonWriter.ofType("CHAT"), chat).bytes(),
          EntryFormat.chatLine(chat));
    }
  }

  @Test
  void whatIsReadIsWhatJsonSays() {
    Random random = new Random(2);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      EntryBody.Chat chat = chat(random);
      byte[] line = EntryFormat.make(number(random), number(random) - 1, chat, PREVIOUS).line();
      byte[] changed = random.nextBoolean() ? line : changed(line, random);
      read += sameAsJson(changed) ? 1 : 0;
      EntryBody.Chat plain = ChatScanner.chat(EntryFormat.chatLine(chat));
      if (plain != null) {
        assertEquals(chat, plain);
      }
    }
    assertTrue(read > 500, read + " were read");
  }

  /** Whether the scanner read it. */
  private static boolean sameAsJson(byte[] line) {
    Entry plain;
    try {
      plain = ChatScanner.entry(line);
    } catch (IllegalArgumentException e) {
      assertNull(json(line), new String(line, UTF_8));
      return false;
    }
    if (plain == null) {
      return false;
    }
    Entry json = json(line);
    assertNotNull(json, new String(line, UTF_8));
    assertEquals(json.body(), plain.body());
    assertEquals(json.position(), plain.position());
    return true;
  }

  /** Null: it is refused. */
  private static Entry json(byte[] line) {
    try {
      return EntryFormat.readJson(line);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte[] changed(byte[] line, Random random) {
    byte[] changed = line.clone();
    int at = random.nextInt(changed.length);
    byte[] some = "0a\" \\,}é\n".getBytes(UTF_8);
    changed[at] =
        random.nextBoolean() ? some[random.nextInt(some.length)] : line[line.length - at - 1];
    return changed;
  }

  @Test
  void aPlainLineTakesTheShortWay() {
    MessageId id = new MessageId("9f3a12bc44aa01ce", 7);
    EntryBody.Chat hello = new EntryBody.Chat(1, id, "general", 131, 1_763_600_000_000L, "Hello!");
    Entry entry = EntryFormat.make(42, 2, hello, PREVIOUS);
    assertEquals(hello, ChatScanner.entry(entry.line()).body());
    assertEquals(hello, ChatScanner.chat(EntryFormat.chatLine(hello)));
  }

  @Test
  void noBeginningOfALineIsRead() {
    byte[] line = EntryFormat.make(42, 2, chat(new Random(3)), PREVIOUS).line();
    for (int length = 0; length < line.length; length++) {
      assertNull(ChatScanner.chat(Arrays.copyOf(line, length)));
      sameAsJson(Arrays.copyOf(line, length));
    }
    assertEquals(Crc.sealed(line), EntryFormat.read(line).crc());
  }
}
