package dev.parley.tui.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checker that nothing can fail is no checker. */
final class ComparisonTest {
  /** Numbers 3 and 6 are other entries. */
  private static final List<Delivery> ORDER =
      List.of(
          new Delivery(1, 1, 1),
          new Delivery(2, 2, 1),
          new Delivery(4, 1, 2),
          new Delivery(5, 3, 1),
          new Delivery(7, 2, 2));

  private final List<Delivery> odd = new ArrayList<>(ORDER);

  @Test
  void theSameAtAllIsNoDifference() {
    assertNull(differenceAtThird(odd));
  }

  @Test
  void whatWasNotAcknowledgedMayBeFinalOrNot() {
    List<Delivery> shown = List.of(new Delivery(1, 1, 1), new Delivery(2, 1, 3));
    assertNull(Comparison.firstDifference(List.of(account(1, shown, 1), account(2, shown))));
  }

  @Test
  void swappedMessagesOfTwoSendersAreNamed() {
    odd.set(1, new Delivery(2, 1, 2));
    odd.set(2, new Delivery(4, 2, 1));
    assertEquals(
        "n1 shows #2 (message 1 of n2), n3 shows #2 (message 2 of n1)", differenceAtThird(odd));
  }

  @Test
  void swappedMessagesOfOneSenderAreNamed() {
    odd.set(0, new Delivery(1, 1, 2));
    odd.set(2, new Delivery(4, 1, 1));
    assertEquals(
        "n3 shows #4 (message 1 of n1) after #1 (message 2 of n1)", differenceAtThird(odd));
  }

  @Test
  void whatAllSwapIsNamedToo() {
    List<Delivery> shown = List.of(new Delivery(1, 1, 2), new Delivery(2, 1, 1));
    assertEquals(
        "n1 shows #2 (message 1 of n1) after #1 (message 2 of n1)",
        Comparison.firstDifference(List.of(account(1, shown, 1, 2), account(2, shown))));
  }

  @Test
  void messagesInTheWrongPlaceAreNamed() {
    Collections.swap(odd, 1, 2);
    assertEquals("n3 shows #2 (message 1 of n2) after #4", differenceAtThird(odd));
  }

  @Test
  void aLostMessageIsNamed() {
    odd.remove(3);
    assertEquals("n3 lacks #5 (message 1 of n3), which n1 shows", differenceAtThird(odd));
  }

  @Test
  void aLostLastMessageIsNamed() {
    odd.remove(4);
    assertEquals("n3 lacks #7 (message 2 of n2), which n1 shows", differenceAtThird(odd));
  }

  @Test
  void oneThatOnlyOneHasIsNamed() {
    odd.add(new Delivery(8, 3, 2));
    assertEquals("n1 lacks #8 (message 2 of n3), which n3 shows", differenceAtThird(odd));
  }

  @Test
  void anAcknowledgedMessageThatNobodyShowsIsLost() {
    assertEquals(
        "lost: n2 acknowledged message 3, and nobody shows it",
        Comparison.firstDifference(
            List.of(account(1, ORDER, 1, 2), account(2, ORDER, 1, 2, 3), account(3, ORDER, 1))));
  }

  @Test
  void aMessageThatOneShowsTwiceIsNamed() {
    odd.add(3, new Delivery(4, 1, 2));
    assertEquals("n3 shows #4 (message 2 of n1) a second time", differenceAtThird(odd));
  }

  @Test
  void aMessageWithTwoNumbersIsNamed() {
    List<Delivery> doubled = new ArrayList<>(ORDER);
    doubled.add(new Delivery(8, 1, 1));
    assertEquals(
        "n1 shows #8 (message 1 of n1) a second time",
        Comparison.firstDifference(List.of(account(1, doubled, 1, 2), account(2, doubled, 1))));
  }

  @Test
  void aTextThatNobodyTypedIsNamed() {
    odd.set(3, Delivery.of(5, 3, "message 1 of n2"));
    assertEquals("n3 shows #5, which nobody typed", differenceAtThird(odd));
  }

  @Test
  void whoseMessageItIsIsSaidByItsText() {
    assertEquals(new Delivery(9, 2, 17), Delivery.of(9, 2, Delivery.text(2, 17)));
    assertEquals(0, Delivery.of(9, 2, "message 17 of n3").number());
    assertEquals(0, Delivery.of(9, 2, "hello").number());
  }

  private static String differenceAtThird(List<Delivery> shown) {
    return Comparison.firstDifference(
        List.of(account(1, ORDER, 1, 2), account(2, ORDER, 1, 2), account(3, shown, 1)));
  }

  private static Account account(int id, List<Delivery> shown, int... queued) {
    BitSet numbers = new BitSet();
    for (int each : queued) {
      numbers.set(each);
    }
    return new Account(id, shown, numbers);
  }
}
