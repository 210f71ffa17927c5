package dev.parley.protocol.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.id.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log must do. A subclass makes an empty one whose group id is {@link #GROUP}. */
public abstract class EntryLogContract {
  protected static final String GROUP = "6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01";

  private EntryLog log;

  /** A new log with nothing in it. */
  protected abstract EntryLog emptyLog() throws Exception;

  /** Returns when everything that was appended is where it will be read from later on. */
  protected void settle() {}

  @BeforeEach
  void open() throws Exception {
    log = emptyLog();
  }

  /** A chat entry that follows a chain value; {@code variant} makes another text. */
  protected static Entry chat(long seqNo, long term, int prevCrc, String variant) {
    return EntryFormat.make(
        seqNo,
        term,
        new EntryBody.Chat(
            1,
            new MessageId("00000000000000aa", seqNo),
            "general",
            seqNo,
            1000,
            "text " + seqNo + variant),
        prevCrc);
  }

  private void appendUpTo(long last, long term, String variant) {
    for (long seqNo = log.end().seqNo() + 1; seqNo <= last; seqNo++) {
      log.append(chat(seqNo, term, log.end().crc(), variant));
    }
  }

  @Test
  void anEmptyLogEndsAtTheGroupsChainValue() {
    assertEquals(new LogPosition(0, 0, EntryFormat.genesis(GROUP)), log.end());
    assertEquals(log.end(), log.position(0));
  }

  @Test
  void whatIsAppendedIsReadAtOnce() {
    appendUpTo(3, 1, "");

    assertEquals(3, log.end().seqNo());
    assertEquals(log.entry(3).position(), log.end());
    assertEquals(log.entry(2).position(), log.position(2));
    Entry second = chat(2, 1, log.position(1).crc(), "");
    assertArrayEquals(second.line(), log.entry(2).line());
  }

  @Test
  void anEntryThatSkipsANumberIsAFault() {
    appendUpTo(2, 1, "");
    Entry skips = chat(4, 1, log.end().crc(), "");

    assertThrows(IllegalStateException.class, () -> log.append(skips));
  }

  @Test
  void anEntryOfAnotherChainIsAFault() {
    appendUpTo(2, 1, "");
    Entry other = chat(3, 1, log.end().crc() + 1, "");

    assertThrows(IllegalStateException.class, () -> log.append(other));
  }

  @Test
  void aCutForgetsWhatIsAboveItAndBeginsAnEpoch() {
    appendUpTo(5, 1, "");
    long before = log.epoch();
    LogPosition second = log.position(2);

    log.cut(2);
    assertEquals(second, log.end());
    assertEquals(before + 1, log.epoch());

    appendUpTo(4, 2, " anew");
    assertEquals(2, log.entry(3).term());
    assertEquals(4, log.end().seqNo());
  }

  @Test
  void aCutMayLeaveNothing() {
    appendUpTo(3, 1, "");

    log.cut(0);

    assertEquals(new LogPosition(0, 0, EntryFormat.genesis(GROUP)), log.end());
    appendUpTo(1, 2, "");
    assertEquals(1, log.end().seqNo());
  }

  @Test
  void entriesAreVisitedInOrderWithBothEnds() {
    appendUpTo(6, 1, "");
    List<Long> seen = new ArrayList<>();

    log.forEach(2, 5, entry -> seen.add(entry.seqNo()));
    assertEquals(List.of(2L, 3L, 4L, 5L), seen);

    log.forEach(4, 3, entry -> seen.add(entry.seqNo()));
    assertEquals(4, seen.size());
  }

  @Test
  void aBlockHoldsAtLeastOneEntryAndNoneAboveItsEnd() {
    appendUpTo(6, 1, "");
    settle();

    assertEquals(List.of(log.entry(2)), log.block(2, 6, 1).entries());
    EntryBlock all = log.block(3, 5, 1_000_000);
    assertEquals(3, all.count());
    assertEquals(List.of(log.entry(3), log.entry(4), log.entry(5)), all.entries());
  }

  @Test
  void aBlockKeepsToItsBytes() {
    appendUpTo(6, 1, "");
    settle();
    int two = log.entry(1).line().length + log.entry(2).line().length;

    int count = log.block(1, 6, two + 10).count();

    assertEquals(2, count);
  }
}
