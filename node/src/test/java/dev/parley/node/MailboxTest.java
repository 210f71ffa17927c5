package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MailboxTest {
  private final Mailbox mailbox = new Mailbox();
  private final AtomicInteger dropped = new AtomicInteger();

  private final class Counted implements Input {
    @Override
    public void apply(Peer peer, Moment at) {
      throw new AssertionError("not applied here");
    }

    @Override
    public void drop() {
      dropped.incrementAndGet();
    }
  }

  @Test
  void allThatWaitsIsTakenInOrder() {
    Input first = new Counted();
    Input second = new Counted();
    mailbox.put(first);
    mailbox.putWaiting(second, 10);
    assertEquals(List.of(first, second), mailbox.takeAll(new ArrayList<>()));
    assertEquals(List.of(), mailbox.takeAll(new ArrayList<>()));
  }

  @Test
  void whoBringsTooMuchWaitsUntilItIsTaken() throws InterruptedException {
    mailbox.putWaiting(new Counted(), Mailbox.BOUND_BYTES + 1);
    Thread producer = new Thread(() -> mailbox.putWaiting(new Counted(), 1));
    producer.start();
    await().until(() -> producer.getState() == Thread.State.WAITING);
    mailbox.put(new Counted());
    assertEquals(2, mailbox.takeAll(new ArrayList<>()).size());
    producer.join();
    assertEquals(1, mailbox.takeAll(new ArrayList<>()).size());
  }

  @Test
  void closedMailboxDropsAndFreesWhoWaits() throws InterruptedException {
    mailbox.putWaiting(new Counted(), Mailbox.BOUND_BYTES + 1);
    Thread producer = new Thread(() -> mailbox.putWaiting(new Counted(), 1));
    producer.start();
    await().until(() -> producer.getState() == Thread.State.WAITING);
    mailbox.close();
    producer.join();
    mailbox.put(new Counted());
    assertEquals(3, dropped.get());
    assertTrue(producer.getState() == Thread.State.TERMINATED);
  }
}
