package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TypingTest {
  private final Session session = Session.ready();

  @Test
  void aBlankBeforeACommandDoesNotMakeItAMessage() {
    session.type("  /users");
    assertTrue(session.press(Key.Kind.ENTER).contains(new Wish.Run("/users", "general")));
    assertEquals(List.of(), session.wished(Wish.Send.class));
  }

  @Test
  void whatHasNoNumberYetIsNotFound() {
    session.type("/search #9999");
    session.press(Key.Kind.ENTER);
    assertEquals("there is no #9999 yet; the last is #1", session.model.hint().text());
    assertEquals(Search.State.NOT_FOUND, session.model.search().state());
  }
}
