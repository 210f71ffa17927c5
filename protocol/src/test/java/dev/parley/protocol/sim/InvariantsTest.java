package dev.parley.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each promise is seen to break in a history made by hand. */
class InvariantsTest {
  private final Hands hands = new Hands();
  private final SimDisk one = hands.founder(1);
  private final SimDisk two = hands.founder(2);
  private final SimDisk three = hands.founder(3);

  /** 3 leads in term 1, and its entry is final. */
  @BeforeEach
  void threeLeads() {
    Entry leads = hands.leader(three, 1, 3);
    hands.store(leads, three, one, two);
    deliver(three, leads);
    for (long number = 1; number <= 3; number++) {
      hands.invariants.typed(hands.text(1, number));
    }
  }

  private void deliver(SimDisk disk, Entry entry) {
    hands.invariants.delivered(disk, disk.nodeId, entry);
  }

  private static void breaks(int item, Executable history) {
    assertEquals(item, assertThrows(Violation.class, history).item());
  }

  @Test
  void whatIsRightBreaksNothing() {
    Entry chat = hands.chat(three, 1, 1);
    hands.store(chat, three, two);

    assertDoesNotThrow(
        () -> {
          deliver(three, chat);
          deliver(two, two.entry(2));
          deliver(two, chat);
          hands.invariants.released(one, hands.text(1, 1).msgId());
          hands.invariants.atEnd();
        });
  }

  @Test
  void twoLeadersInOneTermAreSeen() {
    breaks(1, () -> one.append(hands.leader(one, 1, 1)));
  }

  @Test
  void anotherEntryAtAFinalNumberIsSeen() {
    Entry chat = hands.chat(three, 1, 1);
    Entry other = hands.leader(one, 2, 1);
    hands.store(chat, three, two);
    deliver(three, chat);
    deliver(one, one.entry(2));

    breaks(2, () -> deliver(one, other));
  }

  @Test
  void aLeaderWithoutAFinalEntryIsSeen() {
    Entry chat = hands.chat(three, 1, 1);
    hands.store(chat, three, two);
    deliver(three, chat);

    breaks(3, () -> one.append(hands.leader(one, 2, 1)));
  }

  @Test
  void aMessageThatIsFinalTwiceIsSeen() {
    Entry chat = hands.chat(three, 1, 1);
    hands.store(chat, three, two);
    deliver(three, chat);
    Entry again = hands.chat(three, 1, 1);
    hands.store(again, three, two);

    breaks(4, () -> deliver(three, again));
  }

  @Test
  void aNumberThatIsSkippedIsSeen() {
    Entry skips = hands.chat(three, 1, 2);
    hands.store(skips, three, two);

    breaks(4, () -> deliver(three, skips));
  }

  @Test
  void whatNobodyTypedIsSeen() {
    Entry unknown = EntryFormat.make(3, 1, hands.text(2, 1), three.end().crc());
    hands.store(unknown, three, two);

    breaks(5, () -> deliver(three, unknown));
  }

  @Test
  void whatIsDeliveredTwiceIsSeen() {
    breaks(5, () -> deliver(three, three.entry(2)));
  }

  @Test
  void aFollowerMayKnowFirstWhatIsOnItsDiskAndItsLeaders() {
    Entry chat = hands.chat(three, 1, 1);
    hands.store(chat, three, two);
    deliver(two, two.entry(2));

    assertDoesNotThrow(() -> deliver(two, chat));
  }

  @Test
  void whatAFollowerDeliversThatIsNotOnItsLeadersDiskIsSeen() {
    Entry chat = hands.chat(three, 1, 1);
    three.append(chat);
    hands.store(chat, one, two);
    deliver(two, two.entry(2));

    breaks(5, () -> deliver(two, chat));
  }

  @Test
  void whatAFollowerDeliversThatIsNotOnItsDiskIsSeen() {
    Entry chat = hands.chat(three, 1, 1);
    hands.store(chat, three, one);
    two.append(chat);
    deliver(two, two.entry(2));

    breaks(5, () -> deliver(two, chat));
  }

  @Test
  void aFinalEntryOnAMinorityOfDisksIsSeen() {
    Entry chat = hands.chat(three, 1, 1);
    three.append(chat);
    hands.store(chat, two);

    breaks(6, () -> deliver(three, chat));
  }

  @Test
  void aCutOfAFinalEntryIsSeen() {
    breaks(6, () -> one.cut(1));
  }

  @Test
  void aMessageReleasedBeforeItIsFinalIsSeen() {
    breaks(7, () -> hands.invariants.released(one, hands.text(1, 1).msgId()));
  }

  @Test
  void aMessageThatIsNowhereIsSeen() {
    one.storeOutbox(hands.text(1, 1));
    one.powerCut(1);
    one.releaseOutbox(hands.text(1, 1).msgId());
    one.processGone(false);

    breaks(7, () -> hands.invariants.atEnd());
  }

  @Test
  void aHeldMessageThatIsNowhereIsSeen() {
    one.storeHeld(hands.text(2, 1));
    one.powerCut(1);
    one.dropHeld(hands.text(2, 1).msgId());
    one.processGone(false);

    breaks(7, () -> hands.invariants.atEnd());
  }

  @Test
  void whatIsStillHeldOrWasInALostFileBreaksNothing() {
    one.storeHeld(hands.text(2, 1));
    two.storeHeld(hands.text(2, 1));
    one.powerCut(1);
    two.powerCut(1);
    hands.invariants.lost.lose(two.held());
    two.replaceHeld(new SimHeld(20));

    assertDoesNotThrow(() -> hands.invariants.atEnd());
  }

  @Test
  void aHeldMessageDroppedBeforeItIsFinalIsSeen() {
    breaks(7, () -> hands.invariants.dropped(one, hands.text(1, 1).msgId()));
  }

  @Test
  void whatIsShownTwiceOrOutOfOrderIsSeen() {
    hands.invariants.shown(1, hands.text(1, 2));

    breaks(5, () -> hands.invariants.shown(1, hands.text(1, 1)));
    assertDoesNotThrow(() -> hands.invariants.shown(2, hands.text(1, 1)));
  }

  @Test
  void whatIsShownThoughNobodyTypedItIsSeen() {
    breaks(5, () -> hands.invariants.shown(1, hands.text(2, 1)));
  }

  @Test
  void aFinalMessageShownAsProvisionalIsSeen() {
    Entry chat = hands.chat(three, 1, 1);
    hands.store(chat, three, two);
    deliver(three, chat);

    breaks(5, () -> hands.invariants.shown(three.nodeId, hands.text(1, 1)));
  }

  @Test
  void aTextThatIsNoLaterThanWhatWasSeenIsSeen() {
    hands.invariants.shown(2, hands.text(1, 1));

    breaks(4, () -> hands.invariants.typedBy(2, hands.text(2, 1)));
  }

  @Test
  void aClockThatStartsBelowTheHeldFileIsSeen() {
    one.storeHeld(hands.text(1, 1));
    one.powerCut(1);
    hands.invariants.starts(9, one);

    breaks(4, () -> hands.invariants.typedBy(9, hands.text(2, 1)));
  }
}
