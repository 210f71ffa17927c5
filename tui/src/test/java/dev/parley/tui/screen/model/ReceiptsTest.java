package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.screen.Key;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the others are told of this user's reading, and what is known of theirs. */
final class ReceiptsTest {
  private final Session session = Session.ready();

  private List<Long> told() {
    List<Long> told = session.wished(Wish.Read.class).stream().map(Wish.Read::upTo).toList();
    session.wishes.clear();
    return told;
  }

  private void read(int readerId, long upTo) {
    session.read(readerId, upTo);
  }

  private String marks() {
    Reads reads = Reads.of(session.model);
    return session.model.history().lines().stream()
            .map(line -> String.valueOf(reads.of(line.seqNo())))
            .toList()
        + " of "
        + reads.others();
  }

  @Test
  void whatComesBeforeOnesEyesIsRead() {
    session.deliver(session.bob("hello"));
    assertEquals(List.of(new Wish.Read(ChatPort.ROOM, 2)), session.wished(Wish.Read.class));
  }

  @Test
  void othersAreToldAtMostEveryTwoSeconds() {
    session.deliver(session.bob("one"));
    session.deliver(session.bob("two"));
    session.tick(1000);
    session.deliver(session.bob("three"));
    assertEquals(List.of(2L), told());
    assertEquals(session.now + 1000, ChatUpdate.wakeAt(session.model));
    session.tick(1000);
    assertEquals(List.of(4L), told());
  }

  @Test
  void whatOneSaysOneselfTellsNothing() {
    session.deliver(session.append(session.own(1, "hello")));
    assertEquals(List.of(), told());
  }

  @Test
  void withoutTheFocusNothingIsReadUntilItIsBack() {
    session.press(Key.Kind.FOCUS_OUT);
    session.deliver(session.bob("hello"));
    session.tick(5000);
    assertEquals(List.of(), told());
    session.press(Key.Kind.FOCUS_IN);
    assertEquals(List.of(2L), told());
  }

  @Test
  void whereTheTerminalSaysNothingAKeyCountsForAMinute() {
    session.tick(59_000);
    session.deliver(session.bob("hello"));
    assertEquals(List.of(2L), told());
    session.tick(2000);
    session.deliver(session.bob("are you there?"));
    session.tick(5000);
    assertEquals(List.of(), told());
    session.press(Key.text("y"));
    assertEquals(List.of(3L), told());
  }

  @Test
  void whoReadsFurtherUpHasNotReadWhatComesBelow() {
    session.deliverBobs(100);
    told();
    session.press(Key.Kind.PAGE_UP);
    session.deliver(session.bob("below"));
    session.tick(5000);
    assertEquals(List.of(), told());
    session.press(Key.alt(Key.Kind.END));
    assertEquals(List.of(102L), told());
  }

  @Test
  void whatLiesOverTheChatHidesIt() {
    session.see(new UiEvent.Answered("/help", "one\ntwo", false, null));
    session.deliver(session.bob("hello"));
    session.tick(5000);
    assertEquals(List.of(), told());
    session.press(Key.Kind.ESCAPE);
    assertEquals(List.of(2L), told());
  }

  @Test
  void aWindowThatIsTooSmallShowsNothing() {
    session.see(new UiEvent.Resized(new Size(39, 7)));
    session.deliver(session.bob("hello"));
    assertEquals(List.of(), told());
    session.see(new UiEvent.Resized(new Size(40, 8)));
    assertEquals(List.of(2L), told());
  }

  @Test
  void visibleMeansOnTheScreenWhoeverHasTheFocus() {
    Session visible = Session.ready(ReadWhen.VISIBLE);
    visible.press(Key.Kind.FOCUS_OUT);
    visible.deliver(visible.bob("hello"));
    assertEquals(List.of(new Wish.Read(ChatPort.ROOM, 2)), visible.wished(Wish.Read.class));
  }

  @Test
  void offMeansThatOthersAreToldNothing() {
    Session off = Session.ready(ReadWhen.OFF);
    off.deliver(off.bob("hello"));
    off.tick(5000);
    assertEquals(List.of(), off.wished(Wish.Read.class));
    off.read(2, 2);
    assertEquals(1, Reads.of(off.model).of(2), "one still sees what others have read");
  }

  @Test
  void whatWasToldByAnEarlierRunIsNotToldAgain() {
    read(1, 2);
    session.deliver(session.bob("hello"));
    assertEquals(List.of(), told());
  }

  @Test
  void whoLeavesTellsWhatWasReadLast() {
    session.deliver(session.bob("one"));
    session.deliver(session.bob("two"));
    told();
    session.press(Key.ctrl('q'));
    assertEquals(List.of(3L), told());
  }

  @Test
  void othersAreCountedByTheMembershipOfNow() {
    session.deliver(session.append(session.own(1, "hello")));
    read(2, 2);
    assertEquals("[1, 1] of 2", marks());
    session.deliver(session.append(Session.members("alice", "bob", "carol", "dave")));
    assertEquals("[1, 1, 0] of 3", marks());
    read(3, 1);
    assertEquals("[2, 1, 0] of 3", marks());
    session.deliver(session.append(Session.members("alice", "bob")));
    assertEquals("[1, 1, 0, 0] of 1", marks());
  }

  @Test
  void oneselfIsNoReaderOfWhatOneSaid() {
    session.deliver(session.append(session.own(1, "hello")));
    read(1, 2);
    assertEquals("[0, 0] of 2", marks());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void marksNeverGoBackAndNeverCountMoreThanTheMembers(long seed) {
    Random random = new Random(seed);
    session.deliverBobs(50);
    int[] before = new int[52];
    for (int i = 0; i < 500; i++) {
      read(1 + random.nextInt(5), random.nextInt(80) - 10);
      Reads reads = Reads.of(session.model);
      assertEquals(2, reads.others());
      for (int seqNo = 1; seqNo < before.length; seqNo++) {
        int now = reads.of(seqNo);
        assertTrue(now >= before[seqNo] && now <= reads.others());
        assertTrue(now <= reads.of(seqNo - 1), "who has read one has read all before it");
        before[seqNo] = now;
      }
    }
  }
}
