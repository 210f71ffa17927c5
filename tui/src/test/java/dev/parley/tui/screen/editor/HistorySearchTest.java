package dev.parley.tui.screen.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.Key.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HistorySearchTest {
  private static final Key AGAIN = Key.ctrl('r');

  private final HistorySearch search =
      HistorySearch.begin(
          InputHistory.of(List.of("build it", "Build 7", "hello", "build it", "bye")), "draft");

  private static HistorySearch typed(HistorySearch search, String text) {
    HistorySearch next = search;
    for (char letter : text.toCharArray()) {
      next = pressed(next, Key.text(String.valueOf(letter)));
    }
    return next;
  }

  private static HistorySearch pressed(HistorySearch search, Key key) {
    return ((HistorySearch.On) search.press(key)).search();
  }

  @Test
  void theNewestMatchIsFoundAndCaseDoesNotMatter() {
    assertEquals("draft", search.match());
    assertEquals("bye", typed(search, "b").match());
    assertEquals("build it", typed(search, "BU").match());
    assertEquals("BU", typed(search, "BU").pattern());
  }

  @Test
  void ctrlRGoesOnToAnOlderOneThatIsAnother() {
    HistorySearch older = pressed(typed(search, "build"), AGAIN);
    assertEquals("Build 7", older.match());
    older = pressed(older, AGAIN);
    assertEquals("build it", older.match());
    assertFalse(older.failed());
    older = pressed(older, AGAIN);
    assertEquals("build it", older.match());
    assertTrue(older.failed());
  }

  @Test
  void whatIsNowhereFailsAndKeepsTheMatchSoFar() {
    HistorySearch failed = typed(search, "buz");
    assertTrue(failed.failed());
    assertEquals("build it", failed.match());
    HistorySearch back = pressed(failed, Key.of(Kind.BACKSPACE));
    assertFalse(back.failed());
    assertEquals("build it", back.match());
  }

  @Test
  void withNoPatternNothingIsFound() {
    HistorySearch erased = pressed(typed(search, "b"), Key.of(Kind.BACKSPACE));
    assertEquals("draft", erased.match());
    assertFalse(pressed(erased, AGAIN).failed());
    assertFalse(pressed(erased, Key.ctrl('h')).failed());
  }

  @Test
  void enterTakesTheMatchAndSendsNothing() {
    assertEquals(
        new HistorySearch.Ended("hello", false), typed(search, "he").press(Key.of(Kind.ENTER)));
    assertEquals(new HistorySearch.Ended("draft", false), search.press(Key.of(Kind.ENTER)));
  }

  @Test
  void escapeGivesTheDraftBack() {
    assertEquals(
        new HistorySearch.Ended("draft", false), typed(search, "he").press(Key.of(Kind.ESCAPE)));
    assertEquals(new HistorySearch.Ended("draft", false), search.press(Key.ctrl('g')));
  }

  @Test
  void anyOtherKeyTakesTheMatchAndIsPressedThere() {
    assertEquals(new HistorySearch.Ended("hello", true), typed(search, "he").press(Key.ctrl('a')));
    assertEquals(
        new HistorySearch.Ended("hello", true), typed(search, "he").press(Key.of(Kind.LEFT)));
  }

  @Test
  void anEmptyHistoryHoldsNothing() {
    HistorySearch empty = HistorySearch.begin(InputHistory.EMPTY, "draft");
    assertTrue(typed(empty, "x").failed());
    assertEquals("draft", pressed(typed(empty, "x"), AGAIN).match());
  }

  @Test
  void aPatternIsBounded() {
    String most = "x".repeat(HistorySearch.MAX_PATTERN);
    assertEquals(most, typed(search, most + "y").pattern());
  }

  @Test
  void aMatchHoldsThePatternWhateverIsPressed() {
    Random random = new Random(3);
    HistorySearch next = search;
    for (int i = 0; i < 2000; i++) {
      Key key = Key.text(String.valueOf("build hey7".charAt(random.nextInt(10))));
      int kind = random.nextInt(5);
      next = pressed(next, kind == 0 ? AGAIN : kind < 3 ? Key.of(Kind.BACKSPACE) : key);
      if (!next.failed() && !next.pattern().isEmpty()) {
        String match = next.match().toLowerCase(Locale.ROOT);
        assertTrue(match.contains(next.pattern()), next::toString);
      }
    }
  }
}
