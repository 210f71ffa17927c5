package dev.parley.tui.screen.layout;

import static dev.parley.tui.screen.layout.Panes.at;
import static dev.parley.tui.screen.layout.Panes.leader;
import static dev.parley.tui.screen.layout.Panes.members;
import static dev.parley.tui.screen.layout.Panes.pending;
import static dev.parley.tui.screen.layout.Panes.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Pending;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chat pane as it was drawn before it was built, cell by cell. */
final class MockUpTest {
  private static final long NOW = at(20, "09:30");

  private static final Line BUILD =
      said(1, at(19, "18:52"), 5, "build 412 is green, cutting the branch");
  private static final Line NOTES = said(2, at(19, "18:53"), 1, "nice. who writes the notes?");
  private static final Line CAROL = members(3, at(19, "18:54"), "carol joined");
  private static final Line DAVE = members(4, at(19, "18:55"), "dave joined");
  private static final Line FRANK = members(5, at(19, "18:56"), "frank left (timeout)");
  private static final Line DRAFT =
      said(
          6,
          at(20, "09:14"),
          3,
          "I do. Draft is in docs/NOTES.md, please check the part about catch-up after a restart");
  private static final Line MISSING =
      said(
          8,
          at(20, "09:20"),
          2,
          "@alice reading it now. The text on what happens after a restart is still missing");
  private static final Line PLUS_ONE = said(9, at(20, "09:21"), 4, "+1");
  private static final Line ON_IT = said(11, at(20, "09:22"), 3, "on it");
  private static final Pending PUSHED =
      pending(at(20, "09:22"), Mark.NUMBERED, "pushed, see 3f2c91a");
  private static final Pending FIGURE = pending(at(20, "09:22"), Mark.QUEUED, "and the figure too");

  private static final List<Line> FRIDAY =
      List.of(
          BUILD,
          NOTES,
          CAROL,
          DAVE,
          FRANK,
          DRAFT,
          said(
              7, at(20, "09:15"), 5, "thanks alice! I can review at ten\nand send you what I find"),
          said(
              8,
              at(20, "09:20"),
              2,
              "@alice reading it now. The text on what happens after a restart is still missing,"
                  + " right?"),
          PLUS_ONE,
          leader(10, at(20, "09:21"), "leader is n5 (erin) again, term 7, after 0.8 s"),
          ON_IT);

  @Test
  void eightyColumns() {
    Pane pane =
        Panes.with(Panes.pane(65, Breadth.MIDDLE, 8), new UnreadLine(8, 2, at(20, "09:16")));
    List<Line> lines =
        List.of(
            BUILD,
            NOTES,
            CAROL,
            DAVE,
            FRANK,
            said(
                6,
                at(20, "09:14"),
                3,
                "I do. Draft is in docs/NOTES.md\nplease check the part about catch-up"),
            MISSING,
            PLUS_ONE,
            ON_IT);
    assertEquals(
        """
        ────────────────────────── Thu 19 Nov ───────────────────────────
        18:52     erin │ build 412 is green, cutting the branch          |
        18:53      bob │ nice. who writes the notes?                     |
                    -- │ carol, dave joined; frank left (timeout)        |
        ────────────────────────── Fri 20 Nov ───────────────────────────
        09:14    alice │ I do. Draft is in docs/NOTES.md                ✓
                       │ please check the part about catch-up            |
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 2 new ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        09:20    carol │ @alice reading it now. The text on what         |
                       │ happens after a restart is still missing        |
        09:21     dave │ +1                                              |
        09:22    alice │ on it                                          ✓
        09:22    alice │ pushed, see 3f2c91a                            ○
        09:22    alice │ and the figure too                             ◌
        """,
        screen(pane, lines, List.of(PUSHED, FIGURE)));
  }

  @Test
  void aHundredAndTwentyColumns() {
    Pane pane = Panes.with(Panes.pane(80, Breadth.WIDE, 9), new UnreadLine(8, 2, at(20, "09:16")));
    assertEquals(
        """
        ─────────────────────────────── Thu 19 Nov 2026 ────────────────────────────────
        18:52      erin │ build 412 is green, cutting the branch                        |
        18:53       bob │ nice. who writes the notes?                                   |
                     -- │ carol, dave joined; frank left (timeout)  [3 events]          |
        ─────────────────────────────── Fri 20 Nov 2026 ────────────────────────────────
        09:14     alice │ I do. Draft is in docs/NOTES.md, please check the part       ✓
                        │ about catch-up after a restart                                |
        09:15      erin │ thanks alice! I can review at ten                             |
                        │ and send you what I find                                      |
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 2 new since 09:16 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        09:20     carol │ @alice reading it now. The text on what happens after         |
                        │ a restart is still missing, right?                            |
        09:21      dave │ +1                                                            |
                     -- │ leader is n5 (erin) again, term 7, after 0.8 s                |
        09:22     alice │ on it                                                        ✓
        09:22     alice │ pushed, see 3f2c91a                                          ○
        09:22     alice │ and the figure too                                           ◌
        """,
        screen(pane, FRIDAY, List.of(PUSHED, FIGURE)));
  }

  @Test
  void fiftyColumns() {
    Pane pane = Panes.with(Panes.pane(50, Breadth.NARROW, 8), new UnreadLine(8, 2, 0));
    List<Line> lines = List.of(DRAFT, MISSING, PLUS_ONE);
    Pending figure = pending(at(20, "09:22"), Mark.NUMBERED, "and the figure too");
    assertEquals(
        """
        ─────────────────── Fri 20 Nov ───────────────────
        09:14 alice                                     ✓ |
          I do. Draft is in docs/NOTES.md, please check   |
          the part about catch-up after a restart         |
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 2 new ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        09:20 carol                                       |
          @alice reading it now. The text on what         |
          happens after a restart is still missing        |
        09:21 dave                                        |
          +1                                              |
        09:22 alice                                     ○ |
          and the figure too                              |
        """,
        screen(pane, lines, List.of(figure)));
  }

  /** Where a row ends with a blank, a bar says where. */
  private static String screen(Pane pane, List<Line> lines, List<Pending> pending) {
    List<String> rows = new ArrayList<>(Panes.drawn(pane, lines));
    ChatLayout layout = new ChatLayout(pane);
    for (Pending each : pending) {
      layout.rows(each, false, NOW).forEach(row -> rows.add(Panes.drawn(pane, row)));
    }
    StringBuilder screen = new StringBuilder();
    rows.forEach(row -> screen.append(row).append(row.endsWith(" ") ? "|\n" : "\n"));
    return screen.toString();
  }
}
