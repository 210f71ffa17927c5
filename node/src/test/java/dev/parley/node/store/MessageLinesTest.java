package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageLinesTest {
  private static final int MOST = 65_536;

  private static MessageId id(long number) {
    return new MessageId(Samples.ORIGIN, number);
  }

  private static MessageLines.Released run(long from, long upTo) {
    return new MessageLines.Released(id(upTo), from);
  }

  /** What is written and read again. */
  private static MessageLines.Line again(MessageLines.Line line) {
    byte[] written = MessageLines.write(line);
    return MessageLines.read(Arrays.copyOf(written, written.length - 1));
  }

  @Test
  void aRunOfReleasedNumbersGoesOnUpToItsBound() {
    assertTrue(run(7, 7 + MOST - 2).goesOnWith(id(7 + MOST - 1)));
    assertFalse(run(7, 7 + MOST - 1).goesOnWith(id(7 + MOST)));
    assertFalse(run(7, 9).goesOnWith(id(11)));
    assertFalse(run(7, 9).goesOnWith(new MessageId("00000000000000bb", 10)));
  }

  @Test
  void theLongestRunIsReadAgain() {
    MessageLines.Released longest = run(7, 7 + MOST - 1);
    assertEquals(longest, again(longest));
    assertEquals(run(7, 7), again(run(7, 7)));
  }

  /** Each of its numbers would be looked up: one damaged line must not keep a start busy. */
  @Test
  void aRunThatNobodyWroteIsNoLine() {
    assertNull(again(run(1, 2L * MOST)));
    assertNull(again(run(7, 7 + MOST)));
  }
}
