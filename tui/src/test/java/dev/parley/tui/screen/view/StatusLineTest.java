package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.CatchUp;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Hint;
import dev.parley.tui.screen.model.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private static final int[] WIDTHS = {120, 100, 80, 70, 60, 50, 40};

  private final Scene scene = new Scene();
  private List<RoomRow> rooms = List.of(new RoomRow(1, "general", "", true, false));

  @Test
  void everyStateAtEveryWidth() {
    List<String> lines = new ArrayList<>();
    for (State state : State.values()) {
      Scene of = States.of(state);
      for (int width : WIDTHS) {
        lines.add(GoldenScreen.row(draw(of.model(width, 24)), 0) + "|");
      }
      lines.add("");
    }
    GoldenScreen.check("status-lines", lines);
  }

  @Test
  void aLearnerSaysThatItHasNoVote() {
    List<String> lines = new ArrayList<>();
    for (State state : List.of(State.ELECTION, State.NO_MAJORITY, State.FOLLOWER)) {
      Scene of = States.of(state).learns();
      for (int width : WIDTHS) {
        lines.add(GoldenScreen.row(draw(of.model(width, 24)), 0) + "|");
      }
      lines.add("");
    }
    GoldenScreen.check("status-lines-of-a-learner", lines);
  }

  @Test
  void neverLeavesOutTheStateTheCountsAndTheActivity() {
    rooms =
        List.of(
            new RoomRow(1, "general", "", true, false), new RoomRow(2, "dev", "3", false, false));
    for (int width = 40; width <= 130; width++) {
      scene.state = State.FOLLOWER;
      String line = GoldenScreen.row(draw(scene.model(width, 24)), 0);
      assertTrue(line.contains("5/6") && line.endsWith(" 2:3 "), line);
      Scene cut = States.of(State.NO_MAJORITY);
      line = GoldenScreen.row(draw(cut.model(width, 24)), 0);
      assertTrue(
          line.contains("NO MAJORITY") && line.contains("3 unordered") && line.endsWith(" 2:3 "),
          line);
    }
  }

  @Test
  void whoeverWasFoundIsWaitedForAndNoTryIsCounted() {
    Scene found = States.of(State.JOINING);
    found.dialling = new Dialling(0, -1);

    assertEquals(
        " JOINING n3 │ asking 10.0.0.11:7000, 10.0.0.12:7000 │ 0:12", text(found).stripTrailing());
  }

  @Test
  void whoCannotLetOneInIsNamed() {
    Scene found = States.of(State.JOINING);
    found.dialling = new Dialling(0, -1);
    found.leaderlessMember = 1;
    assertTrue(
        text(found).startsWith(" JOINING n3 │ n1 is there, but has no majority to let us in"),
        text(found));
  }

  @Test
  void theCountOfTriesOutlivesTheTime() {
    Scene seeking = States.of(State.JOINING);
    seeking.waits(Mark.QUEUED, "one").waits(Mark.QUEUED, "two");

    assertEquals(
        " JOINING n3 │ asking 10.0.0.11:7000, 10.0.0.12:7000 │ try 11 │ 2 unordered",
        text(seeking).stripTrailing());
  }

  @Test
  void theNextAttemptComesNearerAndIsNeverInThePast() {
    assertEquals("retry in 2 s", retry(new Dialling(9, 1001), 0));
    assertEquals("retry in 1 s", retry(new Dialling(9, 1001), 1));
    assertEquals("retry in 1 s", retry(new Dialling(9, 1001), 1500));
    assertEquals("trying now", retry(new Dialling(9, 0), 0));
    assertEquals("3 unordered", retry(new Dialling(0, -1), 0));
  }

  /** What stands behind the time of whoever is alone, for so long after the status came. */
  private String retry(Dialling dialling, long millis) {
    Scene alone = States.of(State.ALONE);
    alone.dialling = dialling;
    alone.statusAt -= millis;
    return text(alone).strip().split(" │ ")[2];
  }

  @Test
  void theRoomOnTheScreenIsNoActivity() {
    rooms =
        List.of(
            new RoomRow(1, "general", "5", true, false), new RoomRow(2, "dev", "", false, false));

    assertTrue(text(120).endsWith("5/6 up" + " ".repeat(120 - text(120).strip().length() - 1)));
  }

  @Test
  void tellsOfOtherRooms() {
    rooms =
        List.of(
            new RoomRow(1, "general", "", true, false),
            new RoomRow(2, "dev", "3", false, false),
            new RoomRow(3, "ops", "99+", false, false));

    assertTrue(text(120).endsWith("  Act 2:3 3:99+ "), text(120));
    assertTrue(text(50).endsWith(" 2:3 3:99+ "), text(50));
  }

  @Test
  void aColourAndAWordBothCarryTheState() {
    assertEquals(Style.BOLD.reversed(), draw(scene.model(80, 24)).cell(1, 0).style());
    assertEquals(colour(Colour.GREEN), wordStyle(State.LEADER));
    assertEquals(colour(Colour.YELLOW), wordStyle(State.JOINING));
    assertEquals(colour(Colour.YELLOW), wordStyle(State.CATCH_UP));
    assertEquals(colour(Colour.YELLOW), wordStyle(State.ELECTION));
    assertEquals(colour(Colour.RED), wordStyle(State.NO_MAJORITY));
    assertEquals(colour(Colour.RED), wordStyle(State.ALONE));
    assertEquals(colour(Colour.RED), wordStyle(State.DISK_FULL));
    assertTrue(wordStyle(State.LEAVING).dim());
  }

  @Test
  void aRefusedTextIsNotUnordered() {
    scene.state = State.ELECTION;
    scene.waits(Mark.QUEUED, "one").waits(Mark.REFUSED, "two");

    assertTrue(text(80).contains("│ 1 unordered"), text(80));
  }

  @Test
  void theLagIsWhatTheLeaderHasAndTheScreenHasNot() {
    scene.finalSeq = 1800;

    assertTrue(text(80).contains("lag 42 "), text(80));
  }

  @Test
  void whoeverLeavesSaysSoAtOnce() {
    scene.parting = ChatModel.Parting.LEAVING;

    assertTrue(text(80).startsWith(" LEAVING n3 │ telling peers │ Ctrl+C: leave now "), text(80));
  }

  @Test
  void aHintStandsBesideTheState() {
    scene.hint = new Hint("press again within 2 s to quit", Scene.NOW + 1);
    assertEquals(" FOLLOWER n3 │ press again within 2 s to quit", text(80).stripTrailing());

    scene.hint = new Hint("press again within 2 s to quit", Scene.NOW);
    assertTrue(text(80).contains("leader n5"), text(80));
  }

  @Test
  void whatTabOffersStandsBesideTheState() {
    scene.typed("al").offered(1, List.of("alan", "albert", "alice"));

    Canvas canvas = draw(scene.model(80, 24));
    assertEquals(" FOLLOWER n3 │ alan  albert  alice", GoldenScreen.row(canvas, 0).stripTrailing());
    assertEquals(Style.BOLD, canvas.cell(21, 0).style());
    assertEquals(Style.BOLD, canvas.cell(26, 0).style());
    assertEquals(Style.REVERSE, canvas.cell(27, 0).style());
  }

  @Test
  void theChosenOneIsSeenWhereNotAllFit() {
    scene.typed("/").offered(3, List.of("/help", "/history", "/join", "/nick", "/queue", "/quit"));

    Canvas canvas = draw(scene.model(40, 24));
    assertEquals(
        " FOLLOWER n3 │ /nick  /queue  /quit", GoldenScreen.row(canvas, 0).stripTrailing());
    assertEquals(Style.BOLD, canvas.cell(15, 0).style());
  }

  @Test
  void theBarFillsWithThePercents() {
    scene.state = State.CATCH_UP;
    scene.catchUp = new CatchUp(Scene.NOW - 1000, 0, 1842, 1842);

    assertTrue(text(80).contains("[████████████████████] 100%  1842/1842"), text(80));
    assertFalse(text(80).contains("left"), text(80));
  }

  private String text(int columns) {
    return GoldenScreen.row(draw(scene.model(columns, 24)), 0);
  }

  private String text(Scene of) {
    return GoldenScreen.row(draw(of.model(80, 24)), 0);
  }

  private Style wordStyle(State state) {
    return draw(States.of(state).model(80, 24)).cell(1, 0).style();
  }

  private static Style colour(Colour colour) {
    return Style.of(colour).bolder().reversed();
  }

  private Canvas draw(ChatModel model) {
    Canvas canvas = new Canvas(model.size().columns(), 1);
    StatusLine.draw(model, rooms, new Area(canvas, 0, 0, canvas.columns(), 1));
    return canvas;
  }
}
