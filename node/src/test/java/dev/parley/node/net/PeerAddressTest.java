package dev.parley.node.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerAddressTest {

  @Test
  void idIsOptional() {
    assertEquals(new PeerAddress(0, "localhost", 6001), PeerAddress.parse("localhost:6001"));
    assertEquals(new PeerAddress(3, "127.0.0.1", 6001), PeerAddress.parse("3:127.0.0.1:6001"));
    assertEquals(new PeerAddress(0, "::1", 6001), PeerAddress.parse("[::1]:6001"));
    assertEquals(new PeerAddress(3, "::1", 6001), PeerAddress.parse("3:[::1]:6001"));
    assertEquals("[::1]:6001", PeerAddress.parse("3:[::1]:6001").hostAndPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", ":6001", "a:0", "a:65536", "a:b", "0:a:1", "x:a:1", "::1:6001"})
  void nonsenseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PeerAddress.parse(text));
  }
}
