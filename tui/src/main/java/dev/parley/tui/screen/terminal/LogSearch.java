package dev.parley.tui.screen.terminal;

import dev.parley.node.store.LogReader;
import dev.parley.tui.chat.Sieve;
import dev.parley.tui.chat.Sought;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Seeks a text in all that the log has of a room, a piece at a time; upper and lower case are the
 * same.
 */
final class LogSearch {
  private static final int STEP = 4096;

  private final LogReader log;
  private final BooleanSupplier givenUp;
  private final LongConsumer passed;

  /**
   * @param givenUp asked now and then; once it is true, nothing is found
   * @param passed told now and then the number that the search has come to
   */
  LogSearch(LogReader log, BooleanSupplier givenUp, LongConsumer passed) {
    this.log = log;
    this.givenUp = givenUp;
    this.passed = passed;
  }

  /** The nearest message that holds the text. */
  UiEvent.Found search(Wish.Search wish) {
    long seqNo =
        wish.text().isEmpty()
            ? 0
            : wish.backwards() ? backwards(wish, wish.seqNo() - 1) : forwards(wish);
    return new UiEvent.Found(wish, seqNo);
  }

  private long backwards(Wish.Search wish, long upTo) {
    long end = Math.min(upTo, log.committedSeq());
    long floor = wish.span().from();
    while (end >= floor && !givenUp.getAsBoolean()) {
      long start = Math.max(floor, end - STEP + 1);
      long last = find(wish, start, end);
      if (last > 0) {
        return last;
      }
      passed.accept(start);
      end = start - 1;
    }
    return 0;
  }

  private long forwards(Wish.Search wish) {
    long end = log.committedSeq();
    long start = Math.max(wish.span().from(), wish.seqNo() + 1);
    while (start <= end && !givenUp.getAsBoolean()) {
      long last = Math.min(end, start + STEP - 1);
      long first = find(wish, start, last);
      if (first > 0) {
        return first;
      }
      passed.accept(last);
      start = last + 1;
    }
    return 0;
  }

  /** The last of a range where one seeks backwards, else the first; 0: none. */
  private long find(Wish.Search wish, long from, long upTo) {
    Sought sought = new Sought(wish.text());
    Sieve sieve = new Sieve(wish.text());
    RoomSieve room = new RoomSieve(wish.span().roomId());
    long[] found = {0};
    log.forEach(
        from,
        upTo,
        line -> (wish.backwards() || found[0] == 0) && room.test(line) && sieve.test(line),
        entry -> {
          if (room.isMessage(entry) && sought.test(entry)) {
            found[0] = entry.seqNo();
          }
        });
    return found[0];
  }
}
