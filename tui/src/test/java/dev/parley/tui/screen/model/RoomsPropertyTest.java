package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.screen.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in all rooms, whatever happens in one of them. */
final class RoomsPropertyTest {
  private static final int STEPS = 1500;
  private static final List<String> ROOMS = List.of("general", "dev", "ops", "music");

  private final Session session = Session.ready();

  /** What is unread in the rooms that are not on the screen, counted otherwise. */
  private final Map<String, Integer> unread = new HashMap<>();

  private Random random;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void eachRoomHasAllOfItsLinesAndNoOther(long seed) {
    random = new Random(seed);
    session.join("dev", "ops", "music");
    for (int i = 0; i < STEPS; i++) {
      session.now += random.nextInt(400);
      String shown = session.shown();
      Place place = session.model.reading().place();
      happens();
      if (!session.shown().equals(shown)) {
        assertEquals(place, session.model.rooms().get(shown).reading().place());
        unread.remove(session.shown());
      }
      check();
    }
  }

  private void happens() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> bobs();
      case 3 -> session.press(Key.alt((char) ('1' + random.nextInt(5))));
      case 4 -> session.press(random.nextBoolean() ? Key.ctrl('n') : Key.alt('a'));
      case 5 -> session.press(random.nextBoolean() ? Key.Kind.PAGE_UP : Key.Kind.PAGE_DOWN);
      case 6 -> session.press(Key.alt(random.nextBoolean() ? Key.Kind.HOME : Key.Kind.END));
      case 7 -> session.load();
      case 8 -> session.say("mine " + random.nextInt(1000));
      default -> session.deliver(session.leader(8 + random.nextInt(5), 1 + random.nextInt(3)));
    }
  }

  private void bobs() {
    List<Entry> entries = new ArrayList<>();
    String favourite = ROOMS.get(random.nextInt(ROOMS.size()));
    for (int i = random.nextInt(10) == 0 ? 1000 : random.nextInt(6); i > 0; i--) {
      String room = random.nextInt(3) == 0 ? ROOMS.get(random.nextInt(ROOMS.size())) : favourite;
      entries.add(session.bobIn(room, "message " + (session.log.size() + 1)));
      if (!room.equals(session.shown())) {
        unread.merge(room, 1, Integer::sum);
      }
    }
    session.see(new UiEvent.Delivered(entries));
  }

  private void check() {
    for (Room room : session.model.rooms().joined()) {
      History history = room.history();
      assertTrue(history.lines().size() <= History.MAX_LINES);
      checkLines(room.name(), history);
      if (history.tail() != null) {
        checkLines(room.name(), history.tail());
      }
      History end = history.isAtEnd() ? history : history.tail();
      assertEquals(session.model.group().finalSeq(), end.last());
      if (!room.name().equals(session.shown()) && !hadUnread(room)) {
        int count = session.model.unread(room).count();
        assertEquals(unread.getOrDefault(room.name(), 0), count, room.name());
      }
    }
    for (Pending pending : session.model.pending()) {
      assertEquals(session.shown(), pending.roomId());
    }
    new Viewport(session.model, session.heights).bottom();
  }

  /** Whoever leaves a room while reading further up has not seen what came below. */
  private static boolean hadUnread(Room room) {
    return !room.reading().isFollowing();
  }

  private void checkLines(String room, History history) {
    List<Long> expected = new ArrayList<>();
    for (long seqNo = Math.max(1, history.first()); seqNo <= history.last(); seqNo++) {
      if (Lines.roomOf(session.log.get((int) seqNo - 1)).equals(room)) {
        expected.add(seqNo);
      }
    }
    assertEquals(expected, history.lines().stream().map(Line::seqNo).toList());
  }

  @Test
  void aBurstInAnotherRoomIsTakenWithoutALayout() {
    session.join("dev");
    session.type("draft");
    int before = session.heights.laidOut();
    List<Line> shown = session.model.history().lines();
    for (int i = 0; i < 100; i++) {
      List<Entry> entries = new ArrayList<>();
      for (int k = 0; k < 256; k++) {
        entries.add(session.bobIn("dev", "message"));
      }
      session.see(new UiEvent.Delivered(entries));
    }
    assertEquals(before, session.heights.laidOut());
    assertTrue(shown == session.model.history().lines(), "what is shown is not even copied");
    assertEquals("general 0@0, dev 25600@0", session.unread());
  }

  @Test
  void theNamesInARoomAreThoseOfTheirTime() {
    session.join("dev");
    session.deliver(session.bobIn("dev", "before"));
    session.deliver(session.append(new EntryBody.Profile(2, "name", null, "rob")));
    session.deliver(session.bobIn("dev", "after"));
    session.press(Key.alt('2'));
    session.say("/clear");
    session.press(Key.Kind.PAGE_UP);
    session.load();
    List<String> senders =
        session.model.history().lines().stream()
            .filter(Line.Said.class::isInstance)
            .map(line -> ((Line.Said) line).sender())
            .toList();
    assertEquals(List.of("bob", "rob"), senders);
  }
}
