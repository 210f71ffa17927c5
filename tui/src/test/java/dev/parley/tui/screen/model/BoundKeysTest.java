package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.KeyBindings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BoundKeysTest {
  private final Session session = Session.ready();

  @Test
  void aBoundKeyDoesWhatTheOtherOneDoesWhereverOneIs() {
    bind("F5=F2", "Ctrl+G=Ctrl+F", "Alt+X=Shift+Tab", "F6=Esc", "Ctrl+P=Up", "F9=i");
    assertTrue(session.press(Key.Kind.F5).contains(new Wish.Run("/status", "general")));
    session.see(new UiEvent.Answered("/status", "one\ntwo", false, null));
    session.press(Key.Kind.F6);
    assertEquals(Overlay.NONE, session.model.overlay());
    session.say("earlier");
    session.press(Key.ctrl('p'));
    assertEquals("earlier", session.model.input().text());
    session.press(Key.ctrl('t'));
    session.press(Key.ctrl('p'));
    session.press(Key.Kind.F9);
    assertInstanceOf(Overlay.Text.class, session.model.overlay());
    session.press(Key.Kind.F6);
    session.press(Key.Kind.F6);
    session.press(Key.ctrl('c'));
    session.press(Key.ctrl('g'));
    session.type("needle");
    Wish.Search back =
        new Wish.Search(new Wish.Span("general", 1), "needle", session.log.size() + 1L, false);
    assertTrue(session.press(Key.alt('x')).contains(back));
    session.press(Key.Kind.F6);
    assertNull(session.model.search());
  }

  @Test
  void keysThatChangedPlacesDoSoInASearchTooAndOnlyOnce() {
    bind("Ctrl+R=Left", "Left=Ctrl+R");
    session.say("one");
    session.type("draft");
    session.press(Key.Kind.LEFT);
    assertNotNull(session.model.input().search());
    session.press(Key.ctrl('r'));
    assertNull(session.model.input().search());
    assertEquals(4, session.model.input().editor().cursor());
  }

  @Test
  void aKeyThatIsBoundToNothingDoesNothing() {
    bind("Ctrl+Q=none", "Ctrl+C=none", "Esc=none");
    session.type("ab");
    ChatModel before = session.model;
    assertEquals(List.of(), session.press(Key.ctrl('q')));
    assertEquals(List.of(), session.press(Key.ctrl('c')));
    session.press(Key.Kind.ESCAPE);
    assertEquals(before.input(), session.model.input());
    assertEquals(before.parting(), session.model.parting());
  }

  @Test
  void helpNamesTheBindingsWhereThereAreAny() {
    session.see(new UiEvent.Answered("/help", "one\ntwo", false, null));
    assertFalse(((Overlay.Text) session.model.overlay()).text().contains("--bind"));
    bind("Ctrl+G=Ctrl+F", "Ctrl+Q=none");
    session.see(new UiEvent.Answered("/help", "one\ntwo", false, null));
    String text = ((Overlay.Text) session.model.overlay()).text();
    assertTrue(text.endsWith("\n\nBound by --bind:\n  Ctrl+G as Ctrl+F\n  Ctrl+Q as none"), text);
  }

  /** Started with these keys bound. */
  private void bind(String... bindings) {
    KeyBindings bound = KeyBindings.of(Arrays.stream(bindings).map(KeyBindings::parse).toList());
    Setup was = session.model.setup();
    session.model =
        session.model.with(
            new Setup(
                was.nodeId(),
                was.name(),
                was.group(),
                was.address(),
                was.seeds(),
                was.deliversFrom(),
                was.look(),
                bound,
                was.commands(),
                was.receipts(),
                was.version()));
  }
}
