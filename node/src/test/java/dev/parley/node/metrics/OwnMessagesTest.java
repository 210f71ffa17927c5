package dev.parley.node.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import org.junit.jupiter.api.Test;

/** Times are nanoseconds, moved by hand. */
final class OwnMessagesTest {
  private static final String ORIGIN = "00000000000000aa";
  private static final long MICRO = 1000;

  private final OwnMessages own = new OwnMessages(1, 4);

  private static MessageId id(long number) {
    return new MessageId(ORIGIN, number);
  }

  private static EntryBody.Chat chat(int sender, MessageId id) {
    return new EntryBody.Chat(sender, id, "general", 1, 1000, "text");
  }

  private void live(long number, long begun) {
    own.typed(id(number), begun);
    own.stored(id(number), begun + 200 * MICRO);
    own.numbered(chat(1, id(number)), begun + 500 * MICRO);
    own.committed(chat(1, id(number)), begun + 900 * MICRO);
  }

  private static String of(Histogram histogram) {
    long count = 0;
    for (var bucket : histogram.snapshot().getClassicBuckets()) {
      count += bucket.getCount();
    }
    return count + " in " + Math.round(histogram.snapshot().getSum() * 1e6) + " us";
  }

  @Test
  void hopsAddUpToTheWholeWay() {
    live(1, 7);
    assertEquals("1 in 200 us", of(own.toStored));
    assertEquals("1 in 300 us", of(own.toNumbered));
    assertEquals("1 in 400 us", of(own.toCommitted));
    assertEquals("1 in 900 us", of(own.toFinal));
  }

  @Test
  void oneSyncStoresAllThatWereTypedBefore() {
    own.typed(id(5), 0);
    own.typed(id(6), 100 * MICRO);
    own.typed(id(7), 150 * MICRO);
    own.stored(id(6), 300 * MICRO);
    assertEquals("2 in 500 us", of(own.toStored));
    own.stored(id(7), 400 * MICRO);
    assertEquals("3 in 750 us", of(own.toStored));
  }

  @Test
  void whatOthersTypedAndWhatAnEarlierRunTypedIsNotTimed() {
    live(3, 0);
    own.numbered(chat(1, id(2)), 5 * MICRO);
    own.committed(chat(1, id(2)), 5 * MICRO);
    own.typed(id(4), 0);
    own.committed(chat(2, id(4)), 5 * MICRO);
    own.committed(chat(1, new MessageId("00000000000000bb", 3)), 5 * MICRO);
    assertEquals("1 in 900 us", of(own.toFinal));
  }

  @Test
  void whatIsFinalTwiceOrNumberedTwiceCountsOnce() {
    own.typed(id(1), 0);
    own.stored(id(1), 0);
    own.numbered(chat(1, id(1)), 100 * MICRO);
    own.numbered(chat(1, id(1)), 300 * MICRO);
    own.committed(chat(1, id(1)), 400 * MICRO);
    own.committed(chat(1, id(1)), 500 * MICRO);
    assertEquals("1 in 100 us", of(own.toNumbered));
    assertEquals("1 in 300 us", of(own.toCommitted));
    assertEquals("1 in 400 us", of(own.toFinal));
  }

  @Test
  void oneWhosePlaceIsTakenIsNotTimedAndNoOtherIsTimedForIt() {
    for (int number = 1; number <= 9; number++) {
      own.typed(id(number), number * 1000 * MICRO);
    }
    own.stored(id(1), 9000 * MICRO);
    assertEquals("0 in 0 us", of(own.toStored));
    own.stored(id(9), 10_000 * MICRO);
    own.committed(chat(1, id(1)), 10_000 * MICRO);
    assertEquals("0 in 0 us", of(own.toFinal));
    own.committed(chat(1, id(9)), 10_000 * MICRO);
    assertEquals("1 in 1000 us", of(own.toFinal));
  }

  @Test
  void anOutboxBegunAnewIsTimedFromItsFirstText() {
    live(9, 0);
    MessageId renewed = new MessageId("00000000000000bb", 3);
    own.stored(new MessageId("00000000000000bb", 2), 5 * MICRO);
    own.typed(renewed, 1000 * MICRO);
    own.stored(renewed, 1100 * MICRO);
    own.committed(chat(1, renewed), 1200 * MICRO);
    assertEquals("2 in 300 us", of(own.toStored));
    assertEquals("2 in 1100 us", of(own.toFinal));
  }
}
