package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Peer;
import dev.parley.protocol.effect.StopReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop with a real peer, of which nobody else knows. */
final class PeerLoopTest {
  private final List<Stop> ends = new CopyOnWriteArrayList<>();
  private NodeParts parts;
  private PeerLoop loop;

  @BeforeEach
  void open(@TempDir Path data) throws NodeException {
    NodeConfig config = Alone.config(data);
    parts = NodeBuilder.open(config, new Alone.Deaf(), 0);
    Peer peer =
        new Peer(
            config.peer(),
            new Peer.Identity(parts.self(), config.group(), 1),
            parts.store().restored(),
            parts.store().log(),
            parts.effects(),
            new Random(1));
    loop = new PeerLoop(parts, peer, new StatusWatch(parts), ends::add);
    parts.inputs().turn(loop::help);
    parts.delivery().start();
    parts.store().start(parts.inputs());
    loop.start();
  }

  @AfterEach
  void close() {
    parts.mailbox().put((peer, at) -> parts.effects().stop(new Stop(StopReason.LEFT, "", false)));
    assertTrue(loop.join(Duration.ofSeconds(10)));
    parts.mesh().close();
    parts.store().close();
    parts.delivery().finish(StopReason.LEFT, "");
  }

  @Test
  void faultInTheCoreStopsThePeerAndSaysWhy() {
    CompletableFuture<Peer.Typed> typed = new CompletableFuture<>();
    parts
        .mailbox()
        .put(
            (peer, at) -> {
              throw new IllegalStateException("this cannot be");
            });
    await().until(() -> ends.size() == 1);
    assertEquals(StopReason.FAULT, ends.get(0).reason());
    assertTrue(ends.get(0).text().contains("this cannot be"));
    parts.mailbox().put(new TypedInput("general", "late", 0, parts.effects(), typed));
    assertEquals("this peer has stopped", typed.join().refusal());
  }

  @Test
  void whatIsAskedInTheBatchThatStopsIsNotLeftOpen() {
    CompletableFuture<Integer> asked = new CompletableFuture<>();
    parts
        .mailbox()
        .put(
            (peer, at) -> {
              parts.mailbox().put(new Question<>((p, m) -> 1, asked));
              parts.effects().stop(new Stop(StopReason.LEFT, "bye", true));
            });
    await().until(asked::isCompletedExceptionally);
    assertEquals(List.of(new Stop(StopReason.LEFT, "bye", true)), ends);
  }

  /** Has all of these taken in at once. */
  private void batch(Input... inputs) {
    CompletableFuture<Void> inside = new CompletableFuture<>();
    CompletableFuture<Void> goesOn = new CompletableFuture<>();
    parts
        .mailbox()
        .put(
            (peer, at) -> {
              inside.complete(null);
              goesOn.join();
            });
    inside.join();
    List.of(inputs).forEach(parts.mailbox()::put);
    goesOn.complete(null);
  }

  @Test
  void whatIsAskedInTheBatchThatFailsIsNotLeftOpen() {
    CompletableFuture<Integer> failing = new CompletableFuture<>();
    CompletableFuture<Integer> asked = new CompletableFuture<>();
    CompletableFuture<Peer.Typed> typed = new CompletableFuture<>();
    batch(
        new Question<>(
            (peer, at) -> {
              throw new IllegalStateException("this cannot be");
            },
            failing),
        new TypedInput("general", "late", 0, parts.effects(), typed),
        new Question<>((peer, at) -> 1, asked));
    assertEquals("this peer has stopped", typed.join().refusal());
    await().until(failing::isCompletedExceptionally);
    await().until(asked::isCompletedExceptionally);
  }

  @Test
  void whoHearsThatThePeerHasStoppedMayAskForMore() {
    CompletableFuture<Peer.Typed> typed = new CompletableFuture<>();
    CompletableFuture<Integer> asked = new CompletableFuture<>();
    CompletableFuture<Integer> answer =
        typed.thenApply(
            refused -> {
              parts.mailbox().put(new Question<>((peer, at) -> 1, asked));
              return asked.join();
            });
    batch(
        (peer, at) -> parts.effects().stop(new Stop(StopReason.LEFT, "bye", true)),
        new TypedInput("general", "late", 0, parts.effects(), typed));
    await().until(() -> ends.size() == 1);
    await().until(answer::isCompletedExceptionally);
  }

  @Test
  void inputsOfOneBatchSeeTheSameMoment() {
    List<Moment> moments = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 1000; i++) {
      parts.mailbox().put((peer, at) -> moments.add(at));
    }
    await().until(() -> moments.size() == 1000);
    for (int i = 1; i < 1000; i++) {
      assertTrue(moments.get(i).now() >= moments.get(i - 1).now());
    }
    assertTrue(moments.stream().distinct().count() < 1000);
  }

  private void bring(Input input) {
    if (parts.mailbox().add(input, 0, false)) {
      loop.help();
    }
  }

  @Test
  void whoBringsSomethingTakesTheTurnWhereNobodyHasIt() {
    Thread here = Thread.currentThread();
    await()
        .pollInSameThread()
        .until(
            () -> {
              CompletableFuture<Thread> taken = new CompletableFuture<>();
              bring((peer, at) -> taken.complete(Thread.currentThread()));
              return taken.join() == here;
            });
  }

  @Test
  void whatComesInSomebodysTurnIsTakenInAfterIt() {
    CompletableFuture<Void> inside = new CompletableFuture<>();
    CompletableFuture<Void> goesOn = new CompletableFuture<>();
    parts
        .mailbox()
        .put(
            (peer, at) -> {
              inside.complete(null);
              goesOn.join();
            });
    inside.join();
    CompletableFuture<Thread> late = new CompletableFuture<>();
    bring((peer, at) -> late.complete(Thread.currentThread()));
    assertFalse(late.isDone());
    goesOn.complete(null);
    assertNotEquals(Thread.currentThread(), late.join());
  }

  @Test
  void aFaultInTheTurnOfAnotherThreadStopsThePeer() {
    Thread here = Thread.currentThread();
    Input fault =
        (peer, at) -> {
          if (Thread.currentThread() == here) {
            throw new IllegalStateException("this cannot be");
          }
        };
    await()
        .pollInSameThread()
        .until(
            () -> {
              bring(fault);
              return ends.size() == 1;
            });
    assertEquals(StopReason.FAULT, ends.get(0).reason());
    assertTrue(ends.get(0).text().contains("this cannot be"));
  }

  @Test
  void diskThatIsGoneForGoodIsAFault() {
    parts.inputs().onFatal("the disk thread has ended", new IllegalStateException("gone"));
    await().until(() -> ends.size() == 1);
    assertEquals(new Stop(StopReason.FAULT, "the disk thread has ended", true), ends.get(0));
  }
}
