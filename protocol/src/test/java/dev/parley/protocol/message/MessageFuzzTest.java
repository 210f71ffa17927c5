package dev.parley.protocol.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.log.Entry;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any line is a message, or of a type that nobody knows, or is refused with a sentence. */
class MessageFuzzTest {

  static Stream<byte[]> lines() {
    return Stream.concat(
        Samples.messages().stream().map(MessageJson::write),
        Samples.entries().stream().map(Entry::line));
  }

  @MethodSource("lines")
  @DictionaryFile(resourcePath = "/dev/parley/protocol/lines.dict")
  @FuzzTest
  void aLineIsReadOrRefused(byte[] line) {
    byte[] before = line.clone();
    Message message;
    try {
      message = MessageJson.read(line);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> MessageJson.readJson(line));
      return;
    }
    assertArrayEquals(before, line);
    assertEquals(MessageJson.readJson(line), message);
    if (message != null) {
      comesBackAsItWas(message);
    }
  }

  private static void comesBackAsItWas(Message message) {
    byte[] written = MessageJson.write(message);
    assertTrue(written.length <= Limits.LINE_BYTES, () -> "too long: " + written.length);
    Message again = MessageJson.read(written);
    assertEquals(message, again);
    assertArrayEquals(written, MessageJson.write(again));
    assertTrue(Arrays.stream(said(message)).noneMatch(Character::isISOControl));
  }

  private static int[] said(Message message) {
    return Transcript.line(1, 2, message).chars().toArray();
  }
}
