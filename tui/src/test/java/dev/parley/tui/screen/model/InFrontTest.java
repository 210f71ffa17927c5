package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.model.ChatModel.Parting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is typed while something lies over the chat. */
final class InFrontTest {
  private static final String LINES = "a\nb\nc\nd\ne\nf";

  private final Session session = Session.ready();

  private void answer() {
    session.see(new UiEvent.Answered("/users", "one\ntwo", false, null));
    assertInstanceOf(Overlay.Text.class, session.model.overlay());
  }

  @Test
  void whatIsTypedOverAnAnswerIsSent() {
    answer();
    session.say("quit asking me");
    assertTrue(session.wishes.contains(new Wish.Send(1, "general", "quit asking me")));
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void keysOfTheBoxCloseAnAnswerAndDoWhatTheyDo() {
    session.type("hello you");
    answer();
    session.press(Key.ctrl('w'));
    assertEquals("hello ", session.model.input().text());
    answer();
    session.press(Key.Kind.BACKSPACE);
    assertEquals("hello", session.model.input().text());
    answer();
    session.press(Key.paste(", world"));
    assertEquals("hello, world", session.model.input().text());
    answer();
    session.press(Key.alt(Key.Kind.ENTER));
    assertEquals("hello, world\n", session.model.input().text());
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void enterClosesAnAnswerAndSendsNothing() {
    session.type("not yet");
    answer();
    session.press(Key.Kind.ENTER);
    assertEquals(Overlay.NONE, session.model.overlay());
    assertEquals(List.of(), session.wished(Wish.Send.class));
    assertEquals("not yet", session.model.input().text());
  }

  @Test
  void keysThatScrollAnAnswerLeaveItOpen() {
    answer();
    for (Key.Kind kind : List.of(Key.Kind.UP, Key.Kind.PAGE_DOWN, Key.Kind.HOME, Key.Kind.END)) {
      session.press(kind);
      assertInstanceOf(Overlay.Text.class, session.model.overlay());
    }
    session.press(Key.ctrl('l'));
    assertInstanceOf(Overlay.Text.class, session.model.overlay());
  }

  @Test
  void whoeverTypesOnAfterALongPasteHasBothInTheBox() {
    session.press(Key.paste(LINES));
    session.type("hello");
    assertEquals(LINES + "hello", session.model.input().text());
    assertEquals(Overlay.NONE, session.model.overlay());
    assertEquals(List.of(), session.wished(Wish.Send.class));
  }

  @Test
  void aSecondPasteJoinsTheFirst() {
    session.press(Key.paste(LINES + "\n"));
    session.press(Key.paste("g\nh\n"));
    Overlay.Question question = (Overlay.Question) session.model.overlay();
    assertTrue(question.paste().question().startsWith("Paste 8 lines (15 B)?"));
    session.press(Key.Kind.ENTER);
    assertTrue(session.wishes.contains(new Wish.Send(1, "general", LINES + "\ng\nh")));
  }

  @Test
  void aSecondPasteThatIsTooMuchLeavesTheFirst() {
    session.press(Key.paste(LINES));
    session.press(Key.paste("x".repeat(16_384)));
    assertTrue(session.model.hint().text().startsWith("a message holds at most 16.4 KB"));
    session.press(Key.Kind.ENTER);
    assertTrue(session.wishes.contains(new Wish.Send(1, "general", LINES)));
  }

  @Test
  void aPasteForWhichTheBoxHasNoRoomIsStillAskedAbout() {
    session.press(Key.paste("x".repeat(16_380)));
    session.press(Key.paste(LINES));
    session.type("h");
    assertInstanceOf(Overlay.Question.class, session.model.overlay());
    assertFalse(session.model.hint().text().isEmpty());
    session.press(Key.Kind.ENTER);
    assertTrue(session.wishes.contains(new Wish.Send(1, "general", LINES)));
  }

  @Test
  void anAnswerThatComesLaterDoesNotTakeThePasteAway() {
    session.press(Key.paste(LINES));
    answer();
    session.press(Key.Kind.ESCAPE);
    assertInstanceOf(Overlay.Question.class, session.model.overlay());
    answer();
    session.type("g");
    assertEquals(LINES + "g", session.model.input().text());
  }

  @Test
  void aPasteEndsTheSelectModeAndGoesIntoTheBox() {
    session.deliverBobs(3);
    session.press(Key.ctrl('t'));
    session.press(Key.paste("found it"));
    assertEquals("found it", session.model.input().text());
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void whatCannotBeSeenIsNotSent() {
    session.type("hello");
    session.see(new UiEvent.Resized(new Size(30, 5)));
    session.press(Key.Kind.ENTER);
    session.see(new UiEvent.Resized(new Size(80, 24)));
    assertEquals("hello", session.model.input().text());
    session.press(Key.Kind.ENTER);
    assertTrue(session.wishes.contains(new Wish.Send(1, "general", "hello")));
  }

  @Test
  void quitLeavesWithoutAnyHint() {
    session.say("/qui");
    assertEquals(List.of(new Wish.Quit()), session.wished(Wish.Quit.class));
    assertEquals(Parting.LEAVING, session.model.parting());
    assertFalse(session.model.hint().isShown(session.now));
    assertEquals(List.of(new Wish.Abort()), session.press(Key.ctrl('c')));
  }

  @Test
  void quitWithAnArgumentIsAskedElsewhere() {
    session.say("/quit now");
    assertTrue(session.wishes.contains(new Wish.Run("/quit now", "general")));
    assertEquals(Parting.NONE, session.model.parting());
  }

  @Test
  void anOldHintGoesWithTheNextMessage() {
    session.see(new UiEvent.Answered("/foo", "unknown command /foo", true, null));
    session.press(Key.ctrl('c'));
    session.say("hello");
    assertFalse(session.model.hint().isShown(session.now));
  }

  @Test
  void helpTellsOfACommandThatOnlyTheScreenHas() {
    session.say("/help clear");
    assertEquals(
        "/clear  an empty pane; scroll up for what was in it", session.model.hint().text());
    session.say("/help nick");
    assertTrue(session.wishes.contains(new Wish.Run("/help nick", "general")));
    session.say("/he");
    assertTrue(session.wishes.contains(new Wish.Run("/he", "general")));
  }

  @Test
  void whateverIsKnownOfTheChosenMessageEscGoesBackToIt() {
    session.deliverBobs(3);
    session.press(Key.ctrl('t'));
    session.press(Key.text("i"));
    session.see(new UiEvent.Answered("/confirmations #4", "the peer did not answer", true, null));
    session.press(Key.Kind.ESCAPE);
    assertInstanceOf(Overlay.Select.class, session.model.overlay());
  }
}
