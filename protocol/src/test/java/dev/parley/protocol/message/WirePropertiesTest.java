package dev.parley.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for all messages and entries, tried with thousands of random ones of fixed seeds. */
class WirePropertiesTest {
  private static final int ROUNDS = 1_000;
  private static final List<String> SNIPPETS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "\\",
          "\\ud800",
          "\\u0000",
          "null",
          "true",
          "-",
          "1e999",
          "99999999999999999999",
          "\"crc\"",
          "\"type\":\"ACK\"",
          "\n",
          "\u0000",
          "//",
          "é");

  @Test
  void everyMessageComesBackAsItWas() {
    Gibberish gibberish = new Gibberish(1);
    for (int i = 0; i < ROUNDS; i++) {
      Message message = gibberish.message();
      byte[] line = MessageJson.write(message);
      Message read = MessageJson.read(line);
      assertEquals(message, read);
      assertArrayEquals(line, MessageJson.write(read));
      assertTrue(line.length <= Limits.LINE_BYTES);
    }
  }

  @Test
  void everyEntryComesBackAsItWas() {
    Gibberish gibberish = new Gibberish(2);
    int prev = 0;
    for (int i = 0; i < ROUNDS; i++) {
      EntryBody body = gibberish.body();
      Entry made = EntryFormat.make(gibberish.number(1), gibberish.number(0), body, prev);
      Entry read = ((Message.Sequenced) MessageJson.read(made.line())).entry();
      assertEquals(body, read.body());
      assertEquals(made.position(), read.position());
      assertTrue(EntryFormat.follows(read, prev));
      Entry again = EntryFormat.make(read.seqNo(), read.term(), read.body(), prev);
      assertArrayEquals(made.line(), again.line());
      prev = made.crc();
    }
  }

  @Test
  void everyMessageHasATranscriptOfOneLine() {
    Gibberish gibberish = new Gibberish(3);
    for (int i = 0; i < ROUNDS; i++) {
      String line = Transcript.line(1, 2, gibberish.message());
      assertTrue(line.startsWith("n1 -> n2 "));
      assertTrue(line.chars().noneMatch(Character::isISOControl));
      Entry entry = EntryFormat.make(1, 1, gibberish.body(), 0);
      assertTrue(Transcript.describe(entry).startsWith(entry.type().name()));
    }
  }

  @Test
  void damagedLinesAreReadOrRefusedAndNeverFail() {
    Random random = new Random(4);
    List<byte[]> lines = new ArrayList<>();
    Samples.messages().forEach(message -> lines.add(MessageJson.write(message)));
    Samples.entries().forEach(entry -> lines.add(entry.line()));
    int refused = 0;
    for (int i = 0; i < 25 * ROUNDS; i++) {
      byte[] line = lines.get(random.nextInt(lines.size())).clone();
      for (int faults = 1 + random.nextInt(3); faults > 0 && line.length > 0; faults--) {
        line = damaged(line, random);
      }
      refused += isRefused(line) ? 1 : 0;
    }
    assertTrue(refused > 10 * ROUNDS, "only " + refused);
  }

  private static byte[] damaged(byte[] line, Random random) {
    int at = random.nextInt(line.length);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(line, at);
      case 1 -> Arrays.copyOfRange(line, at, line.length);
      case 2 -> {
        line[at] = (byte) random.nextInt();
        yield line;
      }
      case 3 -> spliced(line, at, at + random.nextInt(line.length - at), "");
      default -> spliced(line, at, at, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
    };
  }

  private static byte[] spliced(byte[] line, int from, int to, String text) {
    byte[] middle = text.getBytes(UTF_8);
    byte[] result = Arrays.copyOf(line, line.length - (to - from) + middle.length);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(line, to, result, from + middle.length, line.length - to);
    return result;
  }

  /** Anything but the one exception that is allowed fails the test. */
  private static boolean isRefused(byte[] line) {
    try {
      MessageJson.read(line);
      return false;
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
      return true;
    }
  }

  @Test
  void garbageIsRefused() {
    Random random = new Random(5);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      assertTrue(isRefused(garbage));
      byte[] inObject = new byte[garbage.length + 1];
      System.arraycopy(garbage, 0, inObject, 1, garbage.length);
      inObject[0] = '{';
      assertTrue(isRefused(inObject));
    }
  }
}
