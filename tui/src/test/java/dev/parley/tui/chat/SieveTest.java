package dev.parley.tui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SieveTest {
  private static final int[] ALPHABET =
      "aAbBiIkKsSzZ 0\"\\/ntu\n\täÄßẞéÉıİſK\u212BåǅǆΣσςжЖ日，😀𐐀𐐨\u200d\u0301"
          .codePoints()
          .toArray();

  private final Random random = new Random(20);

  @Test
  void noMessageThatHasTheTextIsKeptBack() {
    int held = 0;
    for (int i = 0; i < 200_000; i++) {
      String payload = text(1 + random.nextInt(8));
      String sought = random.nextBoolean() ? text(1 + random.nextInt(3)) : part(payload);
      byte[] line = random.nextBoolean() ? own(payload) : foreign(payload);
      Entry entry = EntryFormat.read(line);
      assertEquals(payload, ((EntryBody.Chat) entry.body()).payload());
      if (new Sought(sought).test(entry)) {
        held++;
        assertTrue(
            new Sieve(sought).test(line),
            () -> sought + " in " + new String(line, StandardCharsets.UTF_8));
      }
    }
    assertTrue(held > 50_000, held + " held it");
  }

  @Test
  void everyCaseOfEveryCharacterPasses() {
    for (int c = 1; c < Character.MIN_SUPPLEMENTARY_CODE_POINT; c++) {
      if (!Character.isSurrogate((char) c)) {
        for (int sought :
            new int[] {Character.toLowerCase(Character.toUpperCase(c)), 'i', 's', 'k'}) {
          String text = Character.toString(sought);
          Entry entry = EntryFormat.read(own(Character.toString(c)));
          assertTrue(!new Sought(text).test(entry) || new Sieve(text).test(entry.line()), "" + c);
        }
      }
    }
  }

  @Test
  void whatHasNotTheTextIsKeptBack() {
    assertFalse(new Sieve("blue moon").test(own("the moon is blue")));
    assertFalse(new Sieve("kiss").test(own("\"quoted\", and\nbroken\\")));
    assertFalse(new Sieve("mün").test(own("Mond")));
    assertFalse(new Sieve("😀").test(own(":-)")));
    assertFalse(new Sieve("x").test(own("größer")));
  }

  @Test
  void onlyTheMessageItselfCounts() {
    assertFalse(new Sieve("general").test(own("hello")));
    assertTrue(new Sieve("general").test(own("a General, hello")));
    EntryBody named = new EntryBody.Profile(1, "name", null, "general");
    assertFalse(new Sieve("general").test(EntryFormat.make(1, 1, named, 0).line()));
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  /** Some of a text, with other cases. */
  private String part(String text) {
    int[] whole = text.codePoints().toArray();
    int from = random.nextInt(whole.length);
    int count = 1 + random.nextInt(whole.length - from);
    StringBuilder part = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      part.appendCodePoint(
          switch (random.nextInt(4)) {
            case 0 -> Character.toUpperCase(whole[i]);
            case 1 -> Character.toLowerCase(whole[i]);
            case 2 -> Character.toLowerCase(Character.toUpperCase(whole[i]));
            default -> whole[i];
          });
    }
    return part.toString();
  }

  private static byte[] own(String payload) {
    EntryBody chat =
        new EntryBody.Chat(1, new MessageId("00000000000000aa", 1), "general", 1, 1, payload);
    return EntryFormat.make(1, 1, chat, 0).line();
  }

  /** As a program of others may write it: with escapes that nobody needs. */
  private byte[] foreign(String payload) {
    String line =
        "{\"term\":1,"
            + "\"room_id\":\"general\",\"lamport\":1,\"sent_at\":1,\"seq_no\":1,"
            + (random.nextBoolean() ? "\"payload\"" : "\"p\\u0061yload\"")
            + " : \""
            + escaped(payload)
            + "\", \"type\":\"SEQ_CHAT\",\"sender_id\":1,\"msg_id\":\"00000000000000aa-1\""
            + ",\"x\":{\"payload\":\"\"},\"crc\":\"00000000\"}";
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String plain = Character.toString(c);
              if (c < 0x20 || random.nextInt(3) == 0) {
                plain.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
              } else if (c == '"' || c == '\\' || (c == '/' && random.nextBoolean())) {
                escaped.append('\\').append(plain);
              } else {
                escaped.append(plain);
              }
            });
    return escaped.toString();
  }
}
