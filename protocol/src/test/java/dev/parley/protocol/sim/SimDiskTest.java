package dev.parley.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimDiskTest {
  private final Hands hands = new Hands();
  private SimDisk disk;

  @BeforeEach
  void found() {
    disk = hands.founder(1);
  }

  @Test
  void aPowerCutForgetsWhatWasNotSyncedFromSomePointOn() {
    Entry second = hands.chat(disk, 1, 1);
    disk.append(second);
    disk.append(hands.chat(disk, 1, 2));

    disk.powerCut(1);
    disk.restart();

    assertEquals(second.position(), disk.end());
  }

  @Test
  void aKilledProcessLosesNoWrite() {
    disk.append(hands.chat(disk, 1, 1));
    disk.processGone(true);

    disk.restart();

    assertEquals(2, disk.end().seqNo());
  }

  @Test
  void aSyncCoversWhatWasWrittenBeforeItBegan() {
    Told told = new Told();
    disk.storeHardState(new HardState(3, null));
    Entry second = hands.chat(disk, 1, 1);
    disk.append(second);
    SimDisk.Sync sync = disk.beginSync();
    Entry third = hands.chat(disk, 1, 2);
    disk.append(third);

    disk.endSync(sync, told);

    assertEquals(List.of("term 3", "log 0 #2"), told.lines);
    assertTrue(disk.isDurable(second));
    assertFalse(disk.isDurable(third));
  }

  @Test
  void aSyncThatACutFollowedSpeaksOfAnOlderEpoch() {
    Told told = new Told();
    disk.append(hands.chat(disk, 1, 1));
    SimDisk.Sync sync = disk.beginSync();
    disk.cut(1);

    disk.endSync(sync, told);

    assertEquals(List.of("log 0 #2"), told.lines);
    assertEquals(1, disk.epoch());
  }

  @Test
  void aCutThatIsNotOnDiskBoundsWhatCountsAsFinalAfterACrash() {
    disk.append(hands.chat(disk, 1, 1));
    disk.endSync(disk.beginSync(), new Told());
    disk.cut(1);
    disk.append(hands.chat(disk, 2, 1));
    disk.delivered(2);

    disk.processGone(true);
    disk.powerCut(0);
    disk.restart();

    assertEquals(2, disk.end().seqNo());
    assertEquals(1, disk.committedHint());
  }

  @Test
  void anOutboxKeepsItsMessagesUntilTheyAreReleased() {
    EntryBody.Chat first = hands.text(1, 1);
    EntryBody.Chat second = hands.text(1, 2);
    disk.storeOutbox(first);
    disk.storeOutbox(second);
    disk.endSync(disk.beginSync(), new Told());
    disk.releaseOutbox(first.msgId());

    disk.processGone(false);
    disk.restart();

    assertEquals(List.of(second), disk.outbox().items());
    assertEquals(3, disk.outbox().next());
  }

  @Test
  void whatIsHeldIsOnDiskAfterASyncAndStaysUntilItIsDropped() {
    EntryBody.Chat first = hands.text(2, 1);
    EntryBody.Chat second = hands.text(2, 2);
    EntryBody.Chat third = hands.text(2, 3);
    disk.storeHeld(first);
    disk.storeHeld(second);
    disk.endSync(disk.beginSync(), new Told());
    disk.storeHeld(third);
    disk.dropHeld(first.msgId());

    disk.processGone(false);
    disk.powerCut(0);

    assertEquals(List.of(second), disk.held().items());
  }

  private static final class Told implements SimDisk.Synced {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void hardState(HardState state) {
      lines.add("term " + state.term());
    }

    @Override
    public void outbox(MessageId last) {
      lines.add("outbox " + last);
    }

    @Override
    public void log(long epoch, long seqNo) {
      lines.add("log " + epoch + " #" + seqNo);
    }
  }
}
