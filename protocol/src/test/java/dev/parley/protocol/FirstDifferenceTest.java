package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.message.Message.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** n2 of n1, n2 and n3, whose log is bad. Link 10 leads to n1, link 30 to n3. */
final class FirstDifferenceTest {
  private static final long TIMEOUT = PeerConfig.DEFAULT.leaderTimeoutMillis();

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private long now = 10_000;
  private Peer peer;

  /** A log of 40 entries; {@code other}: it differs from #17 on. */
  private static Book book(boolean other) {
    Book book = Book.of(1, 2, 3);
    for (int number = 1; number <= 38; number++) {
      book.add(1, Group.chat(1, number, (number >= 15 && other ? "other " : "text ") + number));
    }
    return book;
  }

  private void start(Book book) {
    book.entries().forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.settle(now);
    peer.onHello(10, true, Group.hello(1, 1), now);
    peer.onHello(30, true, Group.hello(3, 1), now);
    peer.settle(now);
  }

  private Damage damage() {
    byte[] line = log.entry(20).line().clone();
    line[line.length / 2] ^= 1;
    return new Damage(20, log.position(19).crc(), line, "its checksum does not fit");
  }

  private void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  private CatchupReq asked(long link) {
    List<CatchupReq> all = effects.sent(link, CatchupReq.class);
    return all.get(all.size() - 1);
  }

  private static CatchupResp entry(Book book, long seqNo) {
    return book.response(Source.MEMBER, 1, (int) seqNo, (int) seqNo, 40);
  }

  @Test
  void damageIsShownAsItIsHereAndAsAnotherHasIt() {
    start(book(false));
    peer.onDamage(damage(), now);
    assertEquals(new CatchupReq(0, 20, 20), asked(10));
    comes(10, entry(book(false), 20));
    assertEquals(List.of(StopReason.DAMAGED), effects.stops);
    String text = effects.stopTexts.get(0);
    assertTrue(text.startsWith("entry #20 on this disk is not what was written"), text);
    String line = new String(log.entry(20).line(), StandardCharsets.UTF_8);
    assertTrue(text.endsWith("\n  n1:   " + line), text);
    assertTrue(text.contains("\n  here: {\"type\":\"SEQ_CHAT\",\"seq_no\":20"), text);
    assertEquals(Long.MAX_VALUE, peer.settle(now));
  }

  @Test
  void whoeverSearchesTakesPartInNothing() {
    start(book(false));
    peer.onDamage(damage(), now);
    int before = effects.sent.size();
    comes(30, new Message.Election(false, 9, 1, true));
    comes(30, book(false).coordinator(3, 2, 0));
    now += TIMEOUT - 1;
    peer.settle(now);
    assertEquals(before, effects.sent.size());
    assertEquals(List.of(), effects.promises);
  }

  @Test
  void anAnswerOfAnotherLogProvesNothing() {
    start(book(false));
    peer.onDamage(damage(), now);
    comes(10, entry(book(true), 20));
    assertEquals(List.of(), effects.stops);
    comes(30, entry(book(true), 20));
    assertEquals(List.of(StopReason.UNREADABLE), effects.stops);
  }

  @Test
  void whatTheDiskDoesNotReadIsNotCalledDamage() {
    start(book(false));
    peer.onDamage(new Damage(20, log.position(19).crc(), null, "it cannot be read"), now);
    comes(10, entry(book(false), 20));
    assertEquals(List.of(StopReason.UNREADABLE), effects.stops);
    assertTrue(effects.stopTexts.get(0).contains("here: nothing\n  n1:   {"));
  }

  @Test
  void whoCannotBeAskedIsNotWaitedForLong() {
    start(book(false));
    peer.onDamage(damage(), now);
    now += TIMEOUT;
    peer.settle(now);
    assertEquals(new CatchupReq(0, 20, 20), asked(30));
    assertEquals(List.of(), effects.stops);
    now += TIMEOUT;
    peer.settle(now);
    assertEquals(List.of(StopReason.UNREADABLE), effects.stops);
  }

