package dev.parley.tui.screen.layout;

import static dev.parley.tui.screen.layout.Panes.at;
import static dev.parley.tui.screen.layout.Panes.drawn;
import static dev.parley.tui.screen.layout.Panes.leader;
import static dev.parley.tui.screen.layout.Panes.members;
import static dev.parley.tui.screen.layout.Panes.pane;
import static dev.parley.tui.screen.layout.Panes.pending;
import static dev.parley.tui.screen.layout.Panes.said;
import static dev.parley.tui.screen.layout.Panes.stripped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Pending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChatLayoutTest {
  private static final Pane MIDDLE = pane(65, Breadth.MIDDLE, 8);
  private static final Pane NARROW = pane(40, Breadth.NARROW, 8);
  private static final String DAY = "─".repeat(26) + " Fri 20 Nov " + "─".repeat(27);

  @Test
  void theSameSenderIsNotNamedAgainWithinFiveMinutes() {
    assertEquals(
        List.of(
            DAY,
            "09:00      bob │ one",
            "               │ two",
            "09:04          │ three",
            "09:09      bob │ four",
            "09:09     dave │ five"),
        stripped(
            drawn(
                MIDDLE,
                List.of(
                    said(1, at(20, "09:00"), 1, "one"),
                    said(2, at(20, "09:00"), 1, "two"),
                    said(3, at(20, "09:04"), 1, "three"),
                    said(4, at(20, "09:09"), 1, "four"),
                    said(5, at(20, "09:09"), 4, "five")))));
  }

  @Test
  void theSenderIsNamedAgainAfterAnEventAndAfterARule() {
    assertEquals(
        List.of(
            DAY,
            "09:00      bob │ one",
            "            -- │ n5 leads, term 7",
            "09:00      bob │ two",
            "╌".repeat(29) + " 1 new " + "╌".repeat(29),
            "09:00      bob │ three"),
        stripped(
            drawn(
                Panes.with(MIDDLE, new UnreadLine(4, 1, 0)),
                List.of(
                    said(1, at(20, "09:00"), 1, "one"),
                    leader(2, at(20, "09:00"), "n5 leads, term 7"),
                    said(3, at(20, "09:00"), 1, "two"),
                    said(4, at(20, "09:00"), 1, "three")))));
  }

  @Test
  void inANarrowPaneTheSameSenderHasOneHeading() {
    assertEquals(
        List.of(
            "─".repeat(14) + " Fri 20 Nov " + "─".repeat(14),
            "09:00 bob",
            "  one",
            "  two",
            "09:01",
            "  three"),
        stripped(
            drawn(
                NARROW,
                List.of(
                    said(1, at(20, "09:00"), 1, "one"),
                    said(2, at(20, "09:00"), 1, "two"),
                    said(3, at(20, "09:01"), 1, "three")))));
  }

  @Test
  void whatSomebodyDoesBeginsWithTheName() {
    assertEquals(
        List.of(
            DAY,
            "09:00      bob │ one",
            "09:00        * │ bob waves",
            "09:00        * │ bob bows",
            "09:00      bob │ /me"),
        stripped(
            drawn(
                MIDDLE,
                List.of(
                    said(1, at(20, "09:00"), 1, "one"),
                    said(2, at(20, "09:00"), 1, "/me waves"),
                    said(3, at(20, "09:00"), 1, "/me bows"),
                    said(4, at(20, "09:00"), 1, "/me")))));
    Pending pending = pending(at(20, "09:00"), Mark.QUEUED, "/me goes");
    Row row = new ChatLayout(MIDDLE).rows(pending, false, at(20, "09:00")).get(0);
    assertEquals("09:00        * │ alice goes", drawn(MIDDLE, row).substring(0, 27));
  }

  @Test
  void aLongNameIsCut() {
    Line line = new Line.Said(1, at(20, "09:00"), 1, "maximilian", null, "hi");
    assertEquals("09:00 maximil… │ hi", stripped(drawn(MIDDLE, List.of(line))).get(1));
    Line wide = new Line.Said(1, at(20, "09:00"), 1, "世界世界世", null, "hi");
    assertEquals("09:00  世界世… │ hi", stripped(drawn(MIDDLE, List.of(wide))).get(1));
  }

  @Test
  void aNameOfOthersCannotMoveTheCursor() {
    Line line = new Line.Said(1, at(20, "09:00"), 1, "b\u001b[2J\nob", null, "hi\u009b");
    assertEquals("09:00  b[2J ob │ hi", stripped(drawn(MIDDLE, List.of(line))).get(1));
  }

  @Test
  void aLongMessageIsFoldedUntilItIsOpened() {
    String text = String.join("\n", Collections.nCopies(47, "row"));
    List<Line> lines = List.of(said(9, at(20, "09:00"), 1, text));
    List<String> folded = stripped(drawn(MIDDLE, lines));
    assertEquals(1 + 10 + 1, folded.size());
    assertEquals("               │ [+37 lines, Ctrl+T, Enter: open]", folded.get(11));
    assertEquals(1 + 47, drawn(Panes.opened(MIDDLE, 9), lines).size());
  }

  @Test
  void twentyRowsAreNotFolded() {
    String text = String.join("\n", Collections.nCopies(20, "row"));
    assertEquals(1 + 20, drawn(MIDDLE, List.of(said(9, at(20, "09:00"), 1, text))).size());
  }

  @Test
  void aTextIsAtMostAHundredCellsWide() {
    List<String> rows =
        stripped(
            drawn(
                pane(200, Breadth.WIDE, 8), List.of(said(1, at(20, "09:00"), 1, "x".repeat(150)))));
    assertEquals("09:00      bob │ " + "x".repeat(100), rows.get(1));
    assertEquals("               │ " + "x".repeat(50), rows.get(2));
  }

  @Test
  void aRunOfEventsStandsAtItsLastAndEndsWithItsDay() {
    List<Line> lines =
        List.of(
            members(1, at(19, "23:50"), "n4 joins"),
            members(2, at(19, "23:58"), "n5 joins"),
            members(3, at(20, "00:10"), "n5 gets a vote"),
            members(4, at(20, "00:10"), "n5 leaves the group"));
    ChatLayout layout = new ChatLayout(MIDDLE);
    assertEquals(1, layout.rows(lines, 0).size());
    assertEquals(
        List.of("            -- │ n4, n5 joins"), stripped(drawn(MIDDLE, layout, lines, 1)));
    assertEquals(List.of(DAY), drawn(MIDDLE, layout, lines, 2));
    assertEquals(
        List.of("            -- │ n5 gets a vote; n5 leaves the group"),
        stripped(drawn(MIDDLE, layout, lines, 3)));
  }

  @Test
  void inANarrowPaneAnEventHasItsSignBeforeIt() {
    List<Line> lines = List.of(leader(1, at(20, "09:00"), "leader is n5 (erin) again, term 7, x"));
    assertEquals(
        List.of("  -- leader is n5 (erin) again, term 7,", "  x"),
        stripped(drawn(NARROW, lines)).subList(1, 3));
  }

  @Test
  void anEventHasTheCellsOfTheMarksToo() {
    String text = "x".repeat(44) + " 0.8";
    Line line = leader(1, at(20, "09:00"), text);
    assertEquals(48, text.length());
    assertEquals("            -- │ " + text, drawn(MIDDLE, List.of(line)).get(1));
    assertEquals(3, drawn(MIDDLE, List.of(said(1, at(20, "09:00"), 1, text))).size());
  }

  @Test
  void nothingIsNewWhereNothingIsUnread() {
    List<Line> lines = List.of(said(4, at(20, "09:00"), 1, "one"));
    assertEquals(2, drawn(Panes.with(MIDDLE, new UnreadLine(4, 0, 0)), lines).size());
    assertEquals(3, drawn(Panes.with(MIDDLE, new UnreadLine(2, 1, 0)), lines).size());
    assertEquals(2, drawn(Panes.with(MIDDLE, new UnreadLine(5, 1, 0)), lines).size());
  }

  @Test
  void asciiHasNoFrames() {
    Pane pane = Panes.ascii(Panes.with(MIDDLE, new UnreadLine(2, 1, 0)));
    List<String> rows =
        drawn(
            pane,
            List.of(
                said(1, at(20, "09:00"), 3, "mine"),
                new Line.Said(2, at(20, "09:00"), 1, "maximilian", null, "hi")));
    assertEquals("-".repeat(26) + " Fri 20 Nov " + "-".repeat(27), rows.get(0));
    assertEquals("09:00    alice | mine" + " ".repeat(43) + "+", rows.get(1));
    assertEquals("=".repeat(29) + " 1 new " + "=".repeat(29), rows.get(2));
    assertEquals("09:00 maximil. | hi", rows.get(3).stripTrailing());
  }

  @Test
  void aNumberShowsOnlyWhenItHasLasted() {
    Pending pending = pending(1_000, Mark.NUMBERED, "hi");
    ChatLayout layout = new ChatLayout(MIDDLE);
    assertEquals("◌", layout.rows(pending, false, 1_299).get(0).mark());
    assertEquals("○", layout.rows(pending, false, 1_300).get(0).mark());
  }

  @Test
  void whatIsNotFinalIsDimAndNamedByItsSender() {
    Pending other = new Pending(0, "general", null, 4, 4, 0, "hi", Mark.PROVISIONAL, 0, "");
    Row row = new ChatLayout(MIDDLE).rows(other, false, 0).get(0);
    assertEquals("00:00     dave │ hi", drawn(MIDDLE, row).substring(0, 19));
    assertEquals("~", row.mark());
    assertEquals(Style.DIM, row.spans().get(3).style());
    Pending unknown = new Pending(0, "general", null, 4, 77, 0, "hi", Mark.UNKNOWN, 0, "");
    assertTrue(
        drawn(MIDDLE, new ChatLayout(MIDDLE).rows(unknown, false, 0).get(0)).contains(" n77 │"));
  }

  @Test
  void aRefusedMessageHasOneRowOfItsTextAndSaysWhy() {
    Pending refused = new Pending(1, "general", null, 0, 3, 0, "hi", Mark.REFUSED, 0, "too long");
    assertEquals(
        List.of("not sent: too long"), List.copyOf(refusedRows(refused, false).subList(1, 2)));
    Pending tall =
        new Pending(1, "general", null, 0, 3, 0, "a\nb\nc", Mark.REFUSED, 0, "x".repeat(90));
    List<String> rows = refusedRows(tall, false);
    assertEquals(2, rows.size());
    assertTrue(rows.get(0).startsWith("a…") && rows.get(0).endsWith("✗"), rows.get(0));
    assertTrue(rows.get(1).endsWith("x…"), rows.get(1));
  }

  @Test
  void theNewestThatWasRefusedSaysWhatCanBeDone() {
    Pending refused =
        new Pending(1, "general", null, 0, 3, 0, "hi", Mark.REFUSED, 0, "x".repeat(90));
    List<String> rows = refusedRows(refused, true);
    assertTrue(rows.get(1).endsWith("x…  Ctrl+T e edit  d drop"), rows.get(1));
    Pending brief =
        new Pending(1, "general", null, 0, 3, 0, "hi", Mark.REFUSED, 0, "longer than 16 KiB");
    assertEquals("longer than 16 KiB  Ctrl+T e edit  d drop", refusedRows(brief, true).get(1));
    assertEquals("not sent: longer than 16 KiB", refusedRows(brief, false).get(1));
  }

  private static List<String> refusedRows(Pending refused, boolean newest) {
    Pane pane = pane(65, Breadth.MIDDLE, 8);
    List<String> rows = new ArrayList<>();
    new ChatLayout(pane)
        .rows(refused, newest, 0)
        .forEach(row -> rows.add(drawn(pane, row).substring(17).stripTrailing()));
    return rows;
  }

  @Test
  void marksHaveTheirSigns() {
    List<String> signs = new ArrayList<>();
    List<String> ascii = new ArrayList<>();
    for (Mark mark : Mark.values()) {
      signs.add(Marks.text(mark, false));
      ascii.add(Marks.text(mark, true));
    }
    assertEquals(List.of("◌", "○", "◌?", "~", "✓", "✗"), signs);
    assertEquals(List.of(".", "o", ".?", "~", "+", "!"), ascii);
  }

  @Test
  void whereOthersCallTheUserTheNameIsBold() {
    assertEquals(
        List.of("see ", "*@Alice*", " and @alices, ", "*@alice*", ""),
        text(MIDDLE, said(1, at(20, "09:00"), 1, "see @Alice and @alices, @alice")));
    assertEquals(
        List.of("I am @alice"), text(MIDDLE, said(1, at(20, "09:00"), Panes.ALICE, "I am @alice")));
    assertEquals(
        List.of("@alice joined"),
        text(NARROW, members(1, at(20, "09:00"), "@alice joined")).stream()
            .map(s -> s.replaceFirst("^-- ", ""))
            .toList());
  }

  @Test
  void whatIsNotFinalIsDimButNotTheNameThatIsCalled() {
    Pending pending =
        new Pending(1, "general", null, 1, 1, 0, "hi @alice", Mark.PROVISIONAL, 0, "");
    List<Span> spans = new ChatLayout(MIDDLE).rows(pending, false, 0).get(0).spans();
    assertEquals(new Span("hi ", Style.DIM), spans.get(3));
    assertEquals(new Span("@alice", Style.BOLD), spans.get(4));
  }

  @Test
  void oneIsBoldAndEverybodyHasTheSameColourEverywhere() {
    for (Colours colours : Colours.values()) {
      assertEquals(NickColour.of(4, 1, colours), NickColour.of(4, 2, colours));
      assertEquals(NickColour.of(4, 1, colours).bolder(), NickColour.of(4, 4, colours));
      for (int id = -20; id < 20; id++) {
        Colour colour = NickColour.of(id, 99, colours).colour();
        assertTrue(colour != Colour.RED && colour != Colour.BRIGHT_RED && colour != Colour.BLUE);
      }
    }
  }

  @Test
  void theLayoutFollowsTheTerminalsWidth() {
    assertEquals(Breadth.NARROW, Breadth.of(59));
    assertEquals(Breadth.MIDDLE, Breadth.of(60));
    assertEquals(Breadth.MIDDLE, Breadth.of(99));
    assertEquals(Breadth.WIDE, Breadth.of(100));
    assertEquals(8, Breadth.MIDDLE.nickColumns(11));
    assertEquals(11, Breadth.WIDE.nickColumns(11));
    assertEquals(12, Breadth.WIDE.nickColumns(30));
    assertEquals(8, Breadth.WIDE.nickColumns(3));
  }

  /** The text of the last row of a line, with stars around what is bold. */
  private static List<String> text(Pane pane, Line line) {
    List<Row> rows = new ChatLayout(pane).rows(List.of(line), 0);
    Row row = rows.get(rows.size() - 1);
    return row.spans().subList(row.head(), row.spans().size()).stream()
        .map(span -> span.style().bold() ? "*" + span.text() + "*" : span.text())
        .toList();
  }
}
