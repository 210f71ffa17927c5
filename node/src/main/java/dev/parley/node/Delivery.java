package dev.parley.node;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener, on a thread of its own. Final entries are read from the log at the listener's
 * own pace, so that one that is slow costs nobody anything: of entries only two numbers are kept,
 * of statuses the newest, of notices and of what is provisional a bounded number.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** Read from the log and given to the listener at a time. */
  private static final int BATCH_BYTES = 256 * 1024;

  /** Notices that a listener has not taken yet; the oldest are dropped. */
  private static final int NOTICES = 1024;

  /** Texts of provisional messages that a listener has not taken yet; what is above is left out. */
  private static final int PROVISIONAL_CHARS = 4 * 1024 * 1024;

  /** What a message costs beside its text. */
  private static final int CHAT_CHARS = 128;

  private final NodeListener listener;
  private final LogReader reader;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // guarded by the lock
  private final Deque<Notice> notices = new ArrayDeque<>();
  private List<Answer<?>> answers = new ArrayList<>();
  private List<EntryBody.Chat> provisional = new ArrayList<>();
  private long provisionalChars;
  private final SortedMap<Reader, Long> reads = new TreeMap<>();
  private PeerStatus status;
  private long committed;
  private boolean unreadable;
  private final Consumer<RuntimeException> onUnreadable;
  private Stop stop;
  private Notice lastNotice;

  /** Of an earlier life; null: none. */
  private Delivery before;

  /** The listener's thread writes it, under the lock. */
  private long delivered;

  /** Whose mark, and where. */
  private record Reader(int nodeId, String roomId) implements Comparable<Reader> {
    private static final Comparator<Reader> ORDER =
        Comparator.comparingInt(Reader::nodeId).thenComparing(Reader::roomId);

    @Override
    public int compareTo(Reader other) {
      return ORDER.compare(this, other);
    }
  }

  /** What there is to tell, taken at once. */
  private record News(
      List<Answer<?>> answers,
      PeerStatus status,
      List<Notice> notices,
      List<EntryBody.Chat> provisional,
      List<ReadMark> reads,
      long upTo,
      Stop stop) {}

  /** {@code onUnreadable} hears why the log cannot be read; delivery has ended then. */
  Delivery(
      NodeListener listener,
      LogReader reader,
      long from,
      Consumer<RuntimeException> onUnreadable,
      String threadName) {
    this.listener = listener;
    this.reader = reader;
    this.delivered = from - 1;
    this.committed = reader.committedSeq();
    this.onUnreadable = onUnreadable;
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
  }

  /** Before {@link #start}: the listener hears this one when it has heard all of that one. */
  void after(Delivery other) {
    before = other;
  }

  void start() {
    thread.start();
  }

  boolean isThisThread() {
    return Thread.currentThread() == thread || (before != null && before.isThisThread());
  }

  void committed(long upTo) {
    change(() -> committed = Math.max(committed, upTo));
  }

  void status(PeerStatus newest) {
    change(() -> status = newest);
  }

  void notice(Notice notice) {
    change(
        () -> {
          if (notices.size() == NOTICES) {
            notices.removeFirst();
          }
          notices.addLast(notice);
        });
  }

  /** Marks that moved: of each the newest is kept. */
  void reads(List<ReadMark> moved) {
    change(() -> moved.forEach(m -> reads.put(new Reader(m.readerId(), m.roomId()), m.upTo())));
  }

  /** Before what makes it final is {@link #committed}. */
  void provisional(List<EntryBody.Chat> messages) {
    change(
        () -> {
          for (EntryBody.Chat message : messages) {
            provisionalChars += CHAT_CHARS + message.payload().length();
            if (provisionalChars <= PROVISIONAL_CHARS) {
              provisional.add(message);
            }
          }
        });
  }

  void answers(List<Answer<?>> given) {
    change(() -> answers.addAll(given));
  }

  /** Waits until the listener has all that is final, but not for long if it is slow. */
  void drain(Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (delivered < committed && !unreadable && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Tells what is left but for entries, then that the node has stopped, and ends. */
  void finish(StopReason reason, String text) {
    change(() -> stop = new Stop(reason, text, false));
  }

  /**
   * Tells what is left but for entries, then that, and ends: the listener goes on with another
   * life. Null: says nothing of that.
   */
  void handOver(Notice last) {
    change(
        () -> {
          lastNotice = last;
          stop = new Stop(StopReason.DISSOLVED, "", false);
        });
  }

  /** Waits for the end of the thread; false: the listener is stuck. */
  boolean join(Duration patience) {
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void change(Runnable how) {
    lock.lock();
    try {
      how.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (before != null && !before.join(NodeConfig.CLOSE_TIMEOUT)) {
      LOG.warn("the listener is slow");
    }
    News news;
    do {
      news = await();
      tell(news);
    } while (news.stop() == null);
    Stop last = news.stop();
    if (last.reason() != StopReason.DISSOLVED) {
      guarded(() -> listener.onStopped(last.reason(), last.text()));
    } else if (lastNotice != null) {
      guarded(() -> listener.onNotice(lastNotice));
    }
  }

  private News await() {
    lock.lock();
    try {
      while (stop == null
          && status == null
          && notices.isEmpty()
          && answers.isEmpty()
          && provisionalChars == 0
          && reads.isEmpty()
          && isLevel()) {
        changed.awaitUninterruptibly();
      }
      News news =
          new News(
              answers,
              status,
              List.copyOf(notices),
              provisional,
              takeReads(),
              isLevel() ? 0 : committed,
              stop);
      answers = new ArrayList<>();
      provisional = new ArrayList<>();
      provisionalChars = 0;
      status = null;
      notices.clear();
      return news;
    } finally {
      lock.unlock();
    }
  }

  private List<ReadMark> takeReads() {
    List<ReadMark> taken = new ArrayList<>();
    reads.forEach((r, upTo) -> taken.add(new ReadMark(r.nodeId(), r.roomId(), upTo)));
    reads.clear();
    return taken;
  }

  private boolean isLevel() {
    return delivered >= committed || unreadable;
  }

  private void tell(News news) {
    for (Answer<?> answer : news.answers()) {
      guarded(answer::give);
    }
    if (news.status() != null) {
      guarded(() -> listener.onStatus(news.status()));
    }
    for (Notice notice : news.notices()) {
      guarded(() -> listener.onNotice(notice));
    }
    if (!news.reads().isEmpty()) {
      guarded(() -> listener.onRead(news.reads()));
    }
    if (!news.provisional().isEmpty()) {
      guarded(() -> listener.onProvisional(news.provisional()));
    }
    if (news.stop() == null && news.upTo() > 0) {
      deliver(news.upTo());
    }
  }

  private void deliver(long upTo) {
    List<Entry> entries;
    try {
      entries = reader.read(delivered + 1, upTo, BATCH_BYTES);
    } catch (UncheckedIOException | IllegalStateException e) {
      LOG.error("the log cannot be read at #{}: delivery ends", delivered + 1, e);
      change(() -> unreadable = true);
      onUnreadable.accept(e);
      return;
    }
    guarded(() -> listener.onDelivered(entries));
    long last = entries.get(entries.size() - 1).seqNo();
    change(() -> delivered = last);
  }

  /** A fault of the listener's is not the node's. */
  private static void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("the listener failed", e);
    }
  }
}
