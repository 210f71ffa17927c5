package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.UnreadAs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several rooms on the screen. */
class GoldenRoomsTest {
  private static final String TOPIC = "Release 1.0: branch cut, notes due Friday";

  private static Scene rooms(Scene scene) {
    scene.topics = List.of(new RoomStatus("general", TOPIC, 0, 0));
    return scene
        .room("dev", 3, 0, false)
        .room("ops", 5, 1, false)
        .room("random", 12, 0, false)
        .room("music", 40, 2, true);
  }

  @Test
  void roomsWide() {
    check("rooms", rooms(Scenes.friends()), 120, 40);
  }

  @Test
  void roomsInTheUsualSize() {
    check("rooms", rooms(Scenes.friends()), 80, 24);
  }

  @Test
  void roomsInANarrowWindow() {
    check("rooms", rooms(Scenes.friends().typed("")), 50, 14);
    Scene listed = rooms(Scenes.friends().typed(""));
    listed.overlay = new Overlay.Rooms();
    check("rooms-listed", listed, 50, 14);
  }

  @Test
  void calmRooms() {
    Scene scene = rooms(Scenes.friends(State.FOLLOWER));
    scene.unreadAs = UnreadAs.SIGIL;
    scene.ascii = true;
    check("rooms-sigil", scene, 80, 24);
  }

  @Test
  void aRoomIsLookedFor() {
    Scene scene = rooms(Scenes.friends(State.FOLLOWER));
    scene.overlay = new Overlay.Jump("r", 1);
    check("rooms-jump", scene, 80, 24);
    scene.overlay = new Overlay.Jump("zz", 0);
    check("rooms-jump-none", scene, 50, 14);
  }

  @Test
  void inAnotherRoomNobodyComesOrGoes() {
    Scene scene = rooms(Scenes.friends(State.FOLLOWER));
    scene.sightings = Map.of(Scene.FIRST_SEQ, List.of("frank left"));
    scene.shownRoom = "dev";
    scene.topics = List.of(new RoomStatus("dev", "語言 \u001b[31m" + "x".repeat(200), 2, 1833));
    check("rooms-dev", scene, 80, 24);
  }

  @Test
  void manyRoomsAreListedAroundTheOneOnTheScreen() {
    Scene scene = Scenes.friends(State.FOLLOWER);
    IntStream.rangeClosed(2, 60).forEach(i -> scene.room("room-" + i, i % 7, 0, false));
    scene.shownRoom = "room-33";
    check("rooms-many", scene, 80, 24);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 50, 60, 80, 100, 120})
  void ofManyRoomsWithNewsThoseWhereOneIsCalledAreNamedFirst(int width) {
    Scene scene = Scenes.friends(State.FOLLOWER);
    IntStream.rangeClosed(2, 60).forEach(i -> scene.room("room-" + i, 5, i == 50 ? 1 : 0, false));
    Canvas canvas = ChatView.draw(scene.model(width, 24));
    String status = GoldenScreen.row(canvas, 22);
    assertTrue(status.contains("50:@1 2:5 "), status);
    assertTrue(status.endsWith("… "), status);
  }

  @Test
  void whatIsUnreadElsewhereChangesNothingButItsCount() {
    Canvas before = ChatView.draw(rooms(Scenes.friends()).model(120, 40));
    Scene more = Scenes.friends();
    more.topics = List.of(new RoomStatus("general", TOPIC, 0, 0));
    more.room("dev", 4, 0, false)
        .room("ops", 5, 1, false)
        .room("random", 12, 0, false)
        .room("music", 41, 2, true);
    Canvas after = ChatView.draw(more.model(120, 40));
    int changed = 0;
    for (int row = 0; row < 40; row++) {
      for (int column = 0; column < 120; column++) {
        changed += before.cell(column, row).equals(after.cell(column, row)) ? 0 : 1;
      }
    }
    assertEquals(2, changed, "one digit in the list, and one in the status line");
  }

  private static void check(String name, Scene scene, int columns, int rows) {
    GoldenScreen.check(
        name + "-" + columns + "x" + rows, ChatView.draw(scene.model(columns, rows)));
  }
}
