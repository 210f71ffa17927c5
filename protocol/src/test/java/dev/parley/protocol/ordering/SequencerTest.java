package dev.parley.protocol.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.MemoryEntryLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a leader takes, docs/protocol.md section 6. */
class SequencerTest {
  private final ReplicatedLog log =
      new ReplicatedLog(
          new MemoryEntryLog(Group.GENESIS),
          GroupState.empty(Group.GENESIS),
          0,
          new RecordingEffects());
  private final Sequencer sequencer = new Sequencer(log, 1, 4);

  @BeforeEach
  void found() {
    Book.of(1, 2, 3).entries().forEach(log::append);
    log.commit(2);
  }

  @Test
  @DisplayName("† Takes from every origin the next number only; drops what it has or would skip")
  void eachOriginsNextNumberIsTakenOnce() {
    assertNull(sequencer.take(Group.chat(1, 2)));
    assertEquals(3, sequencer.take(Group.chat(1, 1)).seqNo());
    assertNull(sequencer.take(Group.chat(1, 1)));
    assertNull(sequencer.take(Group.chat(1, 3)));
    assertEquals(4, sequencer.take(Group.chat(2, 1)).seqNo());
    assertEquals(5, sequencer.take(Group.chat(1, 2)).seqNo());
  }

  @Test
  @DisplayName("a sender_id that no SEQ_MEMBERS in its log has named, now or earlier")
  void aStrangersMessageIsDroppedAndAFormerMembersIsNot() {
    assertNull(sequencer.take(Group.chat(4, 1)));
    sequencer.append(Group.voterEntry(1, 2));
    assertNotNull(sequencer.take(Group.chat(3, 1)));
  }

  @Test
  void aNumberThatWasCutIsTakenAgain() {
    sequencer.take(Group.chat(1, 1));
    log.cut(2);
    assertEquals(3, sequencer.take(Group.chat(1, 1)).seqNo());
  }

  @Test
  void whatIsNotFinalIsBounded() {
    for (int number = 1; number <= 4; number++) {
      assertNotNull(sequencer.take(Group.chat(1, number)));
    }
    assertNull(sequencer.take(Group.chat(1, 5)));
    log.commit(3);
    assertNotNull(sequencer.take(Group.chat(1, 5)));
  }

  @Test
  void anEntryIsOfTheLeadersTermAndItsChainFits() {
    var before = log.end();
    var entry = sequencer.take(Group.chat(1, 1));
    assertEquals(1, entry.term());
    assertEquals(Book.of(1, 2, 3).add(1, Group.chat(1, 1)).entry((int) before.seqNo() + 1), entry);
  }
}
