package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.GivingWay;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** n2, alone in a group that it founded, meets n1 of another one of the same name. */
class DissolvingTest {
  private static final String LOWER = Group.ID.replace(Group.ID.charAt(0), '0');
  private static final String HIGHER = "f" + Group.ID.substring(1);

  private final RecordingEffects effects = new RecordingEffects();
  private MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private Book book = Book.of(2);
  private List<EntryBody.Chat> outbox = List.of();
  private List<EntryBody.Chat> held = List.of();
  private int dissolvedBefore;

  private static PeerInfo peer(int id, Mode mode) {
    PeerInfo any = Group.peer(id);
    return new PeerInfo(id, any.name(), any.address(), mode, any.storageId());
  }

  private static Hello hello(int id, Mode mode, String groupId, boolean dissolves) {
    return new Hello(Limits.VERSION, peer(id, mode), groupId, Group.NAME, 1, dissolves);
  }

  private static Hello other(String groupId, boolean dissolves) {
    return hello(1, Mode.BOOTSTRAP, groupId, dissolves);
  }

  private static boolean givesWay(Hello mine, Hello theirs) {
    return GivingWay.givesWay(mine, theirs);
  }

  private Peer start(Mode mode) {
    book.entries().forEach(log::append);
    Restored disk =
        new Restored(
            Group.ID,
            new HardState(1, null),
            GroupState.empty(Group.GENESIS),
            book.entries().size(),
            new OutboxContents(Group.origin(2), 1 + outbox.size(), outbox),
            held,
            List.of(),
            dissolvedBefore);
    Peer.Identity identity = new Peer.Identity(peer(2, mode), Group.NAME, 5);
    return new Peer(PeerConfig.DEFAULT, identity, disk, log, effects, new Random(1));
  }

  private Peer start() {
    return start(Mode.BOOTSTRAP);
  }

  @Test
  void itJoinsAGroupThatDoesNotGiveWay() {
    start().onHello(10, true, other(HIGHER, false), 1);
    assertEquals(List.of(StopReason.DISSOLVED), effects.stops);
    assertEquals(List.of("n1 at 127.0.0.1:6001"), effects.stopTexts);
    assertEquals(List.of(), effects.notices);
  }

  @Test
  void ofTwoThatGiveWayTheLowerIdStays() {
    Hello mine = hello(2, Mode.BOOTSTRAP, HIGHER, true);
    Hello theirs = other(LOWER, true);
    assertTrue(givesWay(mine, theirs));
    assertFalse(givesWay(theirs, mine));
    Peer peer = start();
    peer.onHello(10, true, other(HIGHER, true), 1);
    assertEquals(List.of(), effects.stops);
    assertEquals(List.of(), effects.notices);
  }

  @Test
  void aGroupThatDoesNotGiveWayStays() {
    assertFalse(givesWay(hello(2, Mode.BOOTSTRAP, HIGHER, false), other(LOWER, false)));
    assertFalse(givesWay(hello(2, Mode.BOOTSTRAP, HIGHER, false), other(LOWER, true)));
  }

  @Test
  void nobodyGivesWayToOneThatTakesNobody() {
    Hello standard = hello(1, Mode.STANDARD, LOWER, true);
    Hello bootstrap = hello(2, Mode.BOOTSTRAP, HIGHER, true);
    assertFalse(givesWay(bootstrap, standard));
    assertTrue(givesWay(standard, bootstrap));
    assertFalse(givesWay(hello(2, Mode.STANDARD, HIGHER, true), standard));
  }

  @Test
  void groupsOfOtherNamesVersionsAndIdsAreNoOthers() {
    Hello mine = hello(2, Mode.BOOTSTRAP, HIGHER, true);
    PeerInfo one = Group.peer(1);
    assertFalse(givesWay(mine, new Hello(Limits.VERSION, one, LOWER, "work", 1, false)));
    assertFalse(givesWay(mine, new Hello(Limits.VERSION + 1, one, LOWER, "home", 1, false)));
    assertFalse(givesWay(mine, other(null, false)));
    assertFalse(givesWay(mine, other(HIGHER, false)));
    assertFalse(givesWay(mine, hello(2, Mode.BOOTSTRAP, LOWER, false)));
  }

  @Test
  void whoDialsItDoesNotDissolveIt() {
    start().onHello(10, false, other(LOWER, false), 1);
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void itSaysSoItself() {
    assertTrue(start().hello().dissolves());
  }

  @Test
  void notWhatWasSaidInIsGivenUp() {
    book.leader(1, 2).add(1, Group.chat(2, 1));
    assertStays(start());
  }

  @Test
  void notTheRoomsThatWereMadeAreGivenUp() {
    book.leader(1, 2).add(1, new EntryBody.Profile(2, EntryBody.Profile.ROOM, "dev", ""));
    assertStays(start());
  }

  @Test
  void notWhatWaitsToBeSaidIsGivenUp() {
    outbox = List.of(Group.chat(2, 1));
    assertStays(start());
  }

  @Test
  void aTextThatWasJustTypedKeepsTheGroup() {
    Peer peer = start();
    peer.type("general", "hello", 1, 1);
    assertStays(peer);
  }

  @Test
  void notWhatIsHeldForOthersIsGivenUp() {
    held = List.of(Group.chat(3, 1));
    assertStays(start());
  }

  @Test
  void notAGroupThatHasOrHadAnotherMemberIsGivenUp() {
    book = Book.of(1, 2);
    assertStays(start());
    log = new MemoryEntryLog(Group.GENESIS);
    book = Book.of(2, 3).add(1, Group.members(Group.voter(2)));
    assertStays(start());
    log = new MemoryEntryLog(Group.GENESIS);
    book = new Book().add(0, Group.members(Group.voter(3)));
    book.add(1, Group.members(Group.voter(2)));
    assertStays(start());
  }

  @Test
  void notWhileSomebodyIsAboutToJoin() {
    Peer peer = start();
    peer.onHello(90, false, new Hello(Limits.VERSION, Group.peer(9), null, Group.NAME, 1), 1);
    assertStays(peer);
  }

  @Test
  void whoeverWasInvitedFindsTheGroup() {
    Peer peer = start();
    peer.onHello(90, false, new Hello(Limits.VERSION, Group.peer(9), null, Group.NAME, 1), 1);
    peer.onMessage(90, new Message.Join(Group.peer(9)), 1);
    peer.onClosed(90, 2);
    assertEquals(1, effects.sent(90, Message.JoinAck.class).size());
    assertStays(peer);
  }

  @Test
  void thereIsABoundToWhatALiarMakesItGiveUp() {
    dissolvedBefore = 15;
    assertTrue(start().hello().dissolves());
    dissolvedBefore = 16;
    log = new MemoryEntryLog(Group.GENESIS);
    assertStays(start());
  }

  private void assertStays(Peer peer) {
    assertFalse(peer.hello().dissolves());
    peer.onHello(10, true, other(LOWER, false), 3);
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void aLoneMemberInModeStandardSaysOnceThatNobodyCanJoin() {
    Peer peer = start(Mode.STANDARD);
    peer.settle(1);
    peer.settle(2);
    assertEquals(
        List.of(
            "this peer is alone in group home and in mode standard, so that nobody can join;"
                + " start it with --mode bootstrap"),
        effects.notices);
  }
}
