package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.discovery.Beacon.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeaconTest {
  private static final String GROUP_ID = "6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01";
  private static final String LINE =
      "{\"type\":\"BEACON\",\"version\":1,\"kind\":\"here\",\"group\":\"home\",\"group_id\":\""
          + GROUP_ID
          + "\",\"node_id\":3,\"name\":\"carol\",\"address\":\"127.0.0.1:6003\","
          + "\"process\":\"0123456789abcdef\",\"dissolves\":false}";

  private static Beacon read(String line) {
    return Beacon.read(line.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadAgain(Kind kind) {
    String wide = "\ud83d\ude42".repeat(16);
    Beacon beacon = new Beacon(kind, wide, GROUP_ID, 3, wide, "10.0.0.1:6003", "0123456789abcdef");
    assertEquals(beacon, Beacon.read(beacon.write()));
    assertTrue(beacon.write().length < Beacon.BYTES);
  }

  @Test
  void itsBytesAreTheseAndFieldsNobodyKnowsAreIgnored() {
    Beacon beacon =
        new Beacon(Kind.HERE, "home", GROUP_ID, 3, "carol", "127.0.0.1:6003", "0123456789abcdef");
    assertEquals(LINE, new String(beacon.write(), StandardCharsets.UTF_8));
    assertEquals(beacon, read(LINE.replace("{\"type", "{\"more\":[1,2],\"type")));
  }

  @Test
  void aNewcomerIsInNoGroup() {
    Beacon asks =
        new Beacon(Kind.ASKS, "home", null, 3, "carol", "127.0.0.1:6003", "0123456789abcdef");
    assertEquals(asks, Beacon.read(asks.write()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"BEACON\"|\"HELLO\"",
        "\"version\":1|\"version\":2",
        "false|1",
        "\"here\"|\"gone\"",
        "\"home\"|\" home\"",
        "\"home\"|\"ho\\u0007me\"",
        "6f1c1c7e|6F1C1C7E",
        "\"node_id\":3|\"node_id\":0",
        "\"node_id\":3|\"node_id\":\"3\"",
        "\"node_id\":3,|",
        "127.0.0.1:6003|127.0.0.1",
        "127.0.0.1:6003|127.0.0.1:99999",
        "0123456789abcdef|0123456789ABCDEF",
        "0123456789abcdef|01",
        "}|",
        "}|}{",
        "{|",
      })
  void anythingElseIsRefused(String change) {
    String[] parts = change.split("\\|", 2);
    String bad = LINE.replace(parts[0], parts[1]);
    assertThrows(IllegalArgumentException.class, () -> read(bad), bad);
  }

  @Test
  void aMemberNamesItsGroup() {
    String none = LINE.replace("\"" + GROUP_ID + "\"", "null");
    assertThrows(IllegalArgumentException.class, () -> read(none));
    assertEquals(Kind.ASKS, read(none.replace("here", "asks")).kind());
  }

  @Test
  void whatIsTooLongOrTooDeepIsRefused() {
    String longer =
        LINE.replace("{\"type", "{\"more\":\"" + "x".repeat(Beacon.BYTES) + "\",\"type");
    assertThrows(IllegalArgumentException.class, () -> read(longer));
    String deep = LINE.replace("{\"type", "{\"more\":" + "[".repeat(400) + ",\"type");
    assertThrows(IllegalArgumentException.class, () -> read(deep));
    for (String odd : List.of("", "null", "[]", "\u0000", "7")) {
      assertThrows(IllegalArgumentException.class, () -> read(odd), odd);
    }
  }
}
