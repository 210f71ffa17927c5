package dev.parley.tui.chat;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.StopReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How one run of a peer comes to its end, whoever wants it: the user, a signal, or the peer itself.
 * What is decided first holds. Every method is safe for any thread.
 */
public final class Ending {
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(5);

  /** Why the peer stopped. */
  public record Stop(StopReason reason, String text) {}

  private final Duration leaveTimeout;
  private final CompletableFuture<Stop> stopped = new CompletableFuture<>();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();

  /** What decided the end, if it was not the peer. */
  private final AtomicReference<Ended> decided = new AtomicReference<>();

  private volatile ChatPort port;
  private volatile boolean retiring;

  public Ending() {
    this(LEAVE_TIMEOUT);
  }

  /**
   * @param leaveTimeout a peer that was asked to leave and has not after this counts as stopped
   */
  Ending(Duration leaveTimeout) {
    this.leaveTimeout = leaveTimeout;
  }

  /** The peer runs; before that nothing can leave. */
  public void started(ChatPort running) {
    port = running;
  }

  /** The peer says that it has stopped; only the first time counts. */
  public void onStopped(StopReason reason, String text) {
    stopped.complete(new Stop(reason, text));
  }

  /** Done once the peer has stopped, or counts as stopped; never fails. */
  public CompletableFuture<Stop> stopped() {
    return stopped;
  }

  public boolean isStopped() {
    return stopped.isDone();
  }

  /** The user asked to be removed for good. */
  public void retiring() {
    retiring = true;
  }

  /** This side has decided what the end will be; it does not make it happen. */
  public void decide(Ended how) {
    decided.compareAndSet(null, how);
  }

  /** Asks the peer to leave in order; returns at once. */
  public void leave(Ended how) {
    if (isStopped()) {
      // A peer that is closed takes nothing more, and may say so in its own way.
      return;
    }
    decide(how);
    port.quit();
    CompletableFuture.delayedExecutor(leaveTimeout.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> onStopped(StopReason.LEFT, "left without an answer of the peer's own"));
  }

  /**
   * How many messages are not final, as soon as the peer says; 0 if it stops without. Fails if the
   * peer cannot be asked.
   */
  public CompletableFuture<Integer> waiting() {
    CompletableFuture<PeerStatus> asked = port.status();
    return CompletableFuture.anyOf(asked, stopped)
        .thenApply(either -> asked.isDone() ? asked.join().outbox() : 0);
  }

  /** What this run comes to after that stop. */
  public Ended after(Stop stop) {
    return Ended.stopped(stop.reason(), stop.text(), decided.get(), retiring);
  }

  /** All is said: whoever waits in {@link #leaveWithin} need not any more. */
  public void finish() {
    finished.complete(null);
  }

  /**
   * Leaves in order because of a signal, and waits until all is said; a peer for which that takes
   * longer is closed.
   */
  public void leaveWithin(Duration patience) {
    ChatPort running = port;
    if (running == null || finished.isDone()) {
      return;
    }
    running.quit();
    try {
      finished.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      running.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
