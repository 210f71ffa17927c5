package dev.parley.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrcTest {

  /** The check value that RFC 3720 and the catalogues of CRCs give for CRC-32C (Castagnoli). */
  @Test
  void itIsTheCastagnoliCrc() {
    assertEquals("e3069283", Crc.hex(Crc.of("123456789")));
  }

  @Test
  void hexDigitsComeBackAsTheyWere() {
    for (int crc : new int[] {0, 1, -1, 0x9ae0c1f3, Integer.MIN_VALUE}) {
      assertEquals(crc, Crc.parse(Crc.hex(crc)));
    }
    assertEquals("0000000a", Crc.hex(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "000000000", "0000000G", "0000000A", "-0000001", "0000000\uff11"})
  void anythingElseIsNoCrc(String text) {
    assertThrows(IllegalArgumentException.class, () -> Crc.parse(text));
  }

  @Test
  void aSealCoversAllBeforeIt() {
    byte[] sealed = Crc.seal("{\"a\":1}".getBytes(UTF_8), 7);
    int crc = Crc.of("00000007{\"a\":1");
    assertEquals("{\"a\":1,\"crc\":\"" + Crc.hex(crc) + "\"}", new String(sealed, UTF_8));
    assertEquals(crc, Crc.sealed(sealed));
    assertEquals(crc, Crc.chain(7, sealed));
  }
}
