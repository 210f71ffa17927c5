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
  void anObjectSaysWhatIsRead() {
    assertEquals(
        new Typed.Read("dev", 42, "x3"),
        Typed.parse("{\"read\":{\"room\":\"dev\",\"up_to\":42},\"ref\":\"x3\"}", true));
    for (String bad :
        new String[] {
          "7",
          "{}",
          "{\"room\":\"dev\"}",
          "{\"room\":\"dev\",\"up_to\":0}",
          "{\"room\":\"dev\",\"up_to\":\"42\"}",
          "{\"room\":7,\"up_to\":42}"
        }) {
      assertInstanceOf(Typed.Bad.class, Typed.parse("{\"read\":" + bad + "}", true), bad);
    }
  }

  @Test
  void anObjectThatIsNeitherIsRefused() {
    assertInstanceOf(Typed.Bad.class, Typed.parse("{\"say\":\"hi\"}", true));
    assertInstanceOf(Typed.Bad.class, Typed.parse("{\"send\":5}", true));
    assertInstanceOf(Typed.Bad.class, Typed.parse("{\"send\":\"a\",\"room\":5}", true));
    assertInstanceOf(Typed.Bad.class, Typed.parse("{\"send\":\"a\",\"room\":\"#\"}", true));
    String misled = "{\"command\":\"/me waves\",\"room\":\"dev\"}";
    assertInstanceOf(Typed.Bad.class, Typed.parse(misled, true));
    assertEquals(
        new Typed.Text("a", "dev", null), Typed.parse("{\"send\":\"a\",\"room\":\"#Dev\"}", true));
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

  @Test
  void whatIsTypedIsMadeFitToBeSent() {
    assertEquals(text("ERROR\tdone"), Typed.parse("\u001b[31mERROR\u001b[0m\tdone\u0007", true));
    assertEquals(text("/usr"), Typed.parse("//us\u0007r", false));
    assertEquals(new Typed.Order("/status", null), Typed.parse("/sta\u001b[Dtus", false));
    assertEquals(new Typed.Nothing(), Typed.parse("\u001b[0m", false));
  }

  @Test
  void aColourThatGoesMakesNoCommandOfAText() {
    assertEquals(text("/quit"), Typed.parse("\u001b[1m/quit", false));
  }

  @Test
  void anObjectIsTakenAtItsWord() {
    assertEquals(text("a\u001bb"), Typed.parse("{\"send\":\"a\\u001bb\"}", true));
  }

  private static Typed text(String text) {
    return new Typed.Text(text, null, null);
  }
}
