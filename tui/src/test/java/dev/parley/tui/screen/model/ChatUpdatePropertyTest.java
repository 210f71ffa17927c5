package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever happens, in whatever order. */
final class ChatUpdatePropertyTest {
  private static final int STEPS = 3000;
  private static final int BATCH = 1000;
  private static final String LETTERS = "acdefgilmqrtuwyz_";

  private final Session session = Session.ready();
  private final Deque<Wish.Send> sends = new ArrayDeque<>();
  private final List<EntryBody.Chat> unordered = new ArrayList<>();
  private final Map<Long, String> finals = new HashMap<>();
  private final Map<MessageId, Mark> marks = new HashMap<>();
  private List<Line> checked = List.of();
  private Readers read = Readers.NONE;
  private long nextNumber = 1;
  private Random random;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappensTheScreenStaysSound(long seed) {
    random = new Random(seed);
    session.deliverBobs(random.nextInt(3000));
    for (int i = 0; i < STEPS; i++) {
      session.now += random.nextInt(400);
      List<Wish> wishes = happens();
      wishes.stream()
          .filter(Wish.Send.class::isInstance)
          .map(Wish.Send.class::cast)
          .forEach(sends::add);
      check();
    }
  }

  private List<Wish> happens() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> session.press(key());
      case 4 -> {
        session.type("text " + random.nextInt(1000));
        yield session.press(Key.Kind.ENTER);
      }
      case 5 -> store();
      case 6 -> order();
      case 7 -> bobs();
      case 8 -> told();
      case 9 -> waiting();
      case 10 -> session.status(any(State.values()), random.nextInt(4));
      case 11 -> session.tick(0);
      case 12 -> load();
      case 13 -> found();
      case 14 ->
          session.see(
              new UiEvent.Resized(new Size(1 + random.nextInt(150), 1 + random.nextInt(60))));
      default -> rare();
    };
  }

  private List<Wish> rare() {
    return switch (random.nextInt(5)) {
      case 0 -> session.notice(new Notice.LeaderChanged(7, 2, 400));
      case 1 -> session.notice(new Notice.Refused("X", "refused"));
      case 2 -> session.see(new UiEvent.Answered("/help", "one\ntwo", random.nextBoolean(), null));
      case 3 -> session.read(random.nextInt(6), random.nextInt(session.log.size() + 9));
      default -> session.deliver(session.append(Session.members("alice", "bob", "carol", "dave")));
    };
  }

  private Key key() {
    Key.Kind kind = any(Key.Kind.values());
    if (kind == Key.Kind.PASTE) {
      return Key.paste("line\n".repeat(random.nextInt(9)));
    }
    String text =
        kind == Key.Kind.TEXT
            ? String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())))
            : "";
    return new Key(
        kind, text, random.nextInt(3) == 0, random.nextInt(3) == 0, random.nextInt(5) == 0);
  }

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private List<Wish> store() {
    Wish.Send send = sends.poll();
    if (send == null) {
      return List.of();
    }
    if (random.nextInt(5) == 0) {
      return session.see(new UiEvent.Stored(send.ref(), new Peer.Typed(null, "too long")));
    }
    EntryBody.Chat chat = session.own(nextNumber++, send.text());
    unordered.add(chat);
    return session.see(new UiEvent.Stored(send.ref(), new Peer.Typed(chat.msgId(), null)));
  }

  /** The oldest of what waits becomes final. */
  private List<Wish> order() {
    if (unordered.isEmpty()) {
      return List.of();
    }
    return session.deliver(session.append(unordered.remove(0)));
  }

  private List<Wish> bobs() {
    List<Entry> entries = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? BATCH : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      entries.add(session.bob("message " + (session.log.size() + 1)));
    }
    return session.see(new UiEvent.Delivered(entries));
  }

  private List<Wish> told() {
    if (unordered.isEmpty() || random.nextBoolean()) {
      long number = 1 + random.nextInt(50);
      return session.told(Session.chat(3, "00000000000000cc", number, "carol's " + number));
    }
    return session.told(unordered.get(random.nextInt(unordered.size())));
  }

  private List<Wish> waiting() {
    EntryBody.Chat[] own = unordered.toArray(new EntryBody.Chat[0]);
    return random.nextBoolean() ? session.waiting(own) : session.numbered(own);
  }

  private List<Wish> load() {
    session.load();
    return List.of();
  }

  private List<Wish> found() {
    Search search = session.model.search();
    if (search == null || search.under() == null) {
      return List.of();
    }
    Wish.Search wish = search.under().wish();
    long seqNo = random.nextInt(session.log.size());
    return random.nextBoolean()
        ? session.see(new UiEvent.Progressed(new Search.Seeking(wish, seqNo, random.nextInt(101))))
        : session.see(new UiEvent.Found(wish, seqNo));
  }

  private void check() {
    ChatModel model = session.model;
    History history = model.history();
    assertTrue(history.lines().size() <= History.MAX_LINES);
    assertTrue(ChatUpdate.wakeAt(model) > model.now());
    assertTrue(!model.reading().isFollowing() || history.isAtEnd());
    assertTrue(!history.isAtEnd() || history.last() == model.group().finalSeq());
    checkMarks(model);
    checkReads(model);
    new Viewport(model, session.heights).bottom();
    if (history.lines() != checked) {
      checked = history.lines();
      checkLines(history);
    }
  }

  private void checkLines(History history) {
    long expected = history.first();
    for (Line line : history.lines()) {
      assertEquals(expected, line.seqNo(), "every number of the window has its line");
      expected++;
      if (line instanceof Line.Said said) {
        assertEquals(said.text(), finals.computeIfAbsent(line.seqNo(), n -> said.text()));
      }
    }
    assertEquals(history.last() + 1, expected);
  }

  /** Whom one has seen to have read something has read it, and no more of them than there are. */
  private void checkReads(ChatModel model) {
    Readers readers = model.group().receipts().readers();
    for (int id = 0; id < 6; id++) {
      assertTrue(readers.upTo(id, ChatPort.ROOM) >= read.upTo(id, ChatPort.ROOM));
    }
    read = readers;
    Reads reads = Reads.of(model);
    assertTrue(reads.of(random.nextInt(session.log.size()) + 1L) <= reads.others());
    assertTrue(reads.others() < 4);
  }

  private void checkMarks(ChatModel model) {
    Map<MessageId, Mark> now = new HashMap<>();
    for (Pending pending : model.pending()) {
      assertTrue(!model.delivery().isFinal(pending.msgId()));
      if (pending.msgId() != null) {
        assertEquals(null, now.put(pending.msgId(), pending.mark()), "stands once");
        Mark before = marks.get(pending.msgId());
        boolean lost = pending.mark() == Mark.UNKNOWN;
        assertTrue(before == null || lost || rank(pending.mark()) >= rank(before));
      }
    }
    marks.putAll(now);
  }

  private static int rank(Mark mark) {
    return List.of(
            Mark.QUEUED, Mark.UNKNOWN, Mark.PROVISIONAL, Mark.NUMBERED, Mark.FINAL, Mark.REFUSED)
        .indexOf(mark);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void thePlaceStaysOnItsMessageWhateverComesAndIsLoaded(long seed) {
    random = new Random(seed);
    session.deliverBobs(6000);
    for (int i = 0; i < 300; i++) {
      move();
      if (session.model.reading().isFollowing()) {
        continue;
      }
      String bottom = session.bottom();
      if (random.nextBoolean()) {
        session.deliverBobs(random.nextInt(300));
      } else {
        session.told(Session.chat(3, "00000000000000cc", i + 1L, "carol's"));
      }
      if (session.model.reading().goal() == null) {
        session.load();
      }
      assertEquals(bottom, session.bottom());
      session.load();
    }
  }

  private void move() {
    Key key =
        switch (random.nextInt(8)) {
          case 0 -> Key.alt(Key.Kind.HOME);
          case 1 -> Key.of(Key.Kind.PAGE_DOWN);
          case 2 -> Key.of(Key.Kind.WHEEL_UP);
          case 3 -> Key.alt(Key.Kind.DOWN);
          default -> Key.of(Key.Kind.PAGE_UP);
        };
    for (int i = random.nextInt(60); i >= 0; i--) {
      session.press(key);
    }
  }

  @Test
  void aBurstIsTakenWithoutALayout() {
    session.type("draft");
    int before = session.heights.laidOut();
    for (int i = 0; i < 100; i++) {
      session.deliverBobs(BATCH);
    }
    assertEquals(before, session.heights.laidOut());
    assertEquals(100_001, session.model.group().finalSeq());
    assertEquals(History.MAX_LINES, session.model.history().lines().size());
  }

  @Test
  void afterTheEndNothingIsWished() {
    session.see(new UiEvent.Stopped(StopReason.FAULT, "the disk is gone"));
    assertEquals("the disk is gone", session.model.hint().text());
    assertEquals(List.of(), session.tick(100_000));
  }
}
