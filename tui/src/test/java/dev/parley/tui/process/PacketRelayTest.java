package dev.parley.tui.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** An IPv4 packet of 44 bytes in its Ethernet frame: the checksum of its TCP is missing. */
final class PacketRelayTest {
  private static final int CHECKSUM_AT = 14 + 20 + 16;

  private final byte[] frame =
      HexFormat.of()
          .parseHex(
              "02000000000202000000000108004500002c00004000400600000a4d00010a4d0002"
                  + "13881772000000010000000250180400000000006162630a");

  @Test
  void theChecksumOfTcpIsMade() {
    PacketRelay.writeChecksum(frame, 0);
    assertEquals(0xa7c2, (frame[CHECKSUM_AT] & 0xff) << 8 | frame[CHECKSUM_AT + 1] & 0xff);
  }

  @Test
  void anyOtherFrameIsLeftAsItIs() {
    frame[13] = 0x06;
    byte[] before = frame.clone();
    PacketRelay.writeChecksum(frame, 0);
    assertArrayEquals(before, frame);
  }

  @Test
  void aFrameThatEndsTooSoonIsLeftAsItIs() {
    byte[] cut = Arrays.copyOf(frame, 40);
    byte[] before = cut.clone();
    PacketRelay.writeChecksum(cut, 0);
    assertArrayEquals(before, cut);
  }
}
