package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.chat.Names;
import dev.parley.tui.screen.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScrollingTest {
  private final Session session = Session.ready();

  @Test
  void halfAPageUpAndDownComesBackToTheNewest() {
    session.deliverBobs(100);
    session.press(Key.Kind.PAGE_UP);
    assertEquals("message 91/0", session.bottom());
    assertEquals(10, session.model.below());
    session.press(Key.Kind.PAGE_DOWN);
    assertTrue(session.model.reading().isFollowing());
    assertEquals(0, session.model.below());
  }

  @Test
  void theLastPageUpFillsThePane() {
    session.deliverBobs(30);
    for (int i = 0; i < 10; i++) {
      session.press(Key.Kind.PAGE_UP);
    }
    assertEquals("message 21/0", session.bottom());
  }

  @Test
  void aShortChatDoesNotScroll() {
    session.deliverBobs(3);
    session.press(Key.Kind.PAGE_UP);
    assertTrue(session.model.reading().isFollowing());
  }

  @Test
  void aLongTextScrollsByItsRows() {
    session.deliverBobs(30);
    session.deliver(session.bob("x".repeat(100)));
    session.press(Key.alt(Key.Kind.UP));
    assertEquals("x".repeat(100) + "/1", session.bottom());
    session.press(Key.alt(Key.Kind.UP));
    session.press(Key.alt(Key.Kind.UP));
    assertEquals("message 31/0", session.bottom());
    session.press(Key.alt(Key.Kind.DOWN));
    assertEquals("x".repeat(100) + "/0", session.bottom());
  }

  @Test
  void whatWaitsIsScrolledTooAndThePlaceGoesWithItToItsNumber() {
    session.deliverBobs(30);
    for (int i = 1; i <= 20; i++) {
      session.stored(session.say("mine " + i), i);
    }
    session.press(Key.Kind.PAGE_UP);
    assertEquals("mine 10/0", session.bottom());
    for (int i = 1; i <= 15; i++) {
      session.deliver(session.append(session.own(i, "mine " + i)));
      assertEquals("mine 10/0", session.bottom());
    }
  }

  @Test
  void newMessagesDoNotMoveWhatOneReads() {
    session.deliverBobs(100);
    session.press(Key.Kind.PAGE_UP);
    session.deliverBobs(3000);
    assertEquals("message 91/0", session.bottom());
    assertEquals(3010, session.model.below());
    assertFalse(session.model.history().isAtEnd());
    session.press(Key.alt(Key.Kind.END));
    assertEquals("message 3101/0", session.bottom());
    assertTrue(session.model.history().isAtEnd());
  }

  @Test
  void endOnTheLastCharacterGoesToTheNewest() {
    session.deliverBobs(100);
    session.press(Key.Kind.PAGE_UP);
    session.press(Key.Kind.END);
    assertTrue(session.model.reading().isFollowing());
  }

  @Test
  void sendingGoesToTheNewest() {
    session.deliverBobs(100);
    session.press(Key.Kind.PAGE_UP);
    session.say("hello");
    assertTrue(session.model.reading().isFollowing());
  }

  @Test
  void moreIsLoadedBeforeTheEdgeIsReached() {
    session.deliverBobs(3000);
    assertEquals(History.MAX_LINES, session.model.history().lines().size());
    session.wishes.clear();
    int presses = 0;
    while (session.model.history().loading() == null) {
      session.press(Key.Kind.PAGE_UP);
      presses++;
    }
    assertTrue(presses > 100);
    String bottom = session.bottom();
    session.load();
    assertEquals(bottom, session.bottom());
    assertEquals(502, session.model.history().first());
  }

  @Test
  void onesWayDownFromTheOldestComesToTheNewestWithoutAGap() {
    session.deliverBobs(5000);
    session.press(Key.alt(Key.Kind.HOME));
    session.load();
    assertEquals("message 21/0", session.bottom());
    int presses = 0;
    int expected = 21;
    while (!session.model.reading().isFollowing()) {
      session.press(Key.Kind.PAGE_DOWN);
      session.load();
      expected = Math.min(5001, expected + 10);
      assertEquals("message " + expected + "/0", session.bottom());
      assertTrue(session.model.history().lines().size() <= History.MAX_LINES);
      presses++;
    }
    assertEquals(498, presses);
  }

  @Test
  void withNothingLoadedPageUpLoads() {
    Session back = new Session(500);
    for (int i = 1; i < 500; i++) {
      back.bob("message " + i);
    }
    back.press(Key.Kind.PAGE_UP);
    back.load();
    assertEquals("message 499/0", back.bottom());
  }

  @Test
  void aLogThatCannotBeReadIsNotAskedForEver() {
    session.deliverBobs(3000);
    while (session.model.history().loading() == null) {
      session.press(Key.Kind.PAGE_UP);
    }
    Wish.Load wish = session.model.history().loading();
    session.see(new UiEvent.Loaded(wish, wish.seqNo(), wish.seqNo() - 1, List.of(), Names.NONE));
    assertNull(session.model.history().loading());
    session.press(Key.Kind.PAGE_UP);
    assertEquals(wish, session.model.history().loading());
  }

  @Test
  void altUGoesToTheFirstUnread() {
    session.deliverBobs(100);
    session.press(Key.Kind.FOCUS_OUT);
    session.deliverBobs(100);
    session.press(Key.alt('u'));
    assertEquals("message 115/0", session.bottom());
  }

  @Test
  void aJumpIntoTheDeepIsMadeAsSoonAsItIsLoaded() {
    session.deliverBobs(5000);
    session.press(Key.ctrl('f'));
    session.type("#1000");
    session.press(Key.Kind.ENTER);
    assertEquals(new Reading.Goal(1000), session.model.reading().goal());
    session.load();
    assertNull(session.model.reading().goal());
    assertEquals("message 1013/0", session.bottom());
  }

  @Test
  void whoeverDoesNotWaitForAJumpStaysWhereItWent() {
    session.deliverBobs(5000);
    session.press(Key.alt(Key.Kind.HOME));
    Wish.Load wish = session.model.history().loading();
    session.press(Key.alt(Key.Kind.END));
    session.see(new UiEvent.Loaded(wish, 1, 251, session.log.subList(0, 251), Names.NONE));
    assertTrue(session.model.reading().isFollowing());
    assertEquals("message 5001/0", session.bottom());
  }

  @Test
  void aFoldedRunOfEventsIsOneRow() {
    session.deliverBobs(30);
    session.deliver(session.append(Session.members("alice", "bob", "carol", "dave")));
    session.press(Key.alt(Key.Kind.UP));
    session.press(Key.alt(Key.Kind.DOWN));
    session.deliver(session.append(Session.members("alice", "bob", "carol", "dave", "erin")));
    session.press(Key.alt(Key.Kind.UP));
    assertEquals("message 31/0", session.bottom());
  }

  @Test
  void aBiggerWindowLeavesNoBlankAbove() {
    session.deliverBobs(40);
    for (int i = 0; i < 10; i++) {
      session.press(Key.Kind.PAGE_UP);
    }
    session.see(new UiEvent.Resized(new Size(80, 33)));
    assertEquals("message 30/0", session.bottom());
    session.see(new UiEvent.Resized(new Size(80, 60)));
    assertTrue(session.model.reading().isFollowing());
  }

  @Test
  void theEndOfWhatOneReadsStaysOnTheScreenWhenItIsWrappedAnew() {
    session.deliverBobs(30);
    session.deliver(session.bob("x".repeat(100)));
    session.deliverBobs(5);
    for (int i = 0; i < 5; i++) {
      session.press(Key.alt(Key.Kind.UP));
    }
    assertEquals("x".repeat(100) + "/2", session.bottom());
    session.heights.wrapAt(20);
    assertEquals("x".repeat(100) + "/4", session.bottom());
  }

  @Test
  void clearLeavesAnEmptyPaneAndTheLogBehindIt() {
    session.deliverBobs(100);
    session.type("/clear");
    session.press(Key.Kind.ENTER);
    assertEquals("nothing", session.bottom());
    session.press(Key.Kind.PAGE_UP);
    session.load();
    assertEquals("message 101/0", session.bottom());
  }

  @Test
  void whatWasClearedComesBackForWhoeverScrollsUp() {
    session.deliverBobs(50);
    session.say("/clear");
    session.deliverBobs(1);
    session.wishes.clear();
    session.press(Key.Kind.PAGE_UP);
    assertEquals(1, session.wished(Wish.Load.class).size());
    session.load();
    assertEquals(52, session.lines().size());
    session.press(Key.alt(Key.Kind.UP));
    assertEquals("message 51/0", session.bottom());
  }
}
