package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.node.discovery.Beacon.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any datagram is a beacon or is refused; what is a beacon is the same when it is said again. */
class BeaconFuzzTest {
  static Stream<byte[]> beacons() {
    return Stream.of(Kind.values())
        .map(
            kind ->
                new Beacon(
                        kind,
                        "home",
                        "6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01",
                        3,
                        "carol",
                        "127.0.0.1:6003",
                        "0123456789abcdef")
                    .write());
  }

  @MethodSource("beacons")
  @FuzzTest
  void anyBytesAreABeaconOrRefused(byte[] datagram) {
    Beacon beacon;
    try {
      beacon = Beacon.read(datagram);
    } catch (IllegalArgumentException e) {
      return;
    }
    byte[] again = beacon.write();
    assertTrue(again.length <= Beacon.BYTES);
    assertEquals(beacon, Beacon.read(again));
  }
}
