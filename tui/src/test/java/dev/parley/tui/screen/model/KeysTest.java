package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.effect.StopReason;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.model.ChatModel.Parting;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeysTest {
  private final Session session = Session.ready();

  @Test
  void ctrlCClearsTheBoxAndThenQuitsOnTheSecondTime() {
    session.type("hello");
    session.press(Key.ctrl('c'));
    assertTrue(session.model.input().isEmpty());
    session.press(Key.ctrl('c'));
    assertEquals("press again within 2 s to quit", session.model.hint().text());
    assertTrue(session.press(Key.ctrl('c')).contains(new Wish.Quit()));
    assertTrue(session.press(Key.ctrl('c')).contains(new Wish.Abort()));
  }

  @Test
  void twoSecondsLaterItAsksAgain() {
    session.press(Key.ctrl('d'));
    session.tick(2000);
    assertFalse(session.press(Key.ctrl('d')).contains(new Wish.Quit()));
    assertTrue(session.press(Key.ctrl('d')).contains(new Wish.Quit()));
  }

  @Test
  void anotherKeyInBetweenMeansToStay() {
    session.press(Key.ctrl('c'));
    session.type("a");
    session.press(Key.Kind.BACKSPACE);
    assertFalse(session.press(Key.ctrl('c')).contains(new Wish.Quit()));
  }

  @Test
  void ctrlDDeletesWhereThereIsAText() {
    session.type("ab");
    session.press(Key.ctrl('a'));
    session.press(Key.ctrl('d'));
    assertEquals("b", session.model.input().text());
  }

  @Test
  void ctrlZTellsWhyNot() {
    session.press(Key.ctrl('z'));
    assertEquals(
        "suspending would take this node offline; use tmux, or /suspend",
        session.model.hint().text());
    session.tick(5000);
    assertFalse(session.model.hint().isShown(session.now));
  }

  @Test
  void commandsOfTheScreenAreCarriedOutHere() {
    session.say("/ascii");
    assertTrue(session.model.setup().ascii());
    session.say("/SUS");
    assertTrue(session.wishes.contains(new Wish.Suspend()));
    session.say("/sea hello");
    assertEquals("hello", session.model.search().text());
    assertEquals(List.of(), session.marks());
  }

  @Test
  void whatOneDoesIsSentInItsPlace() {
    session.say("one");
    session.say("/me waves");
    session.say("/ ME bows");
    session.say("two");
    assertEquals(
        List.of("one", "/me waves", "/me bows", "two"),
        session.model.pending().stream().map(Pending::text).toList());
    session.say("/me");
    assertTrue(session.wishes.contains(new Wish.Run("/me", "general")));
  }

  @Test
  void aCommandIsOfferedOnce() {
    session.type("/se");
    session.press(Key.Kind.TAB);
    assertEquals(List.of("/search"), session.model.input().completion().candidates());
  }

  @Test
  void otherCommandsAreCarriedOutElsewhere() {
    session.say("/s");
    assertTrue(session.wishes.contains(new Wish.Run("/s", "general")));
  }

  @Test
  void aLongAnswerIsReadInAnOverlay() {
    session.say("/status");
    session.see(new UiEvent.Answered("/status", "one\ntwo", false, null));
    Overlay.Text text = assertInstanceOf(Overlay.Text.class, session.model.overlay());
    assertEquals("/status", text.title());
    session.press(Key.Kind.ESCAPE);
    assertEquals(Overlay.NONE, session.model.overlay());
    assertTrue(session.model.input().isEmpty());
  }

  @Test
  void anAnswerOfOneLineIsAHint() {
    session.say("/nick bob");
    session.see(new UiEvent.Answered("/nick bob", "asked for", false, null));
    assertEquals("asked for", session.model.hint().text());
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void anUnknownCommandStaysInTheBox() {
    session.say("/foo bar");
    session.see(new UiEvent.Answered("/foo bar", "unknown command /foo", true, null));
    assertEquals("/foo bar", session.model.input().text());
    assertEquals("unknown command /foo", session.model.hint().text());
  }

  @Test
  void whatWasTypedMeanwhileIsNotLostToAnUnknownCommand() {
    session.say("/foo");
    session.type("hello");
    session.see(new UiEvent.Answered("/foo", "unknown command /foo", true, null));
    assertEquals("hello", session.model.input().text());
  }

  @Test
  void helpSaysOnceWhatIsDoneOtherwiseHere() {
    session.see(
        new UiEvent.Answered("/help", "  /log [N]  events\n  /search TEXT  lines", false, null));
    String text = ((Overlay.Text) session.model.overlay()).text();
    assertTrue(text.contains("/log [N]") && text.contains("/search TEXT           seek"), text);
    assertFalse(text.contains("lines"), text);
  }

  @Test
  void helpAndStatusOpenAndCloseByTheirKeys() {
    assertTrue(session.press(Key.Kind.F1).contains(new Wish.Run("/help", "general")));
    session.see(new UiEvent.Answered("/help", "one\ntwo", false, null));
    Overlay.Text help = (Overlay.Text) session.model.overlay();
    assertTrue(help.text().contains("Ctrl+T"));
    assertTrue(session.press(Key.Kind.F2).contains(new Wish.Run("/status", "general")));
    session.press(Key.Kind.F1);
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void aLongTextScrollsWithinItsBounds() {
    session.see(new UiEvent.Answered("/log", "line\n".repeat(100), false, null));
    session.press(Key.Kind.PAGE_UP);
    assertEquals(0, ((Overlay.Text) session.model.overlay()).top());
    session.press(Key.Kind.END);
    int last = ((Overlay.Text) session.model.overlay()).top();
    assertTrue(last > 70 && last < 100, () -> "top " + last);
    session.press(Key.Kind.DOWN);
    assertEquals(last, ((Overlay.Text) session.model.overlay()).top());
  }

  @Test
  void paneKeysHideTheListsUntilTheWindowCrossesTheirLimit() {
    session.press(Key.Kind.F7);
    assertEquals(0, session.model.panes().roomsColumns(session.model.size()));
    session.see(new UiEvent.Resized(new Size(90, 30)));
    assertEquals(0, session.model.panes().roomsColumns(session.model.size()));
    session.see(new UiEvent.Resized(new Size(50, 30)));
    session.see(new UiEvent.Resized(new Size(90, 30)));
    assertEquals(14, session.model.panes().roomsColumns(session.model.size()));
  }

  @Test
  void whereThereIsNoRoomForAListItLiesOverTheChat() {
    session.press(Key.Kind.F8);
    assertEquals(new Overlay.Users(), session.model.overlay());
    session.type("hello");
    assertEquals("hello", session.model.input().text());
    session.press(Key.Kind.ESCAPE);
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void aLongPasteIsAskedAbout() {
    session.press(Key.paste("a\nb\nc\nd\ne\nf\n"));
    assertInstanceOf(Overlay.Question.class, session.model.overlay());
    assertTrue(
        session.press(Key.Kind.ENTER).contains(new Wish.Send(1, "general", "a\nb\nc\nd\ne\nf")));
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void aLongPasteCanBeEditedOrDropped() {
    session.press(Key.paste("a\nb\nc\nd\ne\nf"));
    session.press(Key.text("e"));
    assertEquals("a\nb\nc\nd\ne\nf", session.model.input().text());
    session.press(Key.ctrl('c'));
    session.press(Key.paste("a\nb\nc\nd\ne\nf"));
    session.press(Key.Kind.ESCAPE);
    assertTrue(session.model.input().isEmpty());
  }

  @Test
  void aPasteOfAFewLinesWaitsInTheBox() {
    session.press(Key.paste("a\nb\r\nc"));
    assertEquals("a\nb\nc", session.model.input().text());
    assertTrue(session.wished(Wish.Send.class).isEmpty());
  }

  @Test
  void upRecallsWhatWasTyped() {
    session.say("one");
    session.type("draft");
    session.press(Key.Kind.UP);
    assertEquals("one", session.model.input().text());
    session.press(Key.Kind.DOWN);
    assertEquals("draft", session.model.input().text());
    assertTrue(session.wishes.contains(new Wish.Remember("general", "one")));
  }

  @Test
  void ctrlRSeeksInWhatWasTyped() {
    session.say("first");
    session.say("second");
    session.press(Key.ctrl('r'));
    session.type("ir");
    session.press(Key.Kind.ENTER);
    assertEquals("first", session.model.input().text());
    assertNull(session.model.input().search());
  }

  @Test
  void tabCompletesNamesOfOthersAndCommandsOfTheScreen() {
    session.type("@b");
    session.press(Key.Kind.TAB);
    assertEquals("@bob ", session.model.input().text());
    session.press(Key.ctrl('c'));
    session.type("/sus");
    session.press(Key.Kind.TAB);
    assertEquals("/suspend ", session.model.input().text());
  }

  @Test
  void aSearchGoesBackAndForthAndEnds() {
    session.deliverBobs(50);
    session.press(Key.ctrl('f'));
    session.type("needle");
    Wish.Search first = new Wish.Search(new Wish.Span("general", 1), "needle", 52, true);
    assertTrue(session.press(Key.Kind.ENTER).contains(first));
    session.see(new UiEvent.Found(first, 20));
    assertEquals(Search.State.FOUND, session.model.search().state());
    assertEquals("message 33/0", session.bottom());
    Wish.Search second = new Wish.Search(new Wish.Span("general", 1), "needle", 20, true);
    assertTrue(session.press(Key.Kind.ENTER).contains(second));
    session.see(new UiEvent.Found(second, 0));
    assertEquals(Search.State.NOT_FOUND, session.model.search().state());
    assertEquals(20, session.model.search().seqNo());
    Wish.Search back = new Wish.Search(new Wish.Span("general", 1), "needle", 20, false);
    assertTrue(session.press(Key.shift(Key.Kind.TAB)).contains(back));
    session.press(Key.Kind.ESCAPE);
    assertNull(session.model.search());
    session.see(new UiEvent.Found(back, 40));
    assertEquals("message 33/0", session.bottom());
  }

  @Test
  void howFarASearchIsCountsForThatSearchOnly() {
    session.deliverBobs(50);
    session.press(Key.ctrl('f'));
    session.type("needle");
    session.press(Key.Kind.ENTER);
    Wish.Search wish = new Wish.Search(new Wish.Span("general", 1), "needle", 52, true);
    session.see(new UiEvent.Progressed(new Search.Seeking(wish, 30, 42)));
    assertEquals(Search.State.SEEKING, session.model.search().state());
    assertEquals(42, session.model.search().under().percent());
    assertEquals(30, session.model.search().under().seqNo());
    assertEquals(List.of(), session.press(Key.Kind.ENTER), "it is being sought already");
    Wish.Search older = new Wish.Search(new Wish.Span("general", 1), "older", 52, true);
    session.see(new UiEvent.Progressed(new Search.Seeking(older, 10, 80)));
    assertEquals(42, session.model.search().under().percent());
    session.see(new UiEvent.Found(wish, 0));
    assertEquals(Search.State.NOT_FOUND, session.model.search().state());
    session.see(new UiEvent.Progressed(new Search.Seeking(wish, 1, 100)));
    assertEquals(Search.State.NOT_FOUND, session.model.search().state());
    session.press(Key.Kind.ESCAPE);
    session.see(new UiEvent.Progressed(new Search.Seeking(wish, 1, 100)));
    assertNull(session.model.search());
  }

  @Test
  void ctrlFMovesWhereThereIsATextToTheRight() {
    session.type("ab");
    session.press(Key.ctrl('a'));
    session.press(Key.ctrl('f'));
    assertNull(session.model.search());
    session.press(Key.ctrl('f'));
    session.press(Key.ctrl('f'));
    assertNotNull(session.model.search());
  }

  @Test
  void aChosenMessageIsCopiedAndTold() {
    session.deliver(session.bob("one"), session.bob("two"));
    session.press(Key.ctrl('t'));
    session.press(Key.Kind.UP);
    assertTrue(session.press(Key.text("y")).contains(new Wish.Copy("one")));
    Wish.Run ask = new Wish.Run("/confirmations #2", "general");
    assertTrue(session.press(Key.text("i")).contains(ask));
    session.see(new UiEvent.Answered(ask.line(), "#2 one\n  final", false, null));
    assertInstanceOf(Overlay.Text.class, session.model.overlay());
    session.press(Key.Kind.ESCAPE);
    assertInstanceOf(Overlay.Select.class, session.model.overlay());
    session.press(Key.Kind.ESCAPE);
    assertTrue(session.model.reading().isFollowing());
  }

  @Test
  void aChosenMessageThatBecomesFinalStaysChosen() {
    session.stored(session.say("hello"), 1);
    session.press(Key.ctrl('t'));
    session.deliver(session.append(session.own(1, "hello")));
    session.deliver(session.append(Session.members("alice", "bob", "carol", "dave")));
    assertTrue(session.press(Key.text("i")).contains(new Wish.Run("/confirmations #2", "general")));
  }

  @Test
  void whatIsKnownOfAMessageThatIsNotFinalIsTold() {
    session.stored(session.say("hello"), 1);
    session.press(Key.ctrl('t'));
    session.press(Key.text("i"));
    Overlay.Text info = assertInstanceOf(Overlay.Text.class, session.model.overlay());
    assertTrue(info.text().contains("alice (n1)"), info.text());
    assertTrue(info.text().contains("in the outbox, 1 of 1"), info.text());
  }

  @Test
  void aLongMessageIsOpenedAndFoldedAgain() {
    session.deliver(session.bob("x".repeat(2000)));
    session.press(Key.ctrl('t'));
    session.press(Key.Kind.ENTER);
    assertTrue(session.model.reading().opened().contains(2L));
    session.press(Key.Kind.ENTER);
    assertFalse(session.model.reading().opened().contains(2L));
  }

  @Test
  void whatOneChoosesFromDoesNotMove() {
    session.deliverBobs(50);
    session.press(Key.ctrl('t'));
    session.deliverBobs(50);
    assertEquals("message 51/0", session.bottom());
    for (int i = 0; i < 30; i++) {
      session.press(Key.Kind.UP);
    }
    assertEquals("message 41/0", session.bottom());
  }

  @Test
  void theEditorOutsideGetsTheTextAndGivesBackAPaste() {
    session.type("draft");
    assertTrue(session.press(Key.ctrl('o')).contains(new Wish.EditOutside("draft")));
    session.press(Key.paste("better"));
    assertEquals("better", session.model.input().text());
  }

  @Test
  void ctrlLDrawsAnewAndCtrlQLeaves() {
    assertEquals(List.of(new Wish.Repaint()), session.press(Key.ctrl('l')));
    assertEquals(List.of(new Wish.Quit()), session.press(Key.ctrl('q')));
    assertEquals(List.of(), session.press(Key.ctrl('q')));
  }

  @Test
  void whileThePeerLeavesCtrlCLeavesNow() {
    session.status(State.LEAVING, 0);
    assertEquals(List.of(new Wish.Abort()), session.press(Key.ctrl('c')));
    session.see(new UiEvent.Stopped(StopReason.LEFT, "left"));
    assertEquals(Parting.STOPPED, session.model.parting());
    assertEquals(Long.MAX_VALUE, ChatUpdate.wakeAt(session.model));
  }
}
