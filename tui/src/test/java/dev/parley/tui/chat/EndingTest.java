package dev.parley.tui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.NodeListener;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.ExitCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class EndingTest implements NodeListener {
  private static final Ended LEFT = new Ended(ExitCode.OK, "left");
  private static final Ended LOST = new Ended(ExitCode.OUTCOME_UNKNOWN, "lost");

  private final MemoryPeer peer = new MemoryPeer(1, 100);
  private Ending ending = new Ending(Duration.ofMinutes(1));

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void aUserWhoLeavesGivesTheReason() throws Exception {
    start();
    ending.leave(LOST);
    assertEquals(LOST, result());
  }

  @Test
  void whatIsDecidedFirstHolds() throws Exception {
    start();
    ending.decide(LEFT);
    ending.leave(LOST);
    assertEquals(LEFT, result());
  }

  @Test
  void aPeerThatStopsByItselfGivesTheReason() throws Exception {
    start();
    ending.onStopped(StopReason.REFUSED, "no");
    ending.leave(LOST);
    assertEquals(new Ended(ExitCode.REFUSED, "no"), result());
  }

  @Test
  void aFaultOutweighsWhatWasDecided() throws Exception {
    peer.deafen();
    start();
    ending.leave(LEFT);
    ending.onStopped(StopReason.FAULT, "broken");
    assertEquals(Ended.stopped(StopReason.FAULT, "broken", null, false), result());
  }

  @Test
  void onlyTheFirstStopCounts() throws Exception {
    start();
    ending.onStopped(StopReason.REFUSED, "first");
    ending.onStopped(StopReason.FAULT, "second");
    assertEquals("first", ending.stopped().get().text());
  }

  @Test
  void nothingIsDecidedAfterTheStop() throws Exception {
    start();
    ending.onStopped(StopReason.LEFT, "left");
    ending.leave(LOST);
    assertEquals(LEFT, result());
  }

  @Test
  void whoeverWantsToBeRemovedIsNotRefused() throws Exception {
    start();
    ending.retiring();
    ending.onStopped(StopReason.REMOVED, "removed");
    assertEquals(new Ended(ExitCode.OK, "removed"), result());
  }

  @Test
  void aPeerThatDoesNotLeaveCountsAsStopped() throws Exception {
    ending = new Ending(Duration.ofMillis(1));
    peer.deafen();
    start();
    ending.leave(LOST);
    assertEquals(LOST, result());
  }

  @Test
  void aSignalHasThePeerLeave() throws Exception {
    start();
    ending.stopped().thenRun(ending::finish);
    ending.leaveWithin(Duration.ofMinutes(1));
    assertEquals(LEFT, result());
  }

  @Test
  void aStopIsNotTheEndUntilAllIsSaid() {
    start();
    ending.onStopped(StopReason.LEFT, "left");
    ending.leaveWithin(Duration.ofMillis(1));
    assertTrue(peer.isClosed());
  }

  @Test
  void aSignalClosesAPeerThatDoesNotLeave() {
    peer.deafen();
    start();
    ending.leaveWithin(Duration.ofMillis(1));
    assertTrue(peer.isClosed());
  }

  @Test
  void aSignalBeforeTheStartOrAfterTheEndDoesNothing() throws Exception {
    ending.leaveWithin(Duration.ofMinutes(1));
    start();
    ending.finish();
    ending.leaveWithin(Duration.ofMinutes(1));
    peer.stop(StopReason.REFUSED, "by itself");
    assertEquals("by itself", result().text());
  }

  @Test
  void whatIsNotFinalIsCounted() throws Exception {
    peer.holdBack();
    start();
    peer.send(ChatPort.ROOM, "one").get();
    peer.send(ChatPort.ROOM, "two").get();
    assertEquals(2, ending.waiting().get());
  }

  @Test
  void aPeerThatHasStoppedKeepsWhatWaits() throws Exception {
    start();
    peer.close();
    ending.onStopped(StopReason.LEFT, "left");
    assertEquals(0, ending.waiting().get());
  }

  private void start() {
    ending.started(peer.start(this));
  }

  private Ended result() throws Exception {
    return ending.after(ending.stopped().get());
  }

  @Override
  public void onStopped(StopReason reason, String text) {
    ending.onStopped(reason, text);
  }

  @Override
  public void onDelivered(List<Entry> entries) {}

  @Override
  public void onProvisional(List<EntryBody.Chat> messages) {}

  @Override
  public void onStatus(PeerStatus status) {}

  @Override
  public void onNotice(Notice notice) {}
}
