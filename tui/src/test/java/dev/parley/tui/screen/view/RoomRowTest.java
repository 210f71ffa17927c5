package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.model.Reading.Unread;
import dev.parley.tui.screen.model.UnreadAs;
import org.junit.jupiter.api.Test;

final class RoomTest {

  @Test
  void whatIsUnreadIsCountedAndCallsComeFirst() {
    assertEquals("", unread(0, 0, UnreadAs.COUNT));
    assertEquals("2", unread(2, 0, UnreadAs.COUNT));
    assertEquals("@1", unread(2, 1, UnreadAs.COUNT));
    assertEquals("99", unread(99, 0, UnreadAs.COUNT));
    assertEquals("99+", unread(100, 0, UnreadAs.COUNT));
    assertEquals("@99+", unread(200, 100, UnreadAs.COUNT));
  }

  @Test
  void aSigilSaysOnlyThatThereIsSomething() {
    assertEquals("", unread(0, 0, UnreadAs.SIGIL));
    assertEquals("*", unread(200, 0, UnreadAs.SIGIL));
    assertEquals("@", unread(200, 3, UnreadAs.SIGIL));
  }

  @Test
  void whatWasSeenIsNotUnreadAnyMore() {
    Scene scene = new Scene();
    scene.unread = new Unread(1833, 2, 1, 0, false, false);
    assertEquals("@1", RoomRow.of(scene.model(80, 24)).get(0).unread());
    scene.unreadAs = UnreadAs.SIGIL;
    assertEquals("@", RoomRow.of(scene.model(80, 24)).get(0).unread());
    scene.unread = new Unread(1833, 2, 1, 0, false, true);
    assertEquals("", RoomRow.of(scene.model(80, 24)).get(0).unread());
  }

  private static String unread(int count, int calls, UnreadAs as) {
    return RoomRow.unread(new Unread(1, count, calls, 0, false, false), as);
  }

  @Test
  void whatIsBeingFetchedIsCountedOnlyAtItsEnd() {
    Scene scene = new Scene();
    scene.unread = new Unread(1833, 2, 0, 0, true, false);
    scene.behind = true;
    assertEquals("", RoomRow.of(scene.model(80, 24)).get(0).unread());
    scene.behind = false;
    assertEquals("2", RoomRow.of(scene.model(80, 24)).get(0).unread());
  }
}
