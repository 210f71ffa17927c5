package dev.parley.protocol.hostile;

import dev.parley.protocol.Peer;
import dev.parley.protocol.derived.DerivedState;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.derived.GroupStateJson;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A peer whose disk does at once what it is told, and whose inputs come from a test. */
final class FedPeer {
  private final int id;
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final RecordingEffects effects = new RecordingEffects();
  private final Peer peer;
  private int promises;
  private int typed;
  private int sent;
  private long now = 10_000;

  /** Starts with those entries; two are final. */
  FedPeer(int id, List<Entry> start) {
    this.id = id;
    start.forEach(log::append);
    peer = Group.restarted(id, log, effects);
    settle();
  }

  /** The link to a node bears the node's number. */
  void meets(int other) {
    peer.onHello(other, id < other, Group.hello(other, 1), now);
    settle();
  }

  void hears(int from, Message message) {
    peer.onMessage(from, message, now);
    settle();
  }

  /** Lets the peer draw its conclusions, and the disk do all that it was asked for. */
  void settle() {
    peer.settle(now);
    while (promises < effects.promises.size() || typed < effects.typed.size()) {
      if (typed < effects.typed.size()) {
        peer.onOutboxStored(effects.typed.get(typed++).msgId(), now);
      } else {
        HardState promised = effects.promises.get(promises++);
        peer.onHardStateStored(promised, now);
      }
      peer.settle(now);
    }
    peer.onLogSynced(log.epoch(), log.end().seqNo(), now);
    peer.settle(now);
  }

  void passes(long millis) {
    now += millis;
    settle();
  }

  void types(String text, long wallMillis) {
    peer.type("general", text, wallMillis, now);
    settle();
  }

  List<EntryBody.Chat> typed() {
    return List.copyOf(effects.typed);
  }

  LogPosition end() {
    return log.end();
  }

  List<Entry> entries() {
    return log.end().seqNo() == 0
        ? List.of()
        : log.block(1, log.end().seqNo(), Integer.MAX_VALUE).entries();
  }

  /** What was final at the start, and what was delivered since. */
  List<Entry> committed() {
    List<Entry> committed = new ArrayList<>(entries().subList(0, 2));
    committed.addAll(effects.delivered);
    return committed;
  }

  boolean leads() {
    return peer.status(now).leaderId() == id;
  }

  long term() {
    return peer.status(now).term();
  }

  boolean hasStopped() {
    return !effects.stops.isEmpty();
  }

  /** What was said since the last call. */
  List<RecordingEffects.Sent> said() {
    List<RecordingEffects.Sent> news = effects.sent.subList(sent, effects.sent.size());
    sent = effects.sent.size();
    return List.copyOf(news);
  }

  /** What must hold whatever came: the log can be read, and what it says is a function of it. */
  void check() {
    peer.status(now);
    DerivedState replay = new DerivedState(GroupState.empty(Group.GENESIS));
    int crc = Group.GENESIS;
    for (Entry entry : entries()) {
      Entry read = EntryFormat.read(entry.line());
      require(read.body().equals(entry.body()), entry + " is not what its line says");
      require(EntryFormat.follows(read, crc), entry + " does not follow");
      require(!Transcript.describe(entry).isEmpty(), "nothing to show");
      crc = entry.crc();
      replay.append(entry);
    }
    committed().forEach(replay::commit);
    GroupState state = replay.snapshot();
    byte[] checkpoint = GroupStateJson.write(state);
    require(GroupStateJson.read(checkpoint).equals(state), "the checkpoint is another");
    require(
        Arrays.equals(checkpoint, GroupStateJson.write(GroupStateJson.read(checkpoint))),
        "the checkpoint has two spellings");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
