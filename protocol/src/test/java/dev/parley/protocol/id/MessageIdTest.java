package dev.parley.protocol.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

  @Test
  void anIdIsItsOriginAndNumber() {
    MessageId id = MessageId.parse("9f3a12bc44aa01ce-7");
    assertEquals(new MessageId("9f3a12bc44aa01ce", 7), id);
    assertEquals("9f3a12bc44aa01ce-7", id.toString());
    assertEquals(
        999_999_999_999_999_999L, MessageId.parse("0000000000000000-999999999999999999").number());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "9f3a12bc44aa01ce",
        "9f3a12bc44aa01ce-",
        "9f3a12bc44aa01ce-0",
        "9f3a12bc44aa01ce-07",
        "9f3a12bc44aa01ce--7",
        "9f3a12bc44aa01ce-+7",
        "9f3a12bc44aa01ce-7 ",
        "9F3A12BC44AA01CE-7",
        "9g3a12bc44aa01ce-7",
        "9f3a12bc44aa01c-7",
        "9f3a12bc44aa01ce0-7",
        "\u0669f3a12bc44aa01ce-7",
        "\uff11f3a12bc44aa01ce-7",
        "\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11-7",
        "9f3a12bc44aa01ce-\u0667",
        "9f3a12bc44aa01ce-9999999999999999999",
      })
  void anythingElseIsNoId(String text) {
    assertThrows(IllegalArgumentException.class, () -> MessageId.parse(text));
  }

  @Test
  void idsOfOneOriginAreInTheOrderOfTheirNumbers() {
    MessageId nine = new MessageId("9f3a12bc44aa01ce", 9);
    assertTrue(nine.compareTo(new MessageId("9f3a12bc44aa01ce", 10)) < 0);
    assertTrue(nine.compareTo(new MessageId("0f3a12bc44aa01ce", 10)) > 0);
  }

  @Test
  void aHigherIdIsALaterReplica() {
    ReplicaId two = new ReplicaId(2, "b");
    assertTrue(two.compareTo(new ReplicaId(10, "a")) < 0);
    assertTrue(two.compareTo(new ReplicaId(2, "a")) > 0);
  }
}
