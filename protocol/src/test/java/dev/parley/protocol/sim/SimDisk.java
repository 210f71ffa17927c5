package dev.parley.protocol.sim;

import dev.parley.protocol.Restored;
import dev.parley.protocol.derived.DerivedState;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.outbox.OutboxContents;
import dev.parley.protocol.sim.SimWrite.Append;
import dev.parley.protocol.sim.SimWrite.Cut;
import dev.parley.protocol.sim.SimWrite.Group;
import dev.parley.protocol.sim.SimWrite.Held;
import dev.parley.protocol.sim.SimWrite.Renewed;
import dev.parley.protocol.sim.SimWrite.Term;
import dev.parley.protocol.sim.SimWrite.Typed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * One data directory: what was written is seen at once, and is on disk after a sync only. Writes
 * reach the disk in their order; a power cut keeps some of the unsynced ones from the first on, a
 * killed process loses none.
 */
final class SimDisk implements EntryLog {
  /** What a sync that ends has to tell. */
  interface Synced {
    void hardState(HardState state);

    void outbox(MessageId last);

    void log(long epoch, long seqNo);
  }

  /** A sync under way: it covers the first {@code writes} of those that wait. */
  record Sync(int writes, long epoch, long seqNo) {}

  private record MembersAt(long seqNo, List<Member> members) {}

  final int nodeId;
  final String storageId;

  private SimOutbox outbox;
  private SimHeld held;
  final SimReads reads = new SimReads();
  private final Invariants invariants;
  private final List<Entry> durable = new ArrayList<>();
  private final Deque<SimWrite> writes = new ArrayDeque<>();
  private final List<MessageId> releases = new ArrayList<>();
  private final List<MessageId> drops = new ArrayList<>();
  private final List<MembersAt> memberships = new ArrayList<>();
  private MemoryEntryLog log = new MemoryEntryLog(0);
  private String groupId;
  private HardState hardState = HardState.INITIAL;
  private long delivered;
  private long committedHint;
  private boolean destroyed;
  private boolean rotten;

  SimDisk(int nodeId, String storageId, SimOutbox outbox, SimHeld held, Invariants invariants) {
    this.nodeId = nodeId;
    this.storageId = storageId;
    this.outbox = outbox;
    this.held = held;
    this.invariants = invariants;
  }

  /** Makes this the disk of a founder: the group's first entry is on it. */
  void found(String group, Entry first) {
    foundGroup(group, first);
    applyAll();
    delivered(first.seqNo());
    committedHint = first.seqNo();
  }

  SimOutbox outbox() {
    return outbox;
  }

  /** The file was lost: a new one is there. No process may run. */
  void replaceOutbox(SimOutbox other) {
    writes.removeIf(write -> write instanceof Typed || write instanceof Renewed);
    outbox = other;
  }

  SimHeld held() {
    return held;
  }

  /** The file was lost: another one is there. No process may run. */
  void replaceHeld(SimHeld other) {
    writes.removeIf(write -> write instanceof Held);
    held = other;
  }

  ReplicaId replica() {
    return new ReplicaId(nodeId, storageId);
  }

  String groupId() {
    return groupId;
  }

  boolean destroyed() {
    return destroyed;
  }

  /** It was wiped or set aside: nobody reads it again. */
  void destroy() {
    destroyed = true;
  }

  /** Bytes that were synced have changed: who reads it next sets it aside. */
  void rot() {
    rotten = true;
  }

  boolean rotten() {
    return rotten;
  }

  /** Whether an entry is on the disk itself. */
  boolean isDurable(Entry entry) {
    return durable.size() >= entry.seqNo()
        && durable.get((int) entry.seqNo() - 1).crc() == entry.crc();
  }

  int durableEntries() {
    return durable.size();
  }

  /** The members by the newest membership entry that was written; empty before the first. */
  List<Member> newestMembers() {
    return memberships.isEmpty() ? List.of() : memberships.get(memberships.size() - 1).members();
  }

  /** The memberships that were written at or above a number. */
  List<List<Member>> membershipsFrom(long seqNo) {
    return memberships.stream().filter(at -> at.seqNo() >= seqNo).map(MembersAt::members).toList();
  }

  // ------------------------------------------------------------------ writing

  void storeHardState(HardState state) {
    writes.add(new Term(state));
  }

  void adoptGroup(String group) {
    writes.add(new Group(group, null));
    log.begin(EntryFormat.genesis(group));
  }

  /** A running process makes this the disk of a founder. */
  void foundGroup(String group, Entry first) {
    log.begin(EntryFormat.genesis(group));
    append(first);
    writes.removeLast();
    writes.add(new Group(group, first));
  }

  void storeOutbox(EntryBody.Chat message) {
    writes.add(new Typed(message));
  }

  void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {
    invariants.watcher.tally.saw(Sight.RENEWED_OUTBOXES);
    writes.add(new Renewed(origin, List.copyOf(unreleased)));
  }

  /** Lazy: it may be forgotten by any crash. */
  void releaseOutbox(MessageId id) {
    releases.add(id);
  }

  void storeHeld(EntryBody.Chat message) {
    writes.add(new Held(message));
  }

  /** Lazy: it may be forgotten by any crash. */
  void dropHeld(MessageId id) {
    drops.add(id);
  }

  void delivered(long seqNo) {
    delivered = Math.max(delivered, seqNo);
  }

