package dev.parley.tui.screen.layout;

import static dev.parley.tui.screen.layout.Panes.at;
import static dev.parley.tui.screen.layout.Panes.drawn;
import static dev.parley.tui.screen.layout.Panes.leader;
import static dev.parley.tui.screen.layout.Panes.members;
import static dev.parley.tui.screen.layout.Panes.pane;
import static dev.parley.tui.screen.layout.Panes.said;
import static dev.parley.tui.screen.layout.Panes.stripped;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.model.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventRunsTest {
  private static final long NINE = at(20, "09:00");
  private static final Pane PANE = pane(80, Breadth.MIDDLE, 8);
  private static final String EVENT = "            -- │ ";

  private static List<String> texts(Pane pane, List<Line> lines) {
    List<String> rows = stripped(drawn(pane, lines));
    return rows.subList(1, rows.size());
  }

  private static Pane with(Map<Long, List<String>> sightings) {
    return Panes.with(PANE, sightings);
  }

  @Test
  void twoLeadersOneAfterTheOtherShareARow() {
    List<Line> lines =
        List.of(
            leader(1, NINE, "leader is n3 (carol), term 8, after 0.8 s"),
            leader(2, NINE, "leader is n2 (bob), term 9"));
    assertEquals(
        List.of(EVENT + "leader is n3 (carol), then n2 (bob), term 9"), texts(PANE, lines));
  }

  @Test
  void ofMoreLeadersTheLastIsSaidAndHowManyThereWere() {
    List<Line> lines =
        List.of(
            leader(1, NINE, "leader is n3 (carol), term 8"),
            leader(2, NINE, "leader is n2 (bob), term 9"),
            leader(3, NINE, "leader is n3 (carol), term 10, after 1.2 s"));
    assertEquals(
        List.of(EVENT + "3 elections, leader is n3 (carol), term 10, after 1.2 s"),
        texts(PANE, lines));
  }

  @Test
  void howManyEventsThereAreIsSaidWhereTheLastRowHasRoomForIt() {
    List<Line> lines =
        List.of(members(1, NINE, "carol joined"), members(2, NINE, "carol got a vote"));
    String said = "carol joined; carol got a vote";
    int beside = EVENT.length() + said.length() + "  [2 events]".length();
    Pane wide = pane(beside, Breadth.WIDE, 8);
    assertEquals(List.of(EVENT + said + "  [2 events]"), texts(wide, lines));
    assertEquals(List.of(EVENT + said), texts(pane(beside - 1, Breadth.WIDE, 8), lines));
  }

  @Test
  void aMessageInBetweenEndsTheRun() {
    List<Line> lines =
        List.of(
            leader(1, NINE, "leader is n3 (carol), term 8"),
            said(2, NINE, 1, "hello"),
            leader(3, NINE, "leader is n2 (bob), term 9"));
    assertEquals(
        List.of(
            EVENT + "leader is n3 (carol), term 8",
            "09:00      bob │ hello",
            EVENT + "leader is n2 (bob), term 9"),
        texts(PANE, lines));
  }

  @Test
  void whoJoinsIsGatheredWithWhoLeads() {
    List<Line> lines =
        List.of(
            members(1, NINE, "carol joined"),
            leader(2, NINE, "leader is n2 (carol), term 3"),
            members(3, NINE, "dave joined"));
    assertEquals(
        List.of(EVENT + "carol, dave joined; leader is n2 (carol), term 3"), texts(PANE, lines));
  }

  @Test
  void whoLeftStandsBelowTheMessageAfterWhichItWasSeen() {
    List<Line> lines = List.of(said(1, NINE, 1, "hello"), said(2, NINE, 2, "you"));
    Pane pane = with(Map.of(1L, List.of("frank left", "erin left")));
    assertEquals(
        List.of("09:00      bob │ hello", EVENT + "frank, erin left", "09:00    carol │ you"),
        texts(pane, lines));
    ChatLayout layout = new ChatLayout(pane);
    assertEquals(3, layout.rows(lines, 0).size());
    assertEquals(2, layout.ownRows(lines, 0));
  }

  @Test
  void whoLeftAndComesBackIsGatheredWithTheLeadersThatFollow() {
    List<Line> lines =
        List.of(
            said(1, NINE, 1, "hello"),
            leader(2, NINE, "leader is n2 (bob), term 8"),
            leader(3, NINE, "leader is n3 (carol), term 9"));
    Pane pane =
        with(
            Map.of(
                1L,
                List.of("carol left"),
                2L,
                List.of("carol is back"),
                3L,
                List.of("carol left")));
    assertEquals(
        List.of(
            "09:00      bob │ hello",
            EVENT + "carol is back; carol left; leader is n2 (bob), then n3 (carol),",
            "               │ term 9"),
        texts(pane, lines));
  }
}
