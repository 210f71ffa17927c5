package dev.parley.bench.micro;

import dev.parley.protocol.Peer;
import dev.parley.protocol.Restored;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/** A peer whose disk is memory, and which is its whole group. */
final class LoneLeader implements Effects {
  private static final String GROUP = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
  private static final String STORAGE = "00000001-0000-4000-8000-000000000001";
  private static final long PATIENCE_MILLIS = 60_000;

  private final MemoryEntryLog log = new MemoryEntryLog(EntryFormat.genesis(GROUP));
  private final Peer peer;
  private HardState promised;
  private MessageId typed;
  private long delivered;

  LoneLeader() {
    PeerInfo self = new PeerInfo(1, "one", "127.0.0.1:1", Mode.BOOTSTRAP, STORAGE);
    Restored nothing =
        new Restored(
            null,
            new HardState(0, (ReplicaId) null),
            GroupState.empty(EntryFormat.genesis(GROUP)),
            0,
            new OutboxContents("00000000000000aa", 1, List.of()),
            List.of(),
            List.of());
    peer =
        new Peer(
            PeerConfig.DEFAULT,
            new Peer.Identity(self, "bench", 1),
            nothing,
            log,
            this,
            new Random(1));
  }

  Peer peer() {
    return peer;
  }

  /** The last entry that is final. */
  long delivered() {
    return delivered;
  }

  /** Founds the group; returns the time at which it leads. */
  long lead() {
    peer.found(GROUP, 0);
    long now = 0;
    while (peer.status(now).leaderId() != 1) {
      if (now++ > PATIENCE_MILLIS) {
        throw new IllegalStateException("it does not lead");
      }
      settle(now);
    }
    return now;
  }

  /** What was asked of the disk is done, and its consequences are drawn. */
  void settle(long now) {
    peer.settle(now);
    if (promised != null) {
      HardState stored = promised;
      promised = null;
      peer.onHardStateStored(stored, now);
    }
    if (typed != null) {
      peer.onOutboxStored(typed, now);
      typed = null;
    }
    peer.settle(now);
    peer.onLogSynced(log.epoch(), log.end().seqNo(), now);
    peer.settle(now);
  }

  @Override
  public void storeHardState(HardState state) {
    promised = state;
  }

  @Override
  public void found(String groupId, Entry first) {
    log.append(first);
  }

  @Override
  public void storeOutbox(EntryBody.Chat message) {
    typed = message.msgId();
  }

  @Override
  public void deliver(Entry entry) {
    delivered = entry.seqNo();
  }

  @Override
  public void stop(StopReason reason, String text) {
    throw new IllegalStateException(reason + ": " + text);
  }

  // Nobody else is there, nothing is restarted, and nobody looks.

  @Override
  public void adoptGroup(String groupId) {}

  @Override
  public void releaseOutbox(MessageId id) {}

  @Override
  public void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {}

  @Override
  public void storeHeld(EntryBody.Chat message) {}

  @Override
  public void dropHeld(MessageId id) {}

  @Override
  public void send(long link, Message message) {}

  @Override
  public void push(Collection<Long> links, Entry entry) {}

  @Override
  public void close(long link, String why) {}

  @Override
  public void connect(SortedMap<Integer, String> addresses) {}

  @Override
  public void provisional(EntryBody.Chat message) {}

  @Override
  public void checkpoint(GroupState state) {}

  @Override
  public void markRead(List<ReadMark> moved) {}

  @Override
  public void notice(Notice notice) {}
}
