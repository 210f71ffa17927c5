package dev.parley.tui.screen.layout;

import static dev.parley.tui.screen.layout.Panes.at;
import static dev.parley.tui.screen.layout.Panes.drawn;
import static dev.parley.tui.screen.layout.Panes.leader;
import static dev.parley.tui.screen.layout.Panes.pane;
import static dev.parley.tui.screen.layout.Panes.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Pending;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as they are at the top of the pane. */
final class NamedRowsTest {
  private static final Pane MIDDLE = pane(40, Breadth.MIDDLE, 8);
  private static final Pane NARROW = pane(30, Breadth.NARROW, 8);

  private static final List<Line> LINES =
      List.of(
          said(1, at(20, "09:00"), 1, "one that is too long for a row"),
          said(2, at(20, "09:00"), 1, "two"),
          leader(3, at(20, "09:01"), "leader is n5 (erin), term 7"),
          said(4, at(20, "09:02"), 3, "mine"));

  private static String named(Pane pane, int index, int row) {
    return drawn(pane, new ChatLayout(pane).named(LINES, index, row)).stripTrailing();
  }

  @Test
  void aRowBelowTheFirstHasTimeAndName() {
    assertEquals("09:00      bob │ for a row", named(MIDDLE, 0, 2));
  }

  @Test
  void aMessageOfTheSameSenderHasTimeAndName() {
    assertEquals("09:00      bob │ two", named(MIDDLE, 1, 0));
  }

  @Test
  void whatHasANameOrNeedsNoneStaysAsItIs() {
    ChatLayout layout = new ChatLayout(MIDDLE);
    assertEquals(layout.rows(LINES, 0).get(0), layout.named(LINES, 0, 0));
    assertEquals(layout.rows(LINES, 0).get(1), layout.named(LINES, 0, 1));
    assertEquals(layout.rows(LINES, 2).get(1), layout.named(LINES, 2, 1));
    assertEquals(layout.rows(LINES, 3).get(0), layout.named(LINES, 3, 0));
  }

  @Test
  void inANarrowPaneTheNameIsAtTheRightEdge() {
    assertEquals("  one that is too long f… bob", named(NARROW, 0, 2));
    assertEquals("  a row                   bob", named(NARROW, 0, 3));
    assertEquals("  two                     bob", named(NARROW, 1, 0));
    assertEquals("09:00 bob", named(NARROW, 0, 1));
  }

  @Test
  void aLongTextThatIsNotFinalHasItsSendersNameToo() {
    Pending pending = Panes.pending(at(20, "09:03"), Mark.QUEUED, "a text that is too long");
    Row row = new ChatLayout(MIDDLE).named(pending, 1, 0);
    assertEquals("09:03    alice │ long", drawn(MIDDLE, row).stripTrailing());
  }
}
