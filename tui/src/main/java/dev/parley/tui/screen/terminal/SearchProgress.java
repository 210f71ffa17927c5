package dev.parley.tui.screen.terminal;

import dev.parley.tui.screen.model.Search;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Tells the screen how far a search is: not of one that ends soon, and not too often. */
final class SearchProgress implements LongConsumer {
  static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Wish.Search wish;
  private final long first;
  private final long count;
  private final LongSupplier nanos;
  private final Consumer<UiEvent> screen;
  private long nextAt;

  /**
   * The search begins now.
   *
   * @param end the last number of the log
   * @param nanos a clock that never goes back
   */
  SearchProgress(Wish.Search wish, long end, LongSupplier nanos, Consumer<UiEvent> screen) {
    this.wish = wish;
    this.first = wish.backwards() ? Math.min(wish.seqNo() - 1, end) : wish.seqNo() + 1;
    // What becomes final meanwhile is looked at, too: there may be something where was nothing.
    this.count =
        Math.max(1, wish.backwards() ? first - wish.span().from() + 1 : end - wish.seqNo());
    this.nanos = nanos;
    this.screen = screen;
    this.nextAt = nanos.getAsLong() + PATIENCE_NANOS;
  }

  /** The search has come to that message, one of those to be looked at. */
  @Override
  public void accept(long seqNo) {
    long now = nanos.getAsLong();
    if (now - nextAt >= 0) {
      nextAt = now + PAUSE_NANOS;
      long passed = Math.min(Math.abs(seqNo - first) + 1, count);
      int percent = (int) (passed * 100 / count);
      screen.accept(new UiEvent.Progressed(new Search.Seeking(wish, seqNo, percent)));
    }
  }
}
