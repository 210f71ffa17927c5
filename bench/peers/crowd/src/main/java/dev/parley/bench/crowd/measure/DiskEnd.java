package dev.parley.bench.crowd.measure;

import dev.parley.node.store.Store;
import dev.parley.node.store.StoreException;
import dev.parley.node.store.StoreListener;
import dev.parley.node.store.StoreOptions;
import dev.parley.node.store.StoreWatch;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** One peer's store, without the peer. One thread asks, and waits until it is told. */
final class DiskEnd implements StoreListener, StoreWatch, AutoCloseable {
  private static final String GROUP_ID = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
  private static final int NODE_ID = 1;

  private final Store store;
  private final String origin;
  private final Thread asker = Thread.currentThread();
  private long number;
  private List<MessageId> unreleased = new ArrayList<>();
  private volatile long storedNumber;
  private volatile long syncedSeq;

  /** How long the disk thread took for the last write and sync, in nanoseconds. */
  volatile long tookNanos;

  DiskEnd(Path dir, long seed) throws StoreException {
    store = Store.open(dir, new StoreOptions(NODE_ID, "bench", true, new Random(seed)));
    origin = store.restored().outbox().origin();
    store.watch(this);
    store.start(this);
    String storage = store.identity().storageId();
    PeerInfo self = new PeerInfo(NODE_ID, "one", "127.0.0.1:1", Mode.BOOTSTRAP, storage);
    EntryBody first = new EntryBody.Members("founded", List.of(new Member(self, true)));
    store.found(GROUP_ID, EntryFormat.make(1, 0, first, EntryFormat.genesis(GROUP_ID)));
    awaitLog();
  }

  /** Asks for so many messages to be stored, and those before to be forgotten. */
  void askOutbox(int count) {
    unreleased.forEach(store::releaseOutbox);
    unreleased = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      EntryBody.Chat chat = Samples.chat(origin, ++number);
      unreleased.add(chat.msgId());
      store.storeOutbox(chat);
    }
  }

  /** The cost of asking, without that of making what is asked for; in nanoseconds each. */
  double askingNanos(int count) {
    List<EntryBody.Chat> chats = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chats.add(Samples.chat(origin, ++number));
    }
    long begun = System.nanoTime();
    chats.forEach(store::storeOutbox);
    double each = (System.nanoTime() - begun) / (double) count;
    awaitOutbox();
    chats.forEach(chat -> store.releaseOutbox(chat.msgId()));
    return each;
  }

  void awaitOutbox() {
    while (storedNumber < number) {
      LockSupport.park(this);
    }
  }

  /** Asks for so many entries to be stored. */
  void askLog(int count) {
    for (int i = 0; i < count; i++) {
      long seqNo = store.log().end().seqNo() + 1;
      Entry entry = Samples.entry(origin, seqNo, seqNo, store.log().end().crc());
      store.log().append(entry);
    }
  }

  void awaitLog() {
    while (syncedSeq < store.log().end().seqNo()) {
      LockSupport.park(this);
    }
    store.committed(syncedSeq);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void typedSynced(int messages, long begun) {
    tookNanos = System.nanoTime() - begun;
  }

  @Override
  public void entriesSynced(int entries, long begun) {
    tookNanos = System.nanoTime() - begun;
  }

  @Override
  public void appended(Entry entry) {}

  @Override
  public void onLogSynced(long epoch, long seqNo) {
    syncedSeq = seqNo;
    LockSupport.unpark(asker);
  }

  @Override
  public void onOutboxStored(MessageId id) {
    storedNumber = id.number();
    LockSupport.unpark(asker);
  }

  @Override
  public void onHardStateStored(HardState state) {}

  @Override
  public void onCanWrite(boolean can, String why) {
    throw new IllegalStateException(why);
  }

  @Override
  public void onCanHold(boolean can, String why) {
    throw new IllegalStateException(why);
  }

  @Override
  public void onDamage(Damage damage) {
    throw new IllegalStateException(damage.problem());
  }

  @Override
  public void onFatal(String why, Throwable cause) {
    throw new IllegalStateException(why, cause);
  }

  @Override
  public void close() {
    store.close();
  }
}
