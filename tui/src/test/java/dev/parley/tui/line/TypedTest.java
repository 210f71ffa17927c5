package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

final class TypedTest {

  @Test
  void aLineIsAMessage() {
    assertEquals(text("hello"), Typed.parse("hello", true));
  }

  @Test
  void twoSlashesBeginATextWithOne() {
    assertEquals(text("/etc/hosts"), Typed.parse("//etc/hosts", true));
  }

  @Test
  void oneSlashBeginsACommand() {
    assertEquals(new Typed.Order("/nick bob", null), Typed.parse("/nick bob", true));
  }

  @Test
  void anEmptyLineIsNothing() {
    assertEquals(new Typed.Nothing(), Typed.parse("  ", true));
  }

  @Test
  void anObjectSends() {
    assertEquals(
        new Typed.Text("two\nlines", "general", "x1"),
        Typed.parse("{\"send\":\"two\\nlines\",\"room\":\"general\",\"ref\":\"x1\"}", true));
  }

  @Test
  void anObjectCommands() {
    assertEquals(
        new Typed.Order("/status", "x2"),
        Typed.parse("{\"command\":\"/status\",\"ref\":\"x2\"}", true));
  }

  @Test
  void anObjectThatIsNeitherIsRefused() {
    assertInstanceOf(Typed.Bad.class, Typed.parse("{\"say\":\"hi\"}", true));
    assertInstanceOf(Typed.Bad.class, Typed.parse("{\"send\":5}", true));
    assertInstanceOf(Typed.Bad.class, Typed.parse("{\"send\":\"a\",\"command\":\"b\"}", true));
  }

  @Test
  void whatOnlyLooksLikeAnObjectIsAText() {
    assertEquals(text("{not json"), Typed.parse("{not json", true));
    assertEquals(text("{\"send\":\"a\"} b"), Typed.parse("{\"send\":\"a\"} b", true));
  }

  @Test
  void withoutJsonAnObjectIsAText() {
    assertEquals(text("{\"send\":\"a\"}"), Typed.parse("{\"send\":\"a\"}", false));
  }

  private static Typed text(String text) {
    return new Typed.Text(text, "general", null);
  }
}
