package dev.parley.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The JDK's strict decoder says what is UTF-8. */
class Utf8Test {
  /** The bounds of what a byte may be in each place. */
  private static final int[] BYTES = {
    0x20, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4,
    0xf5
  };

  @Test
  void codePointsAreKnownByTheirBytes() {
    int step = 1;
    for (int codePoint = 0x80; codePoint <= Character.MAX_CODE_POINT; codePoint += step) {
      step = codePoint < 0x11000 ? 1 : 251;
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        byte[] bytes = Character.toString(codePoint).getBytes(UTF_8);
        assertEquals(codePoint, Utf8.codePoint(bytes, 0));
        assertEquals(bytes.length, Utf8.length(codePoint));
        byte[] torn = Arrays.copyOf(bytes, bytes.length - 1);
        assertEquals(-1, Integer.signum(Utf8.codePoint(torn, 0)));
      }
    }
    assertEquals(1, Utf8.length('~'));
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] bytes = new byte[4];
    for (int first : BYTES) {
      for (int second : BYTES) {
        for (int third : BYTES) {
          for (int fourth : BYTES) {
            bytes[0] = (byte) first;
            bytes[1] = (byte) second;
            bytes[2] = (byte) third;
            bytes[3] = (byte) fourth;
            sameAsTheJdk(bytes);
          }
        }
      }
    }
  }

  private static void sameAsTheJdk(byte[] bytes) {
    int codePoint = Utf8.codePoint(bytes, 0);
    assertEquals(codePoint(bytes), Math.max(-1, codePoint), () -> Arrays.toString(bytes));
    if (decoded(bytes) == null) {
      assertThrows(IllegalArgumentException.class, () -> Utf8.check(bytes));
      return;
    }
    assertDoesNotThrow(() -> Utf8.check(bytes), () -> Arrays.toString(bytes));
  }

  /** Negative: none begins there. */
  private static int codePoint(byte[] bytes) {
    for (int length = 2; length <= bytes.length; length++) {
      String text = decoded(Arrays.copyOf(bytes, length));
      if (text != null && text.codePointCount(0, text.length()) == 1) {
        return text.codePointAt(0);
      }
    }
    return -1;
  }

  /** Null: it is none. */
  private static String decoded(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
