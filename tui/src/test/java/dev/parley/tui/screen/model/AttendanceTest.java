package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.message.Message;
import dev.parley.tui.screen.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others are told of whether the user is there, and what is known of them. */
final class AttendanceTest {
  private static final long FIVE_MINUTES = 5 * 60_000L;

  private final Session session = Session.ready();

  private List<Wish.Presence> told() {
    List<Wish.Presence> told = session.wished(Wish.Presence.class);
    session.wishes.clear();
    return told;
  }

  @Test
  void afterFiveMinutesWithoutAKeyOneIsIdleAndWithTheNextOneBack() {
    session.press(Key.text("x"));
    session.tick(FIVE_MINUTES - 1);
    assertEquals(List.of(), told());
    assertEquals(session.now + 1, ChatUpdate.wakeAt(session.model));
    session.tick(1);
    session.tick(FIVE_MINUTES);
    assertEquals(List.of(new Wish.Presence(true)), told());
    session.press(Key.text("y"));
    session.press(Key.text("z"));
    assertEquals(List.of(new Wish.Presence(false)), told());
  }

  @Test
  void whatComesInAndAFocusAreNoKeys() {
    session.tick(FIVE_MINUTES - 1000);
    session.deliver(session.bob("are you there?"));
    session.press(Key.Kind.FOCUS_IN);
    session.tick(1000);
    assertEquals(List.of(new Wish.Presence(true)), told());
    session.press(Key.Kind.FOCUS_OUT);
    assertEquals(List.of(), told());
  }

  @Test
  void whoSaidToBeAwayStaysThatWithKeysAndWithout() {
    session.status(with(1, Message.Presence.AWAY));
    session.tick(FIVE_MINUTES);
    session.press(Key.text("x"));
    assertEquals(List.of(), told());
    session.press(Key.Kind.ENTER);
    assertEquals(List.of(), told(), "the peer sees to that who says something is there");
  }

  @Test
  void idleNothingHappensButTheMinuteOfTheClock() {
    session.status(State.FOLLOWER, 3);
    session.tick(60_000 - session.now % 60_000);
    session.press(Key.text("x"));
    long woken = 0;
    long end = session.now + 60 * 60_000;
    while (session.now < end) {
      session.tick(ChatUpdate.wakeAt(session.model) - session.now);
      woken++;
    }
    assertEquals(60, woken, "at one of the minutes one became idle");
  }

  /** All are there but that one. */
  private PeerStatus with(int nodeId, Message.Presence presence) {
    PeerStatus status = session.statusOf(State.FOLLOWER, 3, session.log.size(), session.log.size());
    List<MemberStatus> members =
        status.members().stream().map(m -> m.nodeId() == nodeId ? as(m, presence) : m).toList();
    return new PeerStatus(
        status.state(),
        status.nodeId(),
        status.group(),
        status.groupId(),
        status.term(),
        status.leaderId(),
        status.last(),
        status.committed(),
        0,
        0,
        0,
        true,
        0,
        0,
        members,
        status.rooms());
  }

  private static MemberStatus as(MemberStatus member, Message.Presence presence) {
    return new MemberStatus(
        member.nodeId(),
        member.name(),
        member.address(),
        member.mode(),
        member.leader(),
        member.voter(),
        member.online(),
        presence,
        member.lastSeq(),
        member.committed(),
        member.heardMillis());
  }
}
