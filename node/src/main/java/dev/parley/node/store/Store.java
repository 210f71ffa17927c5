package dev.parley.node.store;

import dev.parley.protocol.Restored;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.outbox.OutboxContents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer's data directory: its identity, its log, its promise, its outbox, what it holds for
 * others. Opened and started by one thread; afterwards the loop thread asks, one disk thread
 * writes, and {@link #reader} and what belongs to the application ({@link #shown}, {@link #joined})
 * are for any thread. What is asked for is carried out in order and told to the {@link
 * StoreListener}; nothing waits for the disk.
 */
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /**
   * Of committed lines kept in memory; with their entries about three times that, which must fit
   * where java keeps what is young (docs/decisions/0037).
   */
  private static final long TAIL_BYTES = 1024 * 1024;

  private final DataDirectory directory;
  private final StoreRecovery.Found found;
  private final SegmentedLog log;
  private final String group;
  private final DiskThread disk = new DiskThread();
  private Identity identity;
  private LogScrubber scrubber;
  private StoreWatch watch = StoreWatch.NONE;
  private Notice.Dissolved dissolved;
  private String dissolvesInto;
  private boolean isStarted;
  private volatile Kept kept;
  private Kept keptOnDisk;

  private Store(DataDirectory directory, StoreRecovery.Found found, String group) {
    this.directory = directory;
    this.group = group;
    this.found = found;
    this.identity = found.identity();
    this.dissolved = found.dissolved();
    // More than there is was shown of another log, which was here before.
    long shown = Math.min(found.kept().shown(), found.log().tail().end().seqNo());
    this.kept = found.kept().withShown(shown).inGroup(identity.groupId());
    this.keptOnDisk = found.kept();
    this.log =
        new SegmentedLog(
            found.log().tail(),
            found.log().segments(),
            genesis(identity.groupId()),
            new SegmentedLog.Changes() {
              @Override
              public void append(Entry entry, long epoch) {
                watch.appended(entry);
                disk.ask(new Operation.Append(entry, epoch));
              }

              @Override
              public void cut(LogPosition end, long epoch) {
                disk.ask(new Operation.Cut(end, epoch));
              }

              @Override
              public void served(long from, long upTo) {
                if (scrubber != null) {
                  scrubber.served(from, upTo);
                }
              }
            });
    log.committed(found.log().committedSeq());
  }

  private static LogPosition genesis(String groupId) {
    return new LogPosition(0, 0, groupId == null ? 0 : EntryFormat.genesis(groupId));
  }

  /** Locks the directory, makes what is missing, recovers what a crash has left. */
  public static Store open(Path data, StoreOptions options) throws StoreException {
    return open(new SystemDisk(), data, options, TAIL_BYTES);
  }

  static Store open(Disk disk, Path data, StoreOptions options, long tailBytes)
      throws StoreException {
    DataDirectory directory = DataDirectory.open(new Folder(disk, data, options.sync()));
    try {
      return new Store(
          directory,
          new StoreRecovery(directory.folder(), options, tailBytes).recover(),
          options.group());
    } catch (IOException e) {
      directory.close();
      throw DataDirectory.unusable(data, e);
    } catch (StoreException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  public Path path() {
    return directory.folder().path();
  }

  /** Loop thread. */
  public Identity identity() {
    return identity;
  }

  /** What the disk held when it was opened. */
  public Restored restored() {
    OutboxFile outbox = found.outbox();
    return new Restored(
        identity.groupId(),
        found.hardState(),
        found.log().checkpoint(),
        found.log().committedSeq(),
        new OutboxContents(outbox.origin(), outbox.next(), outbox.unreleased()),
        found.held().held(),
        identity.groupId() == null ? List.of() : kept.reads(),
        Dissolution.count(directory.folder()));
  }

  /** What recovery had to do: sentences for people, none as a rule. */
  public List<String> recoveryReport() {
    return found.report();
  }

  /** The group that this start, or {@link #close}, gave up for another one; null: none. */
  public Notice.Dissolved dissolved() {
    return dissolved;
  }

  /**
   * Where the other members were, {@code host:port} each, by the sound part of a log that was set
   * aside, as long as this one is empty; none as a rule. A new replica may join through them.
   */
  public List<String> formerAddresses() {
    return found.formerAddresses();
  }

  /** For the loop thread. */
  public EntryLog log() {
    return log;
  }

  /** For any thread. */
  public LogReader reader() {
    return log;
  }

  /** Has everything seen by that one from now on. Before {@link #start}. */
  public void watch(StoreWatch by) {
    requireNotStarted();
    watch = by;
  }

  /** Starts the disk thread. */
  public void start(StoreListener listener) {
    requireNotStarted();
    isStarted = true;
    DiskWork work =
        new DiskWork(
            directory.folder(),
            found.log().segments(),
            log,
            found.log().writer(),
            found.outbox(),
            new HeldKeeper(found.held(), listener, disk::askLazily),
            listener,
            watch);
    disk.start(work, () -> saveLazily(work), listener);
    scrubber = new LogScrubber(new LogCheck(found.log().segments(), log), log, listener);
    scrubber.start();
  }

  /**
   * Any thread: the first bad entry near one that could not be read; null: all that is final and on
   * disk there is as it was written.
   */
  public Damage damageNear(long seqNo) {
    return new LogCheck(found.log().segments(), log).near(seqNo);
  }

  /**
   * The log is not what was written, and the group has what is missing: the next start sets it
   * aside and begins as a new replica. Before {@link #close}; any thread.
   *
   * @param report what was found, for people
   */
  public void giveUpLog(String report) {
    try {
      StoreRecovery.giveUp(directory.folder(), report);
    } catch (IOException e) {
      LOG.warn("the next start is not told of the damage: {}", DataDirectory.reason(e));
    }
  }

  /**
   * This peer's group gives way to another one: {@link #close} keeps its log under another name,
   * and the next start is that of a newcomer. The thread that closes.
   *
   * @param into whose group it joins instead, for people
   */
  public void dissolve(String into) {
    dissolvesInto = into;
  }

  private void giveUpGroup() {
    try {
      Dissolution.begin(directory.folder(), dissolvesInto);
      dissolved = Dissolution.finish(directory.folder());
    } catch (IOException e) {
      LOG.warn("the group is not given up, or not yet: {}", DataDirectory.reason(e));
    }
  }

  private void requireNotStarted() {
    if (isStarted) {
      throw new IllegalStateException("the store has been started");
    }
  }

  private void saveLazily(DiskWork work) throws IOException {
    Kept now = kept;
    if (!now.equals(keptOnDisk)) {
      StateFile.write(directory.folder(), now);
      keptOnDisk = now;
    }
    work.markCommitted();
    work.catchUpHeld();
  }

  /** Loop thread; then {@link StoreListener#onHardStateStored}. */
  public void storeHardState(HardState state) {
    disk.ask(new Operation.Promise(state));
  }

  /** Loop thread; then {@link StoreListener#onOutboxStored}. */
  public void storeOutbox(EntryBody.Chat chat) {
    disk.ask(new Operation.Type(chat));
  }

  /** Loop thread. Not synced: after a crash the message may be in the outbox again. */
  public void releaseOutbox(MessageId id) {
    disk.ask(new Operation.Release(id));
  }

  /** Loop thread; then {@link StoreListener#onOutboxStored} with the last one, if there is one. */
  public void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {
    disk.ask(new Operation.Renew(origin, unreleased));
  }

  /** Loop thread. On disk with the next group of writes, if the disk lets it. */
  public void storeHeld(EntryBody.Chat chat) {
    disk.ask(new Operation.Hold(chat));
  }

  /** Loop thread. Not synced: after a crash the message may be held again. */
  public void dropHeld(MessageId id) {
    disk.ask(new Operation.Drop(id));
  }

  /** Loop thread: this peer, whose log is empty, belongs to that group from now on. */
  public void adoptGroup(String groupId) {
    if (!groupId.equals(identity.groupId())) {
      log.begin(genesis(groupId));
      identity = identity.inGroup(groupId, group);
      keep(was -> was.inGroup(groupId));
      disk.ask(new Operation.Adopt(identity));
    }
  }

  /**
   * Loop thread: this peer, whose log is empty, founds that group. If the process ends before it is
   * told that the entry is synced, there may be no group.
   */
  public void found(String groupId, Entry first) {
    if (!EntryFormat.follows(first, EntryFormat.genesis(groupId))) {
      throw new IllegalArgumentException(first + " is not the first entry of " + groupId);
    }
    log.found(genesis(groupId), first);
    identity = identity.inGroup(groupId, group);
    keep(was -> was.inGroup(groupId));
    disk.ask(new Operation.Found(identity, first, log.epoch()));
  }

  /** Loop thread: the state at the last entry of a segment. */
  public void checkpoint(GroupState state) {
    disk.ask(new Operation.Checkpoint(state));
  }

  /** Loop thread: all up to there is committed. */
  public void committed(long seqNo) {
    log.committed(seqNo);
    disk.askLazily();
  }

  /** The last entry that an application has shown, in this run or an earlier one. */
  public long shown() {
    return kept.shown();
  }

  /** Any thread: saved within a second or so, and by {@link #close}. */
  public void shown(long seqNo) {
    keep(was -> was.withShown(seqNo));
  }

  /** Any thread: the rooms that the user is in, in the order of joining; saved as that is. */
  public List<String> joined() {
    return kept.joined();
  }

  /** Any thread. */
  public void joined(List<String> rooms) {
    keep(was -> was.withJoined(rooms));
  }

  /** Any thread: these marks of what was read have moved; saved as that is. */
  public void reads(List<ReadMark> moved) {
    keep(was -> was.withReads(moved));
  }

  /** When each node was heard last, in milliseconds since the epoch, as an earlier run said. */
  public SortedMap<Integer, Long> seen() {
    return kept.seen();
  }

  /** Any thread: when each node was heard last; saved as that is. */
  public void seen(SortedMap<Integer, Long> newest) {
    keep(was -> was.withSeen(newest));
  }

  private void keep(UnaryOperator<Kept> change) {
    synchronized (this) {
      kept = change.apply(kept);
    }
    disk.askLazily();
  }

  /** Writes what was asked for, if the disk lets it, and unlocks the directory. */
  @Override
  public void close() {
    if (scrubber != null) {
      scrubber.close();
    }
    disk.close();
    found.outbox().close();
    found.held().close();
    found.log().writer().close();
    if (dissolvesInto != null) {
      giveUpGroup();
    }
    directory.close();
  }
}
