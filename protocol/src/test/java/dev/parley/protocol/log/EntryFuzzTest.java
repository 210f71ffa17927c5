package dev.parley.protocol.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.message.Samples;
import dev.parley.protocol.message.Transcript;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any object with a chain value that fits is an entry, or is refused with a sentence. */
class EntryFuzzTest {
  private static final int PREVIOUS = 0x1234abcd;

  static Stream<byte[]> objects() {
    Stream<Entry> texts =
        Stream.of("naïve, «да»", "日本 😀", "a \"quote\"\n\tC:\\").map(EntryFuzzTest::saying);
    return Stream.concat(Samples.entries().stream(), texts).map(entry -> unsealed(entry.line()));
  }

  private static Entry saying(String text) {
    EntryBody.Chat as = Samples.HELLO;
    EntryBody.Chat chat =
        new EntryBody.Chat(as.senderId(), as.msgId(), as.roomId(), as.lamport(), as.sentAt(), text);
    return EntryFormat.make(42, 2, chat, PREVIOUS);
  }

  private static byte[] unsealed(byte[] line) {
    byte[] object = Arrays.copyOf(line, line.length - Crc.TAIL + 1);
    object[object.length - 1] = '}';
    return object;
  }

  @MethodSource("objects")
  @DictionaryFile(resourcePath = "/dev/parley/protocol/lines.dict")
  @FuzzTest
  void anObjectIsReadOrRefused(byte[] object) {
    if (object.length == 0) {
      return;
    }
    byte[] line = Crc.seal(object, PREVIOUS);
    Entry entry;
    try {
      entry = EntryFormat.read(line);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> EntryFormat.readJson(line));
      return;
    }
    assertSame(line, entry.line());
    Entry json = EntryFormat.readJson(line);
    assertEquals(json.body(), entry.body());
    assertEquals(json.position(), entry.position());
    assertTrue(EntryFormat.follows(entry, PREVIOUS));
    Transcript.describe(entry);
    hasOneLineOfItsOwn(entry);
  }

  /** Fields have one spelling, however they were spelt: what a leader makes of them is the same. */
  private static void hasOneLineOfItsOwn(Entry entry) {
    Entry made = EntryFormat.make(entry.seqNo(), entry.term(), entry.body(), PREVIOUS);
    Entry again = EntryFormat.read(made.line());
    assertEquals(entry.body(), again.body());
    assertEquals(made.position(), again.position());
    Entry remade = EntryFormat.make(again.seqNo(), again.term(), again.body(), PREVIOUS);
    assertArrayEquals(made.line(), remade.line());
  }
}
