package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.DeafEffects;
import dev.parley.bench.crowd.Founders;
import dev.parley.bench.crowd.PlainLog;
import dev.parley.protocol.Peer;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** One of two members, whose disk is memory and whose messages are taken by hand. */
final class CoreHalf extends DeafEffects {
  final Peer peer;

  private final int other;
  private final PlainLog log;
  private List<Message> said = new ArrayList<>();
  private HardState promise;
  private MessageId typed;

  CoreHalf(Founders founders, int id, int other) {
    this.other = other;
    log = founders.log();
    peer = founders.peer(id, log, this, new Random(id));
  }

  List<Message> takeSaid() {
    List<Message> taken = said;
    said = new ArrayList<>();
    return taken;
  }

  void hear(List<Message> messages, long now) {
    for (Message message : messages) {
      peer.onMessage(other, message, now);
    }
  }

  void type(int count, long now) {
    for (int i = 0; i < count; i++) {
      peer.type("general", Samples.TEXT, 1_763_600_000_000L + now, now);
    }
  }

  /** What was typed is on disk, and leaves. */
  void store(long now) {
    peer.onOutboxStored(typed, now);
    peer.settle(now);
  }

  /** The log is on disk. */
  void sync(long now) {
    peer.onLogSynced(log.epoch(), log.end().seqNo(), now);
    peer.settle(now);
  }

  /** All that was asked of the disk is done. */
  void doAll(long now) {
    if (promise != null) {
      HardState stored = promise;
      promise = null;
      peer.onHardStateStored(stored, now);
    }
    sync(now);
  }

  @Override
  public void storeHardState(HardState state) {
    promise = state;
  }

  @Override
  public void storeOutbox(EntryBody.Chat message) {
    typed = message.msgId();
  }

  @Override
  public void releaseOutbox(MessageId id) {}

  @Override
  public void send(long link, Message message) {
    said.add(message);
  }

  @Override
  public void push(Collection<Long> links, Entry entry) {
    said.add(new Message.Sequenced(entry));
  }

  @Override
  public void deliver(Entry entry) {}
}
