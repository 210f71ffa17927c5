package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Bye;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.Read;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One peer, n2 of n1, n2 and n3, whose log has five entries, four of them final. Link 10 leads to
 * n1, link 30 to n3.
 */
class ReceiptsTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book theirs = Book.of(1, 2, 3).chat(1, 1, 1).leader(1, 3).chat(1, 1, 2);
  private Peer peer;
  private long now = 10_000;

  @BeforeEach
  void start() {
    start(List.of());
  }

  private void start(List<ReadMark> reads) {
    if (log.end().seqNo() == 0) {
      theirs.entries().forEach(log::append);
    }
    Restored disk =
        new Restored(
            Group.ID,
            new HardState(1, null),
            GroupState.empty(Group.GENESIS),
            4,
            new OutboxContents(Group.origin(2), 1, List.of()),
            List.of(),
            reads);
    Peer.Identity self = new Peer.Identity(Group.peer(2), Group.NAME, 5);
    peer = new Peer(PeerConfig.DEFAULT, self, disk, log, effects, new Random(1));
    peer.settle(now);
  }

  private void meet(long link, int node) {
    peer.onHello(link, true, Group.hello(node, 1), now);
    peer.settle(now);
  }

  private void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  /** Says that it has so many final entries. */
  private void beats(long link, int committed) {
    LogPosition at = theirs.position(committed);
    comes(link, new Heartbeat(false, 1, 0, false, List.of(), true, committed, at, Presence.ONLINE));
  }

  private void meetBoth() {
    meet(10, 1);
    meet(30, 3);
    beats(10, 1);
    beats(30, 1);
  }

  private void reads(long upTo) {
    peer.read("general", upTo, now);
    peer.settle(now);
  }

  private void pass(long millis) {
    for (long until = now + millis; now < until; now += 50) {
      peer.settle(now);
    }
  }

  private static Read read(int reader, long upTo) {
    return new Read(reader, new TreeMap<>(Map.of("general", upTo)));
  }

  private static ReadMark mark(int reader, long upTo) {
    return new ReadMark(reader, "general", upTo);
  }

  private List<Read> toldOn(long link) {
    return effects.sent(link, Read.class);
  }

  @Test
  void whatIsReadIsToldToAllAndKept() {
    meetBoth();
    reads(2);
    assertEquals(List.of(read(2, 2)), toldOn(10));
    assertEquals(List.of(read(2, 2)), toldOn(30));
    assertEquals(List.of(mark(2, 2)), effects.reads);
    assertEquals(List.of(mark(2, 2)), peer.readMarks());
  }

  @Test
  void whoReadsMuchTellsSeldom() {
    meetBoth();
    reads(2);
    for (int i = 0; i < 1000; i++) {
      reads(3 + i % 2);
    }
    assertEquals(List.of(read(2, 2)), toldOn(10));
    pass(Receipts.PAUSE_MILLIS + 50);
    assertEquals(List.of(read(2, 2), read(2, 4)), toldOn(10));
    assertTrue(effects.reads.size() <= 3, effects.reads.toString());
  }

  @Test
  void whatIsReadAgainIsNotToldAgain() {
    meetBoth();
    reads(3);
    pass(3000);
    reads(3);
    reads(2);
    pass(3000);
    assertEquals(List.of(read(2, 3)), toldOn(10));
    assertEquals(List.of(mark(2, 3)), effects.reads);
  }

  @Test
  void nobodyHasReadWhatIsNotFinalHere() {
    meetBoth();
    reads(99);
    assertEquals(List.of(mark(2, 4)), peer.readMarks());
    assertEquals(List.of(read(2, 4)), toldOn(10));
  }

  @Test
  void aRoomThatThereIsNotIsNotRead() {
    meetBoth();
    peer.read("attic", 2, now);
    peer.settle(now);
    assertEquals(List.of(), toldOn(10));
  }

  @Test
  void whatOthersHaveReadIsShownAsFarAsItIsFinalHere() {
    meetBoth();
    comes(10, read(1, 3));
    assertEquals(List.of(mark(1, 3)), effects.reads);
    pass(Receipts.TELL_MILLIS + 50);
    comes(10, read(1, 99));
    assertEquals(List.of(mark(1, 3), mark(1, 4)), effects.reads);
    assertEquals(List.of(mark(1, 4)), peer.readMarks());
  }

  @Test
  void manyMovesAreToldTheHostTogether() {
    meetBoth();
    for (int upTo = 1; upTo <= 4; upTo++) {
      comes(10, read(1, upTo));
    }
    assertEquals(List.of(mark(1, 1)), effects.reads);
    pass(Receipts.TELL_MILLIS + 50);
    assertEquals(List.of(mark(1, 1), mark(1, 4)), effects.reads);
  }

  @Test
  void whoIsMetIsToldAllThatIsKnown() {
    start(List.of(mark(3, 2)));
    reads(4);
    meet(10, 1);
    beats(10, 1);
    assertEquals(List.of(read(2, 4), read(3, 2)), toldOn(10));
  }

  @Test
  void whoIsMetAgainIsToldAgain() {
    meetBoth();
    reads(4);
    peer.onClosed(10, now);
    peer.settle(now);
    meet(11, 1);
    beats(11, 1);
    assertEquals(List.of(read(2, 4)), toldOn(11));
  }

  /** It would not believe a member of a group that it is not in yet. */
  @Test
  void whoHasNothingFinalYetIsToldLater() {
    meet(10, 1);
    reads(4);
    beats(10, 0);
    assertEquals(List.of(), toldOn(10));
    beats(10, 1);
    assertEquals(List.of(read(2, 4)), toldOn(10));
  }

  /** A member that another one does not know of yet is a stranger to it, and told nothing by. */
  @Test
  void whoseLogLacksTheNewestMembersIsToldLater() {
    theirs.add(1, Group.members(Group.voter(1), Group.voter(2), Group.voter(3), Group.voter(4)));
    log.append(theirs.entries().get(5));
    start(List.of());
    meet(10, 1);
    reads(4);
    beats(10, 5);
    assertEquals(List.of(), toldOn(10));
    beats(10, 6);
    assertEquals(List.of(read(2, 4)), toldOn(10));
  }

  @Test
  void aReaderThatIsHereTellsTheOthersItself() {
    meetBoth();
    comes(10, read(1, 3));
    pass(5000);
    assertEquals(List.of(), toldOn(30));
  }

  @Test
  void whatAReaderSaidThatIsGoneIsPassedOn() {
    meetBoth();
    comes(10, read(1, 3));
    comes(10, new Bye("quit"));
    pass(3000);
    assertEquals(List.of(read(1, 3)), toldOn(30));
    pass(3000);
    assertEquals(List.of(read(1, 3)), toldOn(30));
  }

  @Test
  void whatOthersTellOfAReaderThatIsNotHereIsPassedOn() {
    meet(30, 3);
    beats(30, 1);
    comes(30, read(1, 3));
    pass(3000);
    assertEquals(List.of(read(1, 3)), toldOn(30));
    assertEquals(List.of(mark(1, 3)), peer.readMarks());
  }

  /** Its disk was lost, and others remember. */
  @Test
  void oneLearnsFromOthersWhatOneHasRead() {
    meetBoth();
    comes(10, read(2, 3));
    assertEquals(List.of(mark(2, 3)), peer.readMarks());
    reads(2);
    assertEquals(List.of(mark(2, 3)), peer.readMarks());
  }

  @Test
  void whoReadsNothingWakesNobody() {
    meetBoth();
    reads(4);
    pass(5000);
    int said = effects.reads.size();
    int sent = toldOn(10).size();
    pass(60_000);
    assertEquals(said, effects.reads.size());
    assertEquals(sent, toldOn(10).size());
  }
}
