package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.editor.InputHistory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeptTest {
  private final Session session = Session.ready();

  KeptTest() {
    session.join("dev", "ops");
  }

  @Test
  void whatAnEarlierRunHasCountedIsNotCountedAgain() {
    Session back = new Session(4);
    back.append(Session.members("alice", "bob", "carol"));
    Entry dev = back.append(new EntryBody.Profile(2, "room", "dev", ""));
    back.rooms =
        List.of(new RoomStatus("general", "", 0, 0), new RoomStatus("dev", "", 2, dev.seqNo()));
    back.append(back.own(1, "mine"));
    Kept kept = new Kept(5, "general", Map.of("dev", new Kept.Part(3, 7, 1, true)));
    back.see(
        new UiEvent.Opened(
            List.of("general", "dev"),
            Map.of("dev", InputHistory.of(List.of("typed in dev"))),
            kept));
    back.status(State.CATCH_UP, 3);
    back.deliver(back.bobIn("dev", "counted"), back.bobIn("dev", "counted, too"));
    back.deliver(back.bobIn("dev", "@alice new"));
    back.status(State.FOLLOWER, 3);
    assertEquals("general 0@0, dev 8@2", back.unread());
    assertTrue(back.model.rooms().get("dev").muted());
    back.press(Key.alt('2'));
    back.press(Key.Kind.UP);
    assertEquals("typed in dev", back.model.input().text());
  }

  @Test
  void whoeverWantsToSeeItAgainHasItCountedAgain() {
    Kept kept = new Kept(5, "dev", Map.of("dev", new Kept.Part(3, 7, 1, true)));
    assertEquals(new Kept(0, "dev", Map.of("dev", new Kept.Part(0, 0, 0, true))), kept.uncounted());
  }

  @Test
  void ofManyMissedMessagesTheFirstIsShown() {
    Session back = new Session(3);
    back.append(Session.members("alice", "bob", "carol"));
    Entry dev = back.append(new EntryBody.Profile(2, "room", "dev", ""));
    back.rooms =
        List.of(new RoomStatus("general", "", 0, 0), new RoomStatus("dev", "", 2, dev.seqNo()));
    back.see(new UiEvent.Opened(List.of("general", "dev"), Map.of(), Kept.NOTHING));
    back.status(State.CATCH_UP, 3);
    for (int i = 1; i <= 700; i++) {
      back.deliver(back.bobIn("dev", "missed " + i));
    }
    back.status(State.FOLLOWER, 3);
    assertEquals("general 0@0, dev 700@0", back.unread());
    back.press(Key.alt('2'));
    back.load();
    long first = back.model.reading().unread().first();
    assertEquals(3, first);
    assertTrue(back.lines().contains("missed 1"));
    assertEquals(-1, back.model.below(), "what is between the first and the newest is not here");
  }

  @Test
  void theRoomThatWasOnTheScreenIsThereAgain() {
    Session back = new Session(1);
    Kept kept = new Kept(0, "dev", Map.of());
    back.see(new UiEvent.Opened(List.of("general", "dev"), Map.of(), kept));
    assertEquals("dev", back.shown());
    Session parted = new Session(1);
    parted.see(new UiEvent.Opened(List.of("general"), Map.of(), kept));
    assertEquals("general", parted.shown());
  }

  @Test
  void whatALaterRunHasToKnowIsKeptWhenItChanges() {
    session.deliver(session.bobIn("dev", "@alice one"));
    List<Wish.Keep> keeps = session.wished(Wish.Keep.class);
    long seqNo = session.log.size();
    assertEquals(
        new Kept(seqNo, "general", Map.of("dev", new Kept.Part(seqNo, 1, 1, false))),
        keeps.get(keeps.size() - 1).kept());
    session.wishes.clear();
    session.deliver(session.bob("seen at once"));
    session.type("x");
    assertEquals(List.of(), session.wished(Wish.Keep.class));
    session.press(Key.alt('2'));
    assertEquals(
        new Kept(seqNo + 1, "dev", Map.of()), session.wished(Wish.Keep.class).get(0).kept());
  }
}
