package dev.parley.tui.screen.terminal;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.LogTail;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Seeks a text in the whole log, a piece at a time; upper and lower case are the same. */
final class LogSearch {
  private static final int STEP = 1024;

  private final LogReader log;

  LogSearch(LogReader log) {
    this.log = log;
  }

  /**
   * The nearest message that holds the text.
   *
   * @param givenUp asked now and then; once it is true, nothing is found
   */
  UiEvent.Found search(Wish.Search wish, BooleanSupplier givenUp) {
    Pattern text =
        Pattern.compile(
            Pattern.quote(wish.text()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    long seqNo =
        wish.text().isEmpty()
            ? 0
            : wish.backwards()
                ? backwards(text, wish.seqNo() - 1, givenUp)
                : forwards(text, wish.seqNo() + 1, givenUp);
    return new UiEvent.Found(wish, seqNo);
  }

  private long backwards(Pattern text, long upTo, BooleanSupplier givenUp) {
    long end = Math.min(upTo, log.committedSeq());
    while (end >= 1 && !givenUp.getAsBoolean()) {
      long start = Math.max(1, end - STEP + 1);
      long last = find(text, start, end, true);
      if (last > 0) {
        return last;
      }
      end = start - 1;
    }
    return 0;
  }

  private long forwards(Pattern text, long from, BooleanSupplier givenUp) {
    long end = log.committedSeq();
    for (long start = Math.max(1, from); start <= end; start += STEP) {
      long first =
          givenUp.getAsBoolean() ? 0 : find(text, start, Math.min(end, start + STEP - 1), false);
      if (first > 0) {
        return first;
      }
    }
    return 0;
  }

  /** The last or the first of a range; 0: none. */
  private long find(Pattern text, long from, long upTo, boolean last) {
    long[] found = {0};
    new LogTail(log)
        .forEach(
            from,
            upTo,
            piece -> {
              for (Entry entry : piece) {
                if ((last || found[0] == 0) && holds(entry, text)) {
                  found[0] = entry.seqNo();
                }
              }
            });
    return found[0];
  }

  private static boolean holds(Entry entry, Pattern text) {
    return entry.body() instanceof EntryBody.Chat chat && text.matcher(chat.payload()).find();
  }
}
