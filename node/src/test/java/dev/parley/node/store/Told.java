package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.HardState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Keeps what a store has told, in order, for the test to wait for. */
final class Told implements StoreListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<String> lines = new ArrayList<>();

  private void tell(String line) {
    lock.lock();
    try {
      lines.add(line);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<String> lines() {
    lock.lock();
    try {
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }

  void await(String line) {
    awaitAny(line::equals, line);
  }

  void awaitStart(String start) {
    awaitAny(line -> line.startsWith(start), start);
  }

  private void awaitAny(Predicate<String> wanted, String what) {
    long left = TimeUnit.SECONDS.toNanos(20);
    lock.lock();
    try {
      while (lines.stream().noneMatch(wanted)) {
        left = more.awaitNanos(left);
        if (left <= 0) {
          throw new AssertionError("never told: " + what + "; but " + lines);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onLogSynced(long epoch, long seqNo) {
    tell("synced " + epoch + " " + seqNo);
  }

  @Override
  public void onHardStateStored(HardState state) {
    tell("promise " + state.term());
  }

  @Override
  public void onOutboxStored(MessageId id) {
    tell("outbox " + id.number());
  }

  @Override
  public void onCanWrite(boolean can, String why) {
    tell("can write " + can + " " + why);
  }

  @Override
  public void onCanHold(boolean can, String why) {
    tell("can hold " + can + " " + why);
  }

  @Override
  public void onDamage(Damage damage) {
    tell("damage " + damage.seqNo() + " " + damage.problem());
  }

  @Override
  public void onFatal(String why, Throwable cause) {
    tell("fatal " + why);
  }
}
