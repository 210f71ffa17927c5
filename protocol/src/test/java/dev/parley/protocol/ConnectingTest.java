package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A newcomer, n2, at the wrong door. */
class ConnectingTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final Peer newcomer =
      new Peer(
          PeerConfig.DEFAULT,
          new Peer.Identity(Group.peer(2), Group.NAME, 5),
          new Restored(
              null,
              HardState.INITIAL,
              GroupState.empty(0),
              0,
              new OutboxContents(Group.origin(2), 1, List.of()),
              List.of(),
              List.of()),
          new MemoryEntryLog(0),
          effects,
          new Random(1));

  private static Hello hello(int version, String group) {
    return new Hello(version, Group.peer(1), Group.ID, group, 1);
  }

  @Test
  void anotherVersionAtTheAddressThatItDialledStopsIt() {
    newcomer.onHello(10, true, hello(9, Group.NAME), 1);
    assertEquals(List.of(StopReason.REFUSED), effects.stops);
    assertEquals(
        List.of(
            "the peer at 127.0.0.1:6001 speaks version 9 of the protocol, this one 1;"
                + " use one version of parley"),
        effects.stopTexts);
  }

  @Test
  void anotherGroupAtTheAddressThatItDialledStopsIt() {
    newcomer.onHello(10, true, hello(Limits.VERSION, "work"), 1);
    assertEquals(List.of(StopReason.REFUSED), effects.stops);
    assertEquals(
        List.of(
            "the peer at 127.0.0.1:6001 is of group work, not home;"
                + " give --group work or another --seed"),
        effects.stopTexts);
  }

  private Peer member() {
    MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
    Book.of(1, 2, 3).entries().forEach(log::append);
    return Group.restarted(2, log, effects);
  }

  @Test
  void aMemberSaysOnceThatASeedIsOfAnotherGroup() {
    Peer member = member();
    String other = "99999999-0000-4000-8000-000000000001";
    for (int link = 10; link < 13; link++) {
      member.onHello(link, true, new Hello(Limits.VERSION, Group.peer(1), other, "home", 1), link);
    }
    assertEquals(
        List.of(
            "127.0.0.1:6001 is of another group named home; this peer has its own:"
                + " start with another --data to join that one"),
        effects.notices);
    assertEquals(List.of(), effects.stops);
  }

  /** Else nobody could be a member again while somebody else waits to be let in under its id. */
  @Test
  void aMemberIsNotKeptOutByWhoWantsToBeOneOfItsId() {
    Peer member = member();
    Hello waits = new Hello(Limits.VERSION, Group.peer(3, 2), Group.ID, Group.NAME, 1);
    member.onHello(10, false, waits, 1);
    member.onHello(11, false, Group.hello(3, 5), 2);
    assertEquals(List.of(10L), effects.closed);
    member.onHello(12, false, waits, 3);
    assertEquals(1, effects.sent(12, Message.JoinRefused.class).size());
  }

  @Test
  void whoDialsAMemberOfAnotherGroupIsNotSpokenOf() {
    Peer member = member();
    member.onHello(10, false, hello(Limits.VERSION, "work"), 1);
    member.onHello(11, true, Group.hello(2, 5), 2);
    assertEquals(List.of(), effects.notices);
  }

  @Test
  void thereIsABoundToOtherGroups() {
    Peer member = member();
    for (int id = 4; id < 500; id++) {
      member.onHello(id, true, new Hello(Limits.VERSION, Group.peer(id), Group.ID, "work", 1), id);
    }
    assertEquals(64, effects.notices.size());
  }

  @Test
  void aMemberThatHearsNoLeaderIsNamed() {
    newcomer.onHello(10, true, hello(Limits.VERSION, Group.NAME), 1);
    List<Member> members = List.of(Group.voter(1), Group.voter(3));
    newcomer.onMessage(10, new Message.JoinAck(Group.ID, 0, members), 1);
    assertEquals(1, newcomer.status(1).leaderlessMember());
    newcomer.onMessage(10, new Message.JoinAck(Group.ID, 3, members), 2);
    assertEquals(0, newcomer.status(2).leaderlessMember());
  }

  @Test
  void whoDialsItDoesNotStopIt() {
    newcomer.onHello(10, false, hello(9, Group.NAME), 1);
    newcomer.onHello(11, false, hello(Limits.VERSION, "work"), 1);
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void aNewcomerDialsWhomItWasToldOf() {
    newcomer.onHello(10, true, hello(Limits.VERSION, Group.NAME), 1);
    List<Member> members = List.of(Group.voter(1), Group.voter(3));
    newcomer.onMessage(10, new Message.JoinAck(Group.ID, 3, members), 1);
    newcomer.settle(1);
    assertEquals(List.of(1, 3), List.copyOf(effects.connections.keySet()));
  }
}
