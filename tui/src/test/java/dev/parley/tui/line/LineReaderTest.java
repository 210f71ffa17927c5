package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

  @Test
  void linesEndInEitherWayAndTheLastNeedsNoEnd() throws IOException {
    LineReader reader = reader("a\r\n\nbé");
    assertEquals("a", reader.read().text());
    assertEquals("", reader.read().text());
    assertEquals("bé", reader.read().text());
    assertNull(reader.read());
    assertNull(reader.read());
  }

  @Test
  void aLineLongerThanTheBoundIsDroppedAndTheNextIsRead() throws IOException {
    LineReader reader = reader("x".repeat(LineReader.MAX_BYTES + 1) + "\nnext\n");
    assertNotNull(reader.read().fault());
    assertEquals("next", reader.read().text());
  }

  @Test
  void aLineAtTheBoundIsRead() throws IOException {
    assertEquals(
        LineReader.MAX_BYTES,
        reader("x".repeat(LineReader.MAX_BYTES) + "\n").read().text().length());
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    LineReader reader =
        new LineReader(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF, '\n', 'b', '\n'}));
    assertEquals("a line is not UTF-8; it was not sent", reader.read().fault());
    assertEquals("b", reader.read().text());
  }

  private static LineReader reader(String input) {
    return new LineReader(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }
}
