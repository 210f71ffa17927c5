package dev.parley.tui.line;

import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.tui.chat.ChatPort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands texts to the peer as fast as it takes them, many at a time, in order, and no faster: input
 * that nobody reads stays in the pipe. Used by one thread.
 *
 * <p>A refusal for want of space must not let a later text overtake an earlier one. So the outbox
 * is kept far below its bound by asking how full it is, and what is refused all the same is tried
 * again before anything else.
 */
final class Sender {
  /** Messages in the outbox above which no more are taken; several windows of the protocol's. */
  static final int OUTBOX_TARGET = 4096;

  /** Texts that are not known to be on disk yet. */
  private static final int IN_FLIGHT = 1024;

  private static final long PATIENCE_MILLIS = 50;

  /** Hears what became of a text; from any thread, and must not wait. */
  interface Results {
    void onResult(String room, String ref, Peer.Typed typed);
  }

  /** The peer has stopped: nothing more can be sent. */
  static final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private record Sending(
      String text, String room, String ref, CompletableFuture<Peer.Typed> typed) {

    /** False while it is not known. */
    boolean refusedAsFull() {
      Peer.Typed result = typed.getNow(null);
      return result != null && isFull(result);
    }
  }

  private final ChatPort port;
  private final Results results;
  private final Progress progress;
  private final CompletableFuture<?> stopped;
  private final Deque<Sending> inFlight = new ArrayDeque<>();

  /** How many more may be sent before the outbox is asked again. */
  private int credit;

  Sender(ChatPort port, Results results, Progress progress, CompletableFuture<?> stopped) {
    this.port = port;
    this.results = results;
    this.progress = progress;
    this.stopped = stopped;
  }

  void send(Typed.Text text) throws StoppedException, InterruptedException {
    reap(IN_FLIGHT - 1);
    if (credit <= 0) {
      takeCredit();
    }
    credit--;
    post(text.text(), text.room(), text.ref());
  }

  /**
   * Waits until all that was handed over is on disk or refused. Does not wait for a disk that does
   * not write: what is typed next may be {@code /quit}.
   */
  void settle() throws StoppedException, InterruptedException {
    while (!inFlight.isEmpty() && becomesKnown(inFlight.peekFirst().typed())) {
      reap(inFlight.size() - 1);
    }
  }

  /** False: only the disk could tell, which does not write. */
  private boolean becomesKnown(CompletableFuture<?> typed)
      throws StoppedException, InterruptedException {
    while (!typed.isDone()) {
      try {
        CompletableFuture.anyOf(typed, stopped).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw new StoppedException();
      } catch (TimeoutException e) {
        boolean isFull = await(port.status()).state() == PeerStatus.State.DISK_FULL;
        if (isFull && !typed.isDone()) {
          return false;
        }
      }
      if (stopped.isDone() && !typed.isDone()) {
        throw new StoppedException();
      }
    }
    return true;
  }

  private void post(String text, String room, String ref) {
    // What waits for the text waits for its result to be heard, too.
    CompletableFuture<Peer.Typed> typed =
        port.send(room, text)
            .thenApply(
                result -> {
                  if (!isFull(result)) {
                    results.onResult(room, ref, result);
                  }
                  return result;
                });
    inFlight.addLast(new Sending(text, room, ref, typed));
  }

  private void reap(int keep) throws StoppedException, InterruptedException {
    while (!inFlight.isEmpty()
        && (inFlight.size() > keep || inFlight.peekFirst().typed().isDone())) {
      Sending oldest = inFlight.peekFirst();
      await(oldest.typed());
      if (oldest.refusedAsFull()) {
        retry();
      } else {
        inFlight.removeFirst();
      }
    }
  }

  /** All that were refused, in order, once there is space. */
  private void retry() throws StoppedException, InterruptedException {
    List<Sending> refused = new ArrayList<>();
    for (Sending sending : inFlight) {
      await(sending.typed());
      if (sending.refusedAsFull()) {
        refused.add(sending);
      }
    }
    inFlight.clear();
    progress.await(PATIENCE_MILLIS);
    takeCredit();
    refused.forEach(sending -> post(sending.text(), sending.room(), sending.ref()));
  }

  private void takeCredit() throws StoppedException, InterruptedException {
    while (true) {
      long seen = progress.count();
      int outbox = await(port.status()).outbox();
      credit = OUTBOX_TARGET - outbox - inFlight.size();
      if (credit > 0) {
        return;
      }
      progress.awaitAfter(seen, PATIENCE_MILLIS);
    }
  }

  private <T> T await(CompletableFuture<T> future) throws StoppedException, InterruptedException {
    try {
      CompletableFuture.anyOf(future, stopped).get();
    } catch (ExecutionException e) {
      throw new StoppedException();
    }
    if (!future.isDone()) {
      throw new StoppedException();
    }
    return future.join();
  }

  private static boolean isFull(Peer.Typed typed) {
    return typed.refusal() != null && typed.refusal().startsWith(ChatPort.OUTBOX_FULL);
  }
}
