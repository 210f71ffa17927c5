package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SegmentNameTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void theUsersLanguageDoesNotRenameTheLog() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    String name = SegmentName.lines(65_537);
    assertEquals("00000000000000065537.ndjson", name);
    assertEquals(List.of(65_537L), SegmentName.firsts(List.of(name)));
  }
}
