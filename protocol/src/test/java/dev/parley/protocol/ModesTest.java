package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Handover;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Message.Join;
import dev.parley.protocol.message.Message.JoinAck;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * n2 of n1, n2 and n3; links 10 and 30 go to the others, link 90 to n9, which is a newcomer. n1 is
 * in mode bootstrap, n3 in mode standard, and n2 as each test says.
 */
class ModesTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private Book book;
  private Peer peer;
  private long now = 10_000;

  private static PeerInfo peer(int id, Mode mode) {
    PeerInfo any = Group.peer(id);
    return new PeerInfo(id, any.name(), any.address(), mode, any.storageId());
  }

  private static Hello hello(PeerInfo peer) {
    return new Hello(Limits.VERSION, peer, Group.ID, Group.NAME, 1);
  }

  private void start(Mode own, Mode ofOne) {
    start(own, ofOne, own);
  }

  private void start(Mode own, Mode ofOne, Mode ownByTheLog) {
    PeerInfo self = peer(2, own);
    List<Member> members =
        List.of(
            new Member(peer(1, ofOne), true),
            new Member(peer(2, ownByTheLog), true),
            new Member(peer(3, Mode.STANDARD), true));
    book = new Book().add(0, new EntryBody.Members("founded", members)).leader(1, 1);
    book.entries().forEach(log::append);
    Restored disk = Group.restored(2, new OutboxContents(Group.origin(2), 1, List.of()), List.of());
    Peer.Identity identity = new Peer.Identity(self, Group.NAME, 5);
    peer = new Peer(PeerConfig.DEFAULT, identity, disk, log, effects, new Random(1));
    peer.onHello(10, true, hello(peer(1, ofOne)), now);
    peer.onHello(30, true, hello(peer(3, Mode.STANDARD)), now);
    peer.onHello(90, false, new Hello(Limits.VERSION, Group.peer(9), null, Group.NAME, 1), now);
    peer.settle(now);
  }

  private void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  private void follow3() {
    comes(30, book.coordinator(3, 2, 2));
    assertEquals(3, peer.status(now).leaderId());
  }

  private void lead() {
    follow3();
    comes(30, new Handover(1));
    peer.onHardStateStored(new HardState(2, Group.replica(2)), now);
    String storageId = Group.peer(1).storageId();
    comes(10, new ElectionOk(ElectionAnswer.GRANTED, 2, 0, storageId, book.end(), 2));
    peer.onLogSynced(log.epoch(), log.end().seqNo(), now);
    comes(10, new Message.Ack(2, log.end().seqNo(), log.end().crc()));
    assertEquals(2, peer.status(now).leaderId());
  }

  private void later(long millis) {
    now += millis;
    peer.settle(now);
  }

  private JoinRefused refusal() {
    List<JoinRefused> all = effects.sent(90, JoinRefused.class);
    assertTrue(!all.isEmpty(), "nothing was refused");
    return all.get(all.size() - 1);
  }

  private boolean isTaken(int id) {
    later(200);
    Entry end = log.entry(log.end().seqNo());
    return end.body() instanceof EntryBody.Members now
        && now.members().stream().anyMatch(m -> m.info().nodeId() == id);
  }

  @Test
  void aStandardMemberNamesThoseThatTakeNewcomers() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    follow3();
    comes(90, new Join(Group.peer(9)));
    assertEquals(RefusalCode.ASK_ANOTHER, refusal().code());
    assertEquals(List.of(peer(1, Mode.BOOTSTRAP)), refusal().takers());
    assertEquals(List.of(), effects.sent(90, JoinAck.class));
    assertEquals(List.of(), effects.sent(30, Join.class));
  }

  @Test
  void aStandardMemberThatKnowsNobodySaysSo() {
    start(Mode.STANDARD, Mode.STANDARD);
    comes(90, new Join(Group.peer(9)));
    assertEquals(List.of(), refusal().takers());
    assertEquals("n2 takes no newcomers and knows nobody who does", refusal().text());
  }

  @Test
  void aBootstrapMemberPassesANewcomerOnToAStandardLeaderAtAPace() {
    start(Mode.BOOTSTRAP, Mode.BOOTSTRAP);
    follow3();
    Join join = new Join(Group.peer(9));
    comes(90, join);
    comes(90, join);
    assertEquals(2, effects.sent(90, JoinAck.class).size());
    assertEquals(List.of(join), effects.sent(30, Join.class));
    later(500);
    comes(90, join);
    assertEquals(List.of(join, join), effects.sent(30, Join.class));
    assertEquals(List.of(), effects.sent(10, Join.class));
  }

  @Test
  void aLeaderThatTakesAnybodyNeedsNoIntroduction() {
    start(Mode.BOOTSTRAP, Mode.BOOTSTRAP);
    comes(10, book.coordinator(1, 2, 2));
    assertEquals(1, peer.status(now).leaderId());
    comes(90, new Join(Group.peer(9)));
    assertEquals(List.of(), effects.sent(10, Join.class));
  }

  @Test
  void aNewDiskOfAMemberIsNoNewcomer() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    lead();
    peer.onClosed(30, now);
    peer.onHello(31, false, hello(Group.peer(3, 2)), now);
    comes(31, new Join(Group.peer(3, 2)));
    assertEquals(1, effects.sent(31, JoinAck.class).size());
  }

  @Test
  void aStandardLeaderTakesNobodyWhomItWasNotIntroducedTo() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    lead();
    comes(90, new Join(Group.peer(9)));
    assertEquals(RefusalCode.ASK_ANOTHER, refusal().code());
    assertEquals(false, isTaken(9));
  }

  @Test
  void aStandardLeaderTakesAtOnceWhoIsConnectedAndIntroduced() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    lead();
    comes(10, new Join(Group.peer(9)));
    comes(10, new Join(Group.peer(9)));
    assertEquals(1, effects.sent(90, JoinAck.class).size());
    assertTrue(isTaken(9));
  }

  @Test
  void aStandardLeaderTakesAnIntroducedOneThatComesLater() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    lead();
    comes(10, new Join(Group.peer(8)));
    assertEquals(false, isTaken(8));
    peer.onHello(80, false, hello(Group.peer(8)), now);
    comes(80, new Join(Group.peer(8)));
    assertEquals(1, effects.sent(80, JoinAck.class).size());
    assertTrue(isTaken(8));
  }

  @Test
  void anIntroductionIsOfOneReplicaAndDoesNotLast() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    lead();
    comes(10, new Join(Group.peer(9, 2)));
    comes(10, new Join(Group.peer(8)));
    comes(90, new Join(Group.peer(9)));
    assertEquals(RefusalCode.ASK_ANOTHER, refusal().code());
    for (int i = 0; i < 4; i++) {
      now += 800;
      comes(10, new Message.Ack(2, log.end().seqNo(), log.end().crc()));
    }
    assertEquals(2, peer.status(now).leaderId());
    peer.onHello(80, false, hello(Group.peer(8)), now);
    comes(80, new Join(Group.peer(8)));
    assertEquals(1, effects.sent(80, JoinRefused.class).size());
  }

  @Test
  void onlyAMemberInModeBootstrapIntroduces() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    lead();
    comes(30, new Join(Group.peer(9)));
    peer.onHello(80, false, hello(Group.peer(8)), now);
    comes(80, new Join(Group.peer(9)));
    comes(90, new Join(Group.peer(9)));
    assertEquals(RefusalCode.ASK_ANOTHER, refusal().code());
    assertEquals(List.of(), effects.sent(90, JoinAck.class));
  }

  @Test
  void whoDoesNotLeadTakesNoIntroduction() {
    start(Mode.STANDARD, Mode.BOOTSTRAP);
    follow3();
    comes(10, new Join(Group.peer(9)));
    comes(90, new Join(Group.peer(9)));
    assertEquals(List.of(), effects.sent(90, JoinAck.class));
    assertEquals(List.of(), effects.sent(30, Join.class));
  }

  @Test
  void aLeaderWhoseOwnModeIsNotWhatTheLogSaysChangesThat() {
    start(Mode.BOOTSTRAP, Mode.BOOTSTRAP, Mode.STANDARD);
    lead();
    later(200);
    assertEquals(Mode.BOOTSTRAP, peer.status(now).members().get(1).mode());
  }

  // ------------------------------------------------------------------ the newcomer

  private void startNewcomer() {
    Restored empty =
        new Restored(
            null,
            new HardState(0, null),
            GroupState.empty(0),
            0,
            new OutboxContents(Group.origin(9), 1, List.of()),
            List.of(),
            List.of());
    Peer.Identity identity = new Peer.Identity(Group.peer(9), Group.NAME, 5);
    peer =
        new Peer(
            PeerConfig.DEFAULT, identity, empty, new MemoryEntryLog(0), effects, new Random(1));
    peer.onHello(20, true, hello(peer(2, Mode.STANDARD)), now);
    peer.settle(now);
  }

  private static JoinRefused askAnother(PeerInfo... takers) {
    return new JoinRefused(RefusalCode.ASK_ANOTHER, "", List.of(takers));
  }

  @Test
  void aNewcomerThatIsReferredDialsThoseAndSaysSoOnce() {
    startNewcomer();
    comes(20, askAnother(Group.peer(1), Group.peer(4)));
    comes(20, askAnother(Group.peer(1), Group.peer(4)));
    assertEquals(
        List.of("n2 at 127.0.0.1:6002 takes no newcomers; asking n1 at 127.0.0.1:6001 and 1 more"),
        effects.notices.stream().filter(text -> text.contains("takes")).toList());
    assertEquals(List.of(1, 2, 4), List.copyOf(effects.connections.keySet()));
    assertEquals(List.of(), effects.stops);
    peer.onHello(10, true, hello(Group.peer(1)), now);
    peer.settle(now);
    assertEquals(1, effects.sent(10, Join.class).size());
    later(1000);
    assertEquals(3, effects.sent(20, Join.class).size());
  }

  @Test
  void aNewcomerThatNobodyTakesGoesOnAskingAndSaysSoOnce() {
    startNewcomer();
    comes(20, askAnother());
    comes(20, askAnother());
    assertEquals(
        List.of(
            "n2 at 127.0.0.1:6002 takes no newcomers and knows nobody who does; asking again and"
                + " again"),
        effects.notices.stream().filter(text -> text.contains("takes")).toList());
    assertEquals(List.of(), List.copyOf(effects.connections.keySet()));
    later(1000);
    assertEquals(3, effects.sent(20, Join.class).size());
    assertEquals(List.<StopReason>of(), effects.stops);
  }

  @Test
  void whoWasLetInHearsNothingOfReferrals() {
    startNewcomer();
    peer.onHello(10, true, hello(Group.peer(1)), now);
    comes(10, new JoinAck(Group.ID, 3, List.of(Group.voter(1), Group.voter(2), Group.voter(3))));
    comes(20, askAnother(Group.peer(1)));
    assertTrue(effects.notices.stream().noneMatch(text -> text.contains("takes")));
  }

  @Test
  void aMemberDoesNotFollowAReferral() {
    start(Mode.BOOTSTRAP, Mode.BOOTSTRAP);
    follow3();
    comes(90, askAnother(Group.peer(77)));
    assertEquals(List.of(1, 3), List.copyOf(effects.connections.keySet()));
    assertTrue(effects.notices.stream().noneMatch(text -> text.contains("takes")));
  }

  @Test
  void whomANewcomerIsToldOfIsBounded() {
    startNewcomer();
    for (int i = 0; i < 100; i++) {
      int base = 100 + 16 * i;
      PeerInfo[] takers = new PeerInfo[16];
      for (int k = 0; k < 16; k++) {
        takers[k] = Group.peer(base + k);
      }
      comes(20, askAnother(takers));
    }
    assertEquals(2 * Limits.MEMBERS, effects.connections.size());
  }
}
