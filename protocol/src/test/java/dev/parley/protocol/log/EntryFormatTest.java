package dev.parley.protocol.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFormatTest {
  private static final String GROUP = "6f2d3a52-5a0e-4a1c-9d2f-0c8a3f3f9a10";
  private static final EntryBody.Chat HELLO = chat("Hello, world!");

  private static EntryBody.Chat chat(String payload) {
    MessageId id = new MessageId("9f3a12bc44aa01ce", 7);
    return new EntryBody.Chat(1, id, "general", 131, 1_763_600_000_000L, payload);
  }

  private static int crcOf(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(UTF_8));
    return (int) crc.getValue();
  }

  @Test
  void theChainBeginsWithTheGroupId() {
    assertEquals(crcOf(GROUP), EntryFormat.genesis(GROUP));
  }

  @Test
  void aChatIsTheLineOfTheProtocol() {
    String head =
        "{\"type\":\"SEQ_CHAT\",\"seq_no\":42,\"term\":2,\"sender_id\":1,"
            + "\"msg_id\":\"9f3a12bc44aa01ce-7\",\"room_id\":\"general\",\"lamport\":131,"
            + "\"sent_at\":1763600000000,\"payload\":\"Hello, world!\"";
    int crc = crcOf("0012abcd" + head);
    Entry entry = EntryFormat.make(42, 2, HELLO, 0x0012abcd);
    assertEquals(
        head + ",\"crc\":\"" + String.format("%08x", crc) + "\"}", new String(entry.line(), UTF_8));
    assertEquals(crc, entry.crc());
    assertEquals(HELLO, entry.body());
    assertEquals(new LogPosition(42, 2, crc), entry.position());
  }

  @Test
  void aReaderKeepsTheBytesOfUnknownFields() {
    byte[] line =
        ("{\"term\":2, \"type\":\"SEQ_PROFILE\",\"seq_no\":42,\"node_id\":1,\"mood\":[{}],"
                + "\"key\":\"name\",\"value\":\"Zoë\",\"crc\":\"00000001\"}")
            .getBytes(UTF_8);
    Entry entry = EntryFormat.read(line);
    assertSame(line, entry.line());
    assertEquals(new EntryBody.Profile(1, "name", null, "Zoë"), entry.body());
    assertEquals(1, entry.crc());
  }

  @Test
  void anEntryFollowsItsPredecessorOnly() {
    Entry first = EntryFormat.make(1, 1, HELLO, EntryFormat.genesis(GROUP));
    Entry second = EntryFormat.read(EntryFormat.make(2, 1, HELLO, first.crc()).line());
    assertTrue(EntryFormat.follows(first, EntryFormat.genesis(GROUP)));
    assertTrue(EntryFormat.follows(second, first.crc()));
    assertFalse(EntryFormat.follows(second, EntryFormat.genesis(GROUP)));
  }

  @Test
  void anyFlippedBitBreaksTheChain() {
    Entry entry = EntryFormat.make(1, 1, HELLO, 5);
    for (int bit = 0; bit < entry.line().length * 8; bit++) {
      byte[] flipped = entry.line().clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(isSound(flipped, 5), new String(flipped, UTF_8));
    }
  }

  private static boolean isSound(byte[] line, int prevCrc) {
    try {
      return EntryFormat.follows(EntryFormat.read(line), prevCrc);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void charactersOfAllPlanesAreNotEscaped() {
    String nasty = "\u0000\u0001\t\r\n\"\\/\u007f\u0080é\u2028\u2029\ud83d\ude00\ufeff\uffff";
    Entry entry = EntryFormat.make(1, 1, chat(nasty), 0);
    String line = new String(entry.line(), UTF_8);
    String payload = line.substring(line.indexOf("payload") + 10, line.indexOf("\",\"crc\""));
    assertEquals(
        "\\u0000\\u0001\\t\\r\\n\\\"\\\\/\u007f\u0080é\u2028\u2029\ud83d\ude00\ufeff\uffff",
        payload);
    assertEquals(chat(nasty), EntryFormat.read(entry.line()).body());
  }

  @Test
  void halfASurrogatePairIsRefused() {
    for (String half : List.of("\ud83d", "x\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d")) {
      assertFalse(EntryFormat.fits(chat(half)));
      assertThrows(
          IllegalArgumentException.class, () -> EntryFormat.make(1, 1, chat(half), 0), half);
    }
    String line = new String(EntryFormat.make(1, 1, chat("abc"), 0).line(), UTF_8);
    byte[] escaped = line.replace("abc", "\\ud83d").getBytes(UTF_8);
    assertThrows(IllegalArgumentException.class, () -> EntryFormat.read(escaped));
  }

  @Test
  void aTextThatFitsCanGetAnyNumber() {
    for (String piece : List.of("x", "é", "\u0000", "\"", "\ud83d\ude00")) {
      int pieces = 0;
      while (EntryFormat.fits(chat(piece.repeat(pieces + 256)))) {
        pieces += 256;
      }
      while (EntryFormat.fits(chat(piece.repeat(pieces + 1)))) {
        pieces++;
      }
      Entry entry =
          EntryFormat.make((1L << 53) - 1, (1L << 53) - 1, chat(piece.repeat(pieces)), -1);
      assertEquals(chat(piece.repeat(pieces)), EntryFormat.read(entry.line()).body());
      boolean lineIsFull = entry.line().length > 64 * 1024 - 6;
      boolean textIsFull = piece.getBytes(UTF_8).length * pieces == 16 * 1024;
      assertTrue(lineIsFull || textIsFull, piece);
    }
  }

  @Test
  void theLargestMembershipFits() {
    List<Member> members = new ArrayList<>();
    for (int i = 200; i > 0; i--) {
      String storage = "ffffffff-ffff-ffff-ffff-ffffffffffff";
      PeerInfo info =
          new PeerInfo(
              Integer.MAX_VALUE - i,
              "é".repeat(32),
              "x".repeat(58) + ":65535",
              Mode.BOOTSTRAP,
              storage);
      members.add(new Member(info, false));
    }
    EntryBody body = new EntryBody.Members("\u0001".repeat(1024), members);
    Entry entry = EntryFormat.make((1L << 53) - 1, (1L << 53) - 1, body, -1);
    assertEquals(body, EntryFormat.read(entry.line()).body());
  }

  @Test
  void sameFieldsAreSameBytes() {
    EntryBody body = new EntryBody.Profile(3, "name", null, "Ada");
    assertArrayEquals(
        EntryFormat.make(5, 1, body, 9).line(), EntryFormat.make(5, 1, body, 9).line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "\"SEQ_CHAT\"",
        "{}",
        "{\"crc\":\"00000000\"}",
        "{\"type\":\"SEQ_NEW\",\"seq_no\":1,\"term\":1,\"crc\":\"00000000\"}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":0,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":-1,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1.0,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1e3,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":\"1\",\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":null,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":9007199254740992,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":99999999999999999999,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1,\"term\":-1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1,\"seq_no\":1,\"term\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1,\"term\":1,\"z\":1,\"z\":1,#}",
        "{\"type\":\"SEQ_PROFILE\",\"term\":1,#}",
        " {\"type\":\"SEQ_PROFILE\",\"seq_no\":1,\"term\":1,#} ",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1,\"term\":1,#}}",
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1,\"term\":1,\"x\":\"#}",
      })
  void badLinesAreRefused(String template) {
    String end = "\"node_id\":1,\"key\":\"name\",\"value\":\"Ada\",\"crc\":\"00000000\"";
    byte[] line = template.replace("#", end).getBytes(UTF_8);
    assertThrows(IllegalArgumentException.class, () -> EntryFormat.read(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"crc\" :\"00000000\"}",
        "\"crc\": \"00000000\"}",
        "\"crc\":\"00000000\" }",
        "\"crc\":\"0000000A\"}",
        "\"crc\":\"0000000\"}",
        "\"crc\":\"000000000\"}",
        "\"crc\":0}",
        "\"crc\":\"00000000\",\"more\":1}",
        "\"c\\u0072c\":\"00000000\"}",
        "\"crc\":\"00000001\",\"crc\":\"00000000\"}",
        "\"x\":{\"y\":1,\"crc\":\"00000000\"}",
      })
  void theCrcHasOnePlaceAndOneForm(String end) {
    String head =
        "{\"type\":\"SEQ_PROFILE\",\"seq_no\":1,\"term\":1,\"node_id\":1,\"key\":\"name\","
            + "\"value\":\"Ada\",";
    EntryFormat.read((head + "\"crc\":\"00000000\"}").getBytes(UTF_8));
    assertThrows(
        IllegalArgumentException.class, () -> EntryFormat.read((head + end).getBytes(UTF_8)));
  }
}
