package dev.parley.node.metrics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostCheckTest {
  private final HostCheck check = new HostCheck("peer1.lan");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:9101",
        "localhost",
        "LocalHost:80",
        "[::1]:9101",
        "[::1]",
        "10.0.0.7:9101",
        "peer1.lan",
        "Peer1.LAN:9101"
      })
  void addressesAndOwnNamesAreMeantForThisPeer(String host) {
    assertTrue(check.allows(List.of(host)), host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "evil.example", "evil.example:9101", "localhost.evil.example", "127.0.0.1.evil.example",
        "127.0.0.1@evil.example", "[::1", "[evil.example]", "127.1", "peer1.lan.evil.example"
      })
  void otherNamesMayBeMadeToResolveToThisPeer(String host) {
    assertFalse(check.allows(List.of(host)), host);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void oneHostIsNamed(int headers) {
    assertFalse(check.allows(Collections.nCopies(headers, "localhost")));
  }
}
