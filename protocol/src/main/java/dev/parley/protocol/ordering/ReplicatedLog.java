package dev.parley.protocol.ordering;

import dev.parley.protocol.derived.DerivedState;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Limits;
import java.util.List;

/**
 * The log together with what is known of it: how far it is on this disk, how far it is final, and
 * what it says. Keeps the derived state in step with every append, cut and commit, and refuses to
 * cut what is final.
 */
public final class ReplicatedLog {
  private final EntryLog log;
  private final DerivedState derived;
  private final Effects effects;
  private long syncedSeq;
  private long uncommittedBytes;

  /** Takes what the log holds after the checkpoint; all of it is on disk. */
  public ReplicatedLog(EntryLog log, GroupState checkpoint, long committedSeq, Effects effects) {
    this.log = log;
    this.effects = effects;
    this.derived = new DerivedState(checkpoint);
    this.syncedSeq = log.end().seqNo();
    log.forEach(checkpoint.at().seqNo() + 1, log.end().seqNo(), derived::append);
    if (committedSeq > checkpoint.at().seqNo()) {
      log.forEach(
          checkpoint.at().seqNo() + 1,
          committedSeq,
          entry -> {
            derived.commit(entry);
            keepCheckpoint(entry);
          });
    }
    log.forEach(commitSeq() + 1, log.end().seqNo(), e -> uncommittedBytes += e.line().length);
  }

  public DerivedState derived() {
    return derived;
  }

  public LogPosition end() {
    return log.end();
  }

  public LogPosition position(long seqNo) {
    return log.position(seqNo);
  }

  public Entry entry(long seqNo) {
    return log.entry(seqNo);
  }

  public EntryLog raw() {
    return log;
  }

  /** The last entry that is on this disk, with all before it. */
  public long syncedSeq() {
    return syncedSeq;
  }

  public long commitSeq() {
    return derived.committed().seqNo();
  }

  /** What lies above the commit point, in bytes. */
  long uncommittedBytes() {
    return uncommittedBytes;
  }

  /** Whether the entry is the next one and its chain fits. */
  public boolean fits(Entry entry) {
    LogPosition end = log.end();
    return entry.seqNo() == end.seqNo() + 1 && EntryFormat.follows(entry, end.crc());
  }

  /** Appends an entry that {@link #fits}. */
  public void append(Entry entry) {
    log.append(entry);
    derived.append(entry);
    uncommittedBytes += entry.line().length;
  }

  /** The log begins with this entry; it has it already. */
  public void founded(Entry first) {
    derived.append(first);
    uncommittedBytes += first.line().length;
  }

  /**
   * Keeps the entries up to {@code keep}. Throws {@link DivergedException} if one above it is
   * final.
   */
  public void cut(long keep) {
    if (keep >= log.end().seqNo()) {
      return;
    }
    if (keep < commitSeq()) {
      throw new DivergedException(
          keep + 1, "entry #" + (keep + 1) + " is final here and would have to be cut");
    }
    for (long seqNo = log.end().seqNo(); seqNo > keep; seqNo--) {
      Entry last = log.entry(seqNo);
      derived.takeBack(last);
      uncommittedBytes -= last.line().length;
    }
    log.cut(keep);
    syncedSeq = Math.min(syncedSeq, keep);
  }

  /**
   * Takes pulled entries: skips those that are here, cuts at the first that differs once its own
   * chain fits, appends the rest. Returns whether all fitted. Throws {@link DivergedException} for
   * one that differs from what is final here.
   */
  public boolean merge(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.seqNo() <= log.end().seqNo()) {
        if (isHere(entry)) {
          continue;
        }
        if (!EntryFormat.follows(entry, log.position(entry.seqNo() - 1).crc())) {
          return false;
        }
        cut(entry.seqNo() - 1);
      }
      if (!fits(entry)) {
        return false;
      }
      append(entry);
    }
    return true;
  }

  private boolean isHere(Entry entry) {
    LogPosition here = log.position(entry.seqNo());
    return here.equals(entry.position());
  }

  /** The disk has all up to there, of what the log had in that epoch. */
  public void synced(long epoch, long seqNo) {
    if (epoch == log.epoch()) {
      syncedSeq = Math.max(syncedSeq, Math.min(seqNo, log.end().seqNo()));
    }
  }

  /** All up to there is final, as far as this log has it: delivers it. */
  public void commit(long seqNo) {
    log.forEach(commitSeq() + 1, Math.min(seqNo, log.end().seqNo()), this::commit);
  }

  private void commit(Entry entry) {
    derived.commit(entry);
    uncommittedBytes -= entry.line().length;
    effects.deliver(entry);
    keepCheckpoint(entry);
  }

  /** At a start, too: a checkpoint that could not be used is made again. */
  private void keepCheckpoint(Entry entry) {
    if (entry.seqNo() % Limits.SEGMENT_ENTRIES == 0) {
      effects.checkpoint(derived.snapshot());
    }
  }
}
