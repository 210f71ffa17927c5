package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private final Recorder listener = new Recorder();

  /** Keeps what it is told; told to be slow, it waits. */
  private static final class Recorder implements NodeListener {
    final List<Long> delivered = new CopyOnWriteArrayList<>();
    final List<Long> provisional = new CopyOnWriteArrayList<>();
    volatile int provisionalBefore;
    final List<String> notices = new CopyOnWriteArrayList<>();
    final List<String> stopped = new CopyOnWriteArrayList<>();
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void onDelivered(List<Entry> entries) {
      entries.forEach(entry -> delivered.add(entry.seqNo()));
    }

    @Override
    public void onProvisional(List<EntryBody.Chat> messages) {
      messages.forEach(chat -> provisional.add(chat.msgId().number()));
      provisionalBefore = delivered.size();
    }

    @Override
    public void onStatus(PeerStatus status) {
      throw new IllegalStateException("a fault of the listener's");
    }

    @Override
    public void onNotice(Notice notice) {
      notices.add(notice.text());
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onStopped(StopReason reason, String text) {
      stopped.add(reason + " " + text);
    }
  }

  /** A log of 1,000 entries, read three at a time. */
  private static final class ShortLog implements LogReader {
    private final List<Entry> entries = new ArrayList<>();
    private long badFrom = Long.MAX_VALUE;

    ShortLog() {
      int crc = 0;
      for (int i = 1; i <= 1000; i++) {
        MessageId id = new MessageId("0123456789abcdef", i);
        EntryBody body = new EntryBody.Chat(1, id, "general", i, 1, "text");
        entries.add(EntryFormat.make(i, 1, body, crc));
        crc = entries.get(i - 1).crc();
      }
    }

    @Override
    public long committedSeq() {
      return 0;
    }

    @Override
    public List<Entry> read(long from, long upTo, int maxBytes) {
      if (from >= badFrom) {
        throw new UncheckedIOException(new IOException("bad sector"));
      }
      return entries.subList((int) from - 1, (int) Math.min(upTo, from + 2));
    }

    @Override
    public void forEach(long from, long upTo, Predicate<byte[]> wanted, Consumer<Entry> each) {
      throw new UnsupportedOperationException("delivery tells of all entries");
    }
  }

  private final List<RuntimeException> unreadable = new CopyOnWriteArrayList<>();

  private Delivery delivery(ShortLog log, long from) {
    Delivery delivery = new Delivery(listener, log, from, unreadable::add, "parley-test");
    delivery.start();
    return delivery;
  }

  private static List<Long> numbers(long from, long upTo) {
    return LongStream.rangeClosed(from, upTo).boxed().toList();
  }

  @Test
  void finalEntriesComeInOrderFromTheWantedOneOn() {
    Delivery delivery = delivery(new ShortLog(), 5);
    delivery.committed(3);
    delivery.committed(10);
    delivery.committed(1000);
    await().until(() -> listener.delivered.equals(numbers(5, 1000)));
    delivery.finish(StopReason.LEFT, "done");
    assertTrue(delivery.join(Duration.ofSeconds(5)));
    assertEquals(List.of("LEFT done"), listener.stopped);
  }

  @Test
  void slowListenerLosesOldNoticesButNoEntry() {
    listener.gate = new CountDownLatch(1);
    Delivery delivery = delivery(new ShortLog(), 1);
    delivery.notice(new Notice.Event("first"));
    await().until(() -> listener.notices.size() == 1);
    for (int i = 0; i < 5000; i++) {
      delivery.notice(new Notice.Event("notice " + i));
      delivery.committed(i / 5);
    }
    listener.gate.countDown();
    await().until(() -> listener.delivered.equals(numbers(1, 999)));
    assertEquals(1025, listener.notices.size());
    assertEquals("notice 4999", listener.notices.get(1024));
    delivery.finish(StopReason.LEFT, "");
  }

  private static EntryBody.Chat chat(long number, String text) {
    MessageId id = new MessageId("0123456789abcdef", number);
    return new EntryBody.Chat(1, id, "general", number, 1, text);
  }

  @Test
  void whatIsProvisionalIsToldBeforeItIsFinal() {
    listener.gate = new CountDownLatch(1);
    Delivery delivery = delivery(new ShortLog(), 1);
    delivery.notice(new Notice.Event("first"));
    await().until(() -> listener.notices.size() == 1);
    delivery.provisional(List.of(chat(1, "one"), chat(2, "two")));
    delivery.committed(2);
    listener.gate.countDown();
    await().until(() -> listener.delivered.equals(numbers(1, 2)));
    assertEquals(numbers(1, 2), listener.provisional);
    assertEquals(0, listener.provisionalBefore);
    delivery.finish(StopReason.LEFT, "");
  }

  @Test
  void slowListenerIsToldOfTheFirstThatIsProvisionalAndMemoryIsBounded() {
    listener.gate = new CountDownLatch(1);
    Delivery delivery = delivery(new ShortLog(), 1);
    delivery.notice(new Notice.Event("first"));
    await().until(() -> listener.notices.size() == 1);
    String text = "x".repeat(16 * 1024);
    for (int i = 1; i <= 1000; i++) {
      delivery.provisional(List.of(chat(i, text)));
    }
    listener.gate.countDown();
    await().until(() -> !listener.provisional.isEmpty());
    int told = listener.provisional.size();
    assertTrue(told > 200 && told < 300, told + " were kept");
    assertEquals(numbers(1, told), listener.provisional);
    delivery.provisional(List.of(chat(1001, text)));
    await().until(() -> listener.provisional.contains(1001L));
    delivery.finish(StopReason.LEFT, "");
  }

  @Test
  void drainedMeansDelivered() {
    Delivery delivery = delivery(new ShortLog(), 1);
    delivery.committed(1000);
    delivery.drain(Duration.ofSeconds(10));
    assertEquals(numbers(1, 1000), listener.delivered);
    delivery.finish(StopReason.LEFT, "");
  }

  @Test
  void anUnreadableLogEndsDeliveryAndIsReported() {
    ShortLog log = new ShortLog();
    log.badFrom = 4;
    Delivery delivery = delivery(log, 1);
    delivery.committed(1000);
    await().until(() -> unreadable.size() == 1);
    assertEquals(numbers(1, 3), listener.delivered);
    delivery.drain(Duration.ofSeconds(10));
    CompletableFuture<String> future = new CompletableFuture<>();
    delivery.answers(List.of(new Answer<>(future, "still here")));
    await().until(future::isDone);
    delivery.finish(StopReason.FAULT, "bad disk");
    await().until(() -> listener.stopped.equals(List.of("FAULT bad disk")));
  }

  @Test
  void faultOfTheListenerIsNotTheNodes() {
    Delivery delivery = delivery(new ShortLog(), 1);
    delivery.status(
        new PeerStatus(
            PeerStatus.State.ALONE,
            1,
            "home",
            null,
            0,
            0,
            null,
            null,
            0,
            0,
            0,
            true,
            0,
            0,
            List.of(),
            List.of()));
    delivery.committed(3);
    await().until(() -> listener.delivered.equals(numbers(1, 3)));
    assertFalse(delivery.join(Duration.ofMillis(1)));
    delivery.finish(StopReason.LEFT, "");
  }
}
