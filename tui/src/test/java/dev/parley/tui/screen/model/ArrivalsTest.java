package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.Names;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.model.Line.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArrivalsTest {
  private final Session session = Session.ready();

  @Test
  void aLeaderIsNamedWithTheTimeThatTheGroupHadNone() {
    session.notice(new Notice.LeaderChanged(7, 3, 812));
    session.deliver(session.append(new EntryBody.Leader(MemoryPeer.member(3, "carol").info())));
    assertEquals("leader is n3 (carol), term 7, after 0.8 s", last());
  }

  @Test
  void aLeaderThatNobodyMissedIsNamedWithoutATime() {
    session.deliver(session.append(new EntryBody.Leader(MemoryPeer.member(3, "carol").info())));
    assertEquals("leader is n3 (carol), term 7", last());
  }

  @Test
  void aLeaderThatLedBeforeTheElectionLeadsAgain() {
    session.deliver(session.leader(8, 3));
    assertEquals("leader is n3 (carol) again, term 8", last());
    session.deliver(session.leader(9, 2), session.leader(10, 3));
    assertEquals("leader is n3 (carol), term 10", last());
    session.notice(new Notice.LeaderChanged(12, 3, 812));
    session.deliver(session.leader(12, 3));
    assertEquals("leader is n3 (carol) again, term 12, after 0.8 s", last());
  }

  @Test
  void whoLedIsKnownOfWhatIsReadInTheLog() {
    Session later = new Session(5);
    later.append(Session.members("alice"));
    later.leader(3, 1);
    later.leader(4, 1);
    later.bob("one");
    later.see(Session.OPENED);
    later.load();
    assertEquals("leader is n1 (alice), term 3", later.lines().get(1));
    assertEquals("leader is n1 (alice) again, term 4", later.lines().get(2));
  }

  @Test
  void theFirstLeaderOfAGroupDoesNotLeadAgain() {
    Session first = new Session(1);
    first.status(State.LEADER, 1);
    first.deliver(first.append(Session.members("alice")), first.leader(7, 1));
    assertEquals("leader is n1 (alice), term 7", last(first));
  }

  @Test
  void whoComesAndGoesIsNamed() {
    session.deliver(session.append(Session.members("alice", "bob", "carol", "dave")));
    assertEquals("dave joined", last());
    EntryBody.Members rest =
        new EntryBody.Members("n4 leaves the group", Session.members("alice", "bob").members());
    session.deliver(session.append(rest));
    assertEquals("dave left for good", last());
  }

  @Test
  void whoRemovedWhomIsNamed() {
    EntryBody.Members rest =
        new EntryBody.Members("n1 removes n3", Session.members("alice", "bob").members());
    session.deliver(session.append(rest));
    assertEquals("alice removed carol", last());
    session.deliver(
        session.append(
            new EntryBody.Members("n2 leaves for good", Session.members("alice").members())));
    assertEquals("bob left for good", last());
  }

  @Test
  void whatIsReadBackBearsTheNamesOfItsTime() {
    session.deliverBobs(600);
    session.deliver(
        session.append(new EntryBody.Profile(2, "name", null, "bertie")), session.bob("new"));
    session.type("/clear");
    session.press(Key.Kind.ENTER);
    session.press(Key.Kind.PAGE_UP);
    session.load();
    List<Said> said =
        session.model.history().lines().stream()
            .filter(Said.class::isInstance)
            .map(Said.class::cast)
            .toList();
    assertEquals("bob", said.get(0).sender());
    assertEquals("bertie", said.get(said.size() - 1).sender());
  }

  @Test
  void deliveryBeginsWithTheNamesThere() {
    Session late = new Session(5);
    late.status(State.FOLLOWER, 3);
    Names then = Names.NONE.after(Session.members("alice", "bertram"));
    late.see(new UiEvent.Named(then));
    for (int i = 0; i < 4; i++) {
      late.bob("shown before");
    }
    late.deliver(late.bob("now"));
    assertEquals("bertram", ((Line.Said) late.model.history().lines().get(0)).sender());
  }

  @Test
  void beforeOneIsLetInOnesOwnNameIsKnown() {
    assertEquals("alice", new Session(1).model.group().nameOf(1));
  }

  @Test
  void aNameChangesFromItsEntryOn() {
    session.deliver(session.bob("before"));
    session.deliver(
        session.append(new EntryBody.Profile(2, "name", null, "rob")), session.bob("after"));
    List<Line> lines = session.model.history().lines();
    assertEquals("bob", ((Line.Said) lines.get(1)).sender());
    assertEquals("bob is rob from now on", Session.text(lines.get(2)));
    assertEquals("rob", ((Line.Said) lines.get(3)).sender());
  }

  @Test
  void whoeverTakesATakenNameDoesNotGetIt() {
    session.deliver(session.append(new EntryBody.Profile(2, "name", null, "carol")));
    assertEquals("bob did not get the name carol: it is taken", last());
  }

  @Test
  void whatIsDeliveredTwiceStandsOnce() {
    Entry entry = session.bob("once");
    session.deliver(entry);
    session.deliver(entry);
    assertEquals(List.of("carol joined", "once"), session.lines());
  }

  @Test
  void aMentionRings() {
    assertTrue(session.deliver(session.bob("@Alice, look")).contains(new Wish.Bell()));
    assertFalse(
        session.deliver(session.bob("mail alice@alicia.example")).contains(new Wish.Bell()));
    assertFalse(session.deliver(session.bob("@alicette")).contains(new Wish.Bell()));
  }

  @Test
  void anOwnMentionDoesNotRing() {
    session.deliver(session.append(session.own(1, "I am @alice")));
    assertTrue(session.wished(Wish.Bell.class).isEmpty());
  }

  @Test
  void aMentionThatRangWhenItWasProvisionalDoesNotRingAgain() {
    EntryBody.Chat chat = Session.chat(2, Session.BOBS, 1, "@alice");
    assertTrue(session.told(chat).contains(new Wish.Bell()));
    assertFalse(session.deliver(session.append(chat)).contains(new Wish.Bell()));
  }

  @Test
  void whatComesWhileOneLooksIsNotUnread() {
    session.deliver(session.bob("hello"));
    assertEquals(Reading.Unread.NONE, session.model.reading().unread());
    assertEquals(2, session.model.attention().shownSeq());
  }

  @Test
  void whatComesWhileTheFocusIsElsewhereIsUnread() {
    session.press(Key.Kind.FOCUS_OUT);
    session.deliver(session.bob("one"), session.bob("two, @alice"));
    Reading.Unread unread = session.model.reading().unread();
    assertEquals(2, unread.first());
    assertEquals(2, unread.count());
    assertEquals(1, unread.calls());
    assertFalse(unread.seen());
    assertEquals(1, session.model.attention().shownSeq());
    session.press(Key.Kind.FOCUS_IN);
    assertTrue(session.model.reading().unread().seen());
    assertEquals(List.of(new Wish.Shown(3)), session.wished(Wish.Shown.class));
  }

  @Test
  void whoeverPressesNoKeyForAMinuteIsAway() {
    session.tick(59_000);
    session.deliver(session.bob("one"));
    assertEquals(0, session.model.reading().unread().first());
    session.tick(2000);
    session.deliver(session.bob("two"));
    assertEquals(3, session.model.reading().unread().first());
  }

  @Test
  void theLineStandsUntilMoreComesWhileAway() {
    session.press(Key.Kind.FOCUS_OUT);
    session.deliver(session.bob("one"));
    session.press(Key.Kind.FOCUS_IN);
    session.deliver(session.bob("two"));
    assertEquals(2, session.model.reading().unread().first());
    session.press(Key.Kind.FOCUS_OUT);
    session.deliver(session.bob("three"));
    assertEquals(4, session.model.reading().unread().first());
    assertEquals(1, session.model.reading().unread().count());
  }

  @Test
  void aNewcomerMissedNothing() {
    Session newcomer = new Session(1);
    newcomer.see(Session.OPENED);
    newcomer.deliverBobs(600);
    newcomer.status(State.FOLLOWER, 3);
    assertEquals(Reading.Unread.NONE, newcomer.model.reading().unread());
    assertTrue(newcomer.model.reading().isFollowing());
  }

  @Test
  void aFewMissedMessagesAreMarkedAndDoNotRing() {
    Session back = comesBack(5);
    Reading.Unread unread = back.model.reading().unread();
    assertEquals(11, unread.first());
    assertEquals(5, unread.count());
    assertTrue(unread.seen());
    assertTrue(back.model.reading().isFollowing());
    assertTrue(back.wished(Wish.Bell.class).isEmpty());
  }

  @Test
  void whoeverIsAloneForAMomentAtTheStartHasMissedThemToo() {
    Session back = new Session(2);
    back.bob("old");
    back.see(Session.OPENED);
    back.status(State.ALONE, 0);
    back.status(back.statusOf(State.CATCH_UP, 3, 1, 2));
    back.deliver(back.bob("@alice"));
    back.status(State.FOLLOWER, 3);
    assertEquals(2, back.model.reading().unread().first());
    assertTrue(back.wished(Wish.Bell.class).isEmpty());
  }

  @Test
  void aFloodOfMissedMessagesIsReadFromItsBeginning() {
    Session back = comesBack(1210);
    back.load();
    Reading.Unread unread = back.model.reading().unread();
    assertTrue(unread.isFlood());
    assertEquals(1210, unread.count());
    assertEquals(11, unread.first());
    assertFalse(unread.seen());
    assertEquals("@alice 24/0", back.bottom());
    back.press(Key.alt(Key.Kind.END));
    assertTrue(back.model.reading().unread().seen());
    assertEquals("@alice 1220/0", back.bottom());
  }

  /** Ten messages were shown earlier; so many came while this peer did not run. */
  private static Session comesBack(int missed) {
    Session back = new Session(11);
    for (int i = 1; i <= 10; i++) {
      back.bob("old " + i);
    }
    back.see(Session.OPENED);
    back.load();
    back.status(back.statusOf(State.CATCH_UP, 3, 10, 10L + missed));
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < missed; i++) {
      entries.add(back.bob("@alice " + (back.log.size() + 1)));
      if (entries.size() == 100) {
        back.see(new UiEvent.Delivered(entries));
        entries.clear();
      }
    }
    back.see(new UiEvent.Delivered(entries));
    back.status(State.FOLLOWER, 3);
    return back;
  }

  @Test
  void oldLinesHaveTheTimeOfTheMessageBeforeThem() {
    Session back = new Session(4);
    back.bob("one");
    back.append(Session.members("alice", "bob", "carol", "dave"));
    back.bob("two");
    back.now += 86_400_000;
    back.see(Session.OPENED);
    back.load();
    assertEquals(Session.START, back.model.history().lines().get(1).at());
  }

  private String last() {
    return last(session);
  }

  private static String last(Session session) {
    List<String> lines = session.lines();
    return lines.get(lines.size() - 1);
  }
}
