package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Message.Join;
import dev.parley.protocol.message.Message.JoinAck;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A newcomer, n1, that is told to found a group. */
class FoundingTest {
  private static final String OTHER = Group.ID.replace('0', '9');

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(0);
  private final Peer peer;
  private long now;

  FoundingTest() {
    effects.log = log;
    peer =
        new Peer(
            PeerConfig.DEFAULT,
            new Peer.Identity(Group.peer(1), Group.NAME, 5),
            new Restored(
                null,
                HardState.INITIAL,
                GroupState.empty(0),
                0,
                new OutboxContents(Group.origin(1), 1, List.of()),
                List.of(),
                List.of()),
            log,
            effects,
            new Random(1));
  }

  private static Hello hello(int id, String groupId) {
    return new Hello(Limits.VERSION, Group.peer(id), groupId, Group.NAME, 1);
  }

  private void found() {
    peer.found(Group.ID, ++now);
    peer.settle(now);
  }

  /** Time passes, and the disk does what it is asked for. */
  private void pass(int millis) {
    for (long end = now + millis; now < end; ) {
      now = Math.min(end, Math.max(now + 1, peer.settle(now)));
      effects.promises.forEach(promise -> peer.onHardStateStored(promise, now));
      effects.promises.clear();
    }
    peer.settle(now);
  }

  private void sync() {
    peer.onLogSynced(log.epoch(), log.end().seqNo(), ++now);
    peer.settle(now);
  }

  private void foundForGood() {
    found();
    sync();
    pass(100);
    sync();
  }

  @Test
  void itIsTheOneVoterOfItsGroupAndLeadsItsFirstTerm() {
    foundForGood();
    assertEquals(List.of(Group.ID), effects.groups);
    EntryBody.Members first = (EntryBody.Members) log.entry(1).body();
    assertEquals(List.of(new Member(Group.peer(1), true)), first.members());
    assertEquals(0, log.entry(1).term());
    assertEquals(PeerStatus.State.LEADER, peer.status(now).state());
    assertEquals(1, peer.status(now).term());
    assertEquals(2, peer.status(now).committed().seqNo());
  }

  @Test
  void itFoundsOneGroupOnly() {
    foundForGood();
    peer.found(OTHER, ++now);
    assertEquals(List.of(Group.ID), effects.groups);
    assertEquals(Group.ID, peer.hello().groupId());
  }

  @Test
  void whoMeetsAMemberDoesNotFound() {
    peer.onHello(10, true, hello(2, OTHER), ++now);
    found();
    assertEquals(List.of(), effects.groups);
    peer.onMessage(10, new JoinAck(OTHER, 2, List.of(Group.voter(2))), ++now);
    assertEquals(List.of(OTHER), effects.groups);
    peer.onClosed(10, ++now);
    found();
    assertEquals(List.of(OTHER), effects.groups);
  }

  @Test
  void whoMeetsANewcomerFounds() {
    peer.onHello(10, true, hello(2, null), ++now);
    found();
    assertEquals(List.of(Group.ID), effects.groups);
  }

  @Test
  void whoCannotWriteDoesNotFound() {
    peer.onCanWrite(false, ++now);
    found();
    assertEquals(List.of(), effects.groups);
    peer.onCanWrite(true, ++now);
    found();
    assertEquals(List.of(Group.ID), effects.groups);
  }

  @Test
  void nobodyIsLetInBeforeTheGroupIsOnDisk() {
    peer.onHello(10, false, hello(2, null), ++now);
    peer.onMessage(10, new Join(Group.peer(2)), ++now);
    found();
    peer.onHello(11, false, hello(3, null), ++now);
    peer.onMessage(11, new Join(Group.peer(3)), ++now);
    pass(100);
    assertEquals(List.of(), acks(10));
    assertEquals(List.of(), acks(11));
    sync();
    pass(100);
    assertEquals(1, acks(10).size());
    assertEquals(1, acks(11).size());
    sync();
    pass(100);
    sync();
    assertEquals(
        List.of(1, 2, 3), peer.status(now).members().stream().map(m -> m.nodeId()).toList());
  }

  private List<JoinAck> acks(long link) {
    return effects.sent(link, JoinAck.class);
  }

  @Test
  void whoHasLeftIsForgotten() {
    peer.onHello(10, false, hello(2, null), ++now);
    peer.onMessage(10, new Join(Group.peer(2)), ++now);
    peer.onClosed(10, ++now);
    foundForGood();
    assertEquals(
        List.of(), effects.sent.stream().map(s -> s.message()).filter(this::isAck).toList());
  }

  private boolean isAck(Message message) {
    return message instanceof JoinAck;
  }
}
