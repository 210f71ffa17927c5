package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.model.Search;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchProgressTest {
  private static final long MILLI = 1_000_000;

  private final List<UiEvent> told = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - 100;

  @Test
  void whatEndsSoonIsNotTold() {
    SearchProgress progress =
        progress(new Wish.Search(new Wish.Span("general", 1), "text", 1001, true), 1000);
    nanos += 299 * MILLI;
    progress.accept(500);
    assertEquals(List.of(), told);
  }

  @Test
  void itIsToldFourTimesASecondAtMost() {
    Wish.Search wish = new Wish.Search(new Wish.Span("general", 1), "text", 10_001, true);
    SearchProgress progress = progress(wish, 10_000);
    for (int step = 0; step < 100; step++) {
      progress.accept(10_000 - step * 100 - 99);
      nanos += 10 * MILLI;
    }
    assertEquals(
        List.of(progressed(wish, 6901, 31), progressed(wish, 4401, 56), progressed(wish, 1901, 81)),
        told);
  }

  @Test
  void itIsTheShareOfWhatIsToBeLookedAt() {
    assertEquals(
        50, percent(new Wish.Search(new Wish.Span("general", 1), "text", 401, true), 1000, 201));
    assertEquals(
        100, percent(new Wish.Search(new Wish.Span("general", 1), "text", 401, true), 1000, 1));
    assertEquals(
        50, percent(new Wish.Search(new Wish.Span("general", 1), "text", 600, false), 1000, 800));
    assertEquals(
        100, percent(new Wish.Search(new Wish.Span("general", 1), "text", 600, false), 1000, 1000));
    assertEquals(
        25,
        percent(
            new Wish.Search(new Wish.Span("general", 1), "text", Long.MAX_VALUE, true), 1000, 751));
  }

  @Test
  void aLogThatGrowsMeanwhileIsNoMoreThanAllOfIt() {
    assertEquals(
        100, percent(new Wish.Search(new Wish.Span("general", 1), "text", 600, false), 1000, 1500));
    assertEquals(
        100,
        percent(new Wish.Search(new Wish.Span("general", 1), "text", 1000, false), 1000, 1500));
  }

  private int percent(Wish.Search wish, long end, long seqNo) {
    told.clear();
    SearchProgress progress = progress(wish, end);
    nanos += SearchProgress.PATIENCE_NANOS;
    progress.accept(seqNo);
    return ((UiEvent.Progressed) told.get(0)).seeking().percent();
  }

  private SearchProgress progress(Wish.Search wish, long end) {
    return new SearchProgress(wish, end, () -> nanos, told::add);
  }

  private static UiEvent progressed(Wish.Search wish, long seqNo, int percent) {
    return new UiEvent.Progressed(new Search.Seeking(wish, seqNo, percent));
  }
}
