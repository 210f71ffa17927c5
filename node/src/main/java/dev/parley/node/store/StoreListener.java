package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.HardState;

/**
 * What the disk has done. All calls but {@link #onDamage} and {@link #onFatal} come on the store's
 * one disk thread; none may wait.
 */
public interface StoreListener {

  /** All entries up to {@code seqNo} that the log had in that epoch are on disk. */
  void onLogSynced(long epoch, long seqNo);

  void onHardStateStored(HardState state);

  /** That message, and all before it, is on disk. */
  void onOutboxStored(MessageId id);

  /**
   * The disk takes writes again, or does not. What it did not take is kept and tried again every
   * second.
   *
   * @param why for people; empty when it can
   */
  void onCanWrite(boolean can, String why);

  /**
   * Messages held for others reach the disk again, or do not. They are kept in memory and tried
   * again every second; the log goes on.
   *
   * @param why for people; empty when they do
   */
  void onCanHold(boolean can, String why);

  /**
   * An entry on the disk, committed long or lately, is not what was written. Comes at most once, on
   * the thread that looks for it.
   */
  void onDamage(Damage damage);

  /** A thread of the store has ended by a fault of the program. Comes on that thread. */
  void onFatal(String why, Throwable cause);
}