  @Test
  void whoIsToldThatItDiffersFindsTheFirstEntryByHalving() {
    start(book(true));
    peer.onMessage(10, book(false).coordinator(1, 2, 0), now);
    comes(10, new JoinRefused(RefusalCode.DIVERGED, "entry #40 of n2 differs"));
    int questions = 0;
    while (effects.stops.isEmpty()) {
      questions++;
      comes(30, entry(book(false), asked(30).fromSeq()));
    }
    assertTrue(questions <= 8, questions + " questions");
    assertEquals(List.of(StopReason.DIVERGED), effects.stops);
    String text = effects.stopTexts.get(0);
    assertTrue(text.contains("first in entry #17 (entry #40 of n2 differs)"), text);
    assertTrue(text.contains("other 15") && text.contains("text 15"), text);
    assertFalse(text.contains("text 16"), text);
  }

  /** As {@link Peer} does it when it cuts off: n1 is there no more, and nobody else is. */
  @Test
  void whereNobodyIsLeftToAskNothingIsSaidOfWhatIsEqual() {
    start(book(true));
    peer.onClosed(30, now);
    peer.onMessage(10, book(false).coordinator(1, 2, 0), now);
    comes(10, new JoinRefused(RefusalCode.DIVERGED, "entry #40 of n2 differs"));
    now += TIMEOUT;
    peer.settle(now);
    assertEquals(
        List.of("entry #40 of n2 differs; no other member showed where"), effects.stopTexts);
  }

  @Test
  void aStrangerWhoLeadsAccusesNobody() {
    start(book(false));
    peer.onHello(90, false, Group.hello(9, 1), now);
    LogPosition end = log.end();
    comes(90, new Message.Coordinator(2, Group.peer(9), 41, end.term(), end.crc(), 0));
    assertEquals(9, peer.status(now).leaderId());
    comes(90, new JoinRefused(RefusalCode.DIVERGED, "you differ"));
    now += 3 * TIMEOUT;
    peer.settle(now);
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void aLogWithoutWhichThereIsNoMajorityIsNotGivenUp() {
    Book two = Book.of(1, 2).add(1, Group.chat(1, 1, "text"));
    two.entries().forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.onHello(10, true, Group.hello(1, 1), now);
    byte[] line = log.entry(3).line().clone();
    line[line.length / 2] ^= 1;
    peer.onDamage(new Damage(3, log.position(2).crc(), line, "its checksum does not fit"), now);
    comes(10, two.response(Source.MEMBER, 1, 3, 3, 3));
    assertEquals(List.of(StopReason.UNREADABLE), effects.stops);
    String text = effects.stopTexts.get(0);
    assertTrue(text.contains("\n  n1:   {"), text);
    assertTrue(text.endsWith("this log is kept: the other voters are no majority"), text);
  }

  @Test
  void whoOnlyForgotIsToldThatNothingDiffers() {
    start(book(false));
    peer.onMessage(10, book(false).coordinator(1, 2, 0), now);
    comes(10, new JoinRefused(RefusalCode.DIVERGED, "entry #40 of n2 is less than before"));
    comes(30, entry(book(false), 40));
    assertEquals(
        List.of("entry #40 of n2 is less than before; up to #40 nothing differs"),
        effects.stopTexts);
  }

  @Test
  void aLongLineIsShownAroundTheByteThatDiffers() {
    byte[] here = ("a".repeat(5000) + "X" + "b".repeat(5000)).getBytes(StandardCharsets.UTF_8);
    byte[] there = ("a".repeat(5000) + "\n" + "b".repeat(5000)).getBytes(StandardCharsets.UTF_8);
    String around = "a".repeat(200) + "%s" + "b".repeat(199);
    assertEquals(
        "  here: …" + around.formatted("X") + "…\n  n3:   …" + around.formatted("?") + "…",
        SideBySide.text(here, there, "n3"));
    assertEquals("  here: nothing", SideBySide.text(null, null, "n3"));
  }
}