  @Override
  public void append(Entry entry) {
    log.append(entry);
    writes.add(new Append(entry));
    if (entry.body() instanceof EntryBody.Members body) {
      memberships.add(new MembersAt(entry.seqNo(), body.members()));
    }
    invariants.appended(this, entry);
  }

  @Override
  public void cut(long keep) {
    invariants.cut(this, keep);
    log.cut(keep);
    writes.add(new Cut(keep));
    memberships.removeIf(at -> at.seqNo() > keep);
  }

  // ------------------------------------------------------------------ syncing

  boolean hasUnsynced() {
    return !writes.isEmpty();
  }

  int unsynced() {
    return writes.size();
  }

  Sync beginSync() {
    return new Sync(writes.size(), log.epoch(), log.end().seqNo());
  }

  /** The writes that the sync covers are on disk. */
  void endSync(Sync sync, Synced told) {
    List<HardState> states = new ArrayList<>(2);
    MessageId typed = null;
    boolean ofLog = false;
    for (int i = 0; i < sync.writes(); i++) {
      SimWrite write = writes.poll();
      apply(write);
      if (write instanceof Term term) {
        states.add(term.state());
      } else if (write instanceof Typed message) {
        typed = message.message().msgId();
      } else if (write instanceof Renewed renewed && !renewed.unreleased().isEmpty()) {
        typed = renewed.unreleased().get(renewed.unreleased().size() - 1).msgId();
      } else if (write instanceof Append || write instanceof Cut || SimWrite.founds(write)) {
        ofLog = true;
      }
    }
    states.forEach(told::hardState);
    if (typed != null) {
      told.outbox(typed);
    }
    if (ofLog) {
      told.log(sync.epoch(), sync.seqNo());
    }
  }

  private void apply(SimWrite write) {
    if (write instanceof Append append) {
      durable.add(append.entry());
    } else if (write instanceof Cut cut) {
      durable.subList((int) cut.keep(), durable.size()).clear();
    } else if (write instanceof Term term) {
      hardState = term.state();
    } else if (write instanceof Group group) {
      groupId = group.groupId();
      durable.addAll(SimWrite.founds(group) ? List.of(group.first()) : List.of());
    } else if (write instanceof Typed typed) {
      outbox.add(typed.message());
      invariants.stored(outbox, typed.message());
    } else if (write instanceof Held one) {
      held.add(one.message());
      invariants.stored(held, one.message());
    } else if (write instanceof Renewed renewed) {
      outbox.renew(renewed.origin(), renewed.unreleased());
      renewed.unreleased().forEach(message -> invariants.stored(outbox, message));
    }
  }

  private void applyAll() {
    while (!writes.isEmpty()) {
      apply(writes.poll());
    }
  }

  // ------------------------------------------------------------------ stopping and starting

  /** The process is gone; some of what it released lazily may not be in the file. */
  void processGone(boolean releasesLost) {
    committedHint = Math.max(committedHint, Math.min(delivered, syncedEnd()));
    if (!releasesLost) {
      releases.forEach(outbox::release);
      drops.forEach(this::drop);
    }
    reads.end(releasesLost);
    releases.clear();
    drops.clear();
    delivered = 0; // what this process knew as final may be another entry by the next one's log
  }

  /** What was held and is final may not even have been written. */
  private void drop(MessageId id) {
    held.drop(id);
    writes.removeIf(write -> write instanceof Held one && one.message().msgId().equals(id));
  }

  private long syncedEnd() {
    long end = durable.size();
    for (SimWrite write : writes) {
      if (write instanceof Cut cut) {
        end = Math.min(end, cut.keep());
      }
    }
    return end;
  }

  /** The machine lost power: of the unsynced writes the first {@code kept} survive. */
  void powerCut(int kept) {
    for (int i = 0; i < kept; i++) {
      apply(writes.poll());
    }
    writes.clear();
  }

  /** A process starts: syncs and reads what is there. */
  void restart() {
    applyAll();
    log = new MemoryEntryLog(groupId == null ? 0 : EntryFormat.genesis(groupId));
    memberships.clear();
    for (Entry entry : durable) {
      log.append(entry);
      if (entry.body() instanceof EntryBody.Members body) {
        memberships.add(new MembersAt(entry.seqNo(), body.members()));
      }
    }
  }

  long committedHint() {
    return committedHint;
  }

  /** What a process reads at its start, with a checkpoint at that entry. */
  Restored restored(long checkpointAt, long committed) {
    DerivedState state = new DerivedState(GroupState.empty(log.position(0).crc()));
    log.forEach(
        1,
        checkpointAt,
        entry -> {
          state.append(entry);
          state.commit(entry);
        });
    return new Restored(
        groupId,
        hardState,
        state.snapshot(),
        committed,
        new OutboxContents(outbox.origin(), outbox.next(), outbox.items()),
        held.items(),
        reads.restored());
  }

  // ------------------------------------------------------------------ reading

  @Override
  public LogPosition end() {
    return log.end();
  }

  @Override
  public LogPosition position(long seqNo) {
    return log.position(seqNo);
  }

  @Override
  public Entry entry(long seqNo) {
    return log.entry(seqNo);
  }

  @Override
  public void forEach(long from, long upTo, Consumer<Entry> each) {
    log.forEach(from, upTo, each);
  }

  @Override
  public long epoch() {
    return log.epoch();
  }

  @Override
  public EntryBlock block(long from, long upTo, int maxBytes) {
    return log.block(from, upTo, maxBytes);
  }
}
