package dev.parley.node;

import dev.parley.protocol.Peer;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Asks the peer something in a turn. The answer is given on a thread of the common pool, so that a
 * listener which waits for it does not wait for itself.
 */
record Question<T>(BiFunction<Peer, Moment, T> how, CompletableFuture<T> future) implements Input {

  @Override
  public void apply(Peer peer, Moment at) {
    T answer = how.apply(peer, at);
    future.completeAsync(() -> answer);
  }

  @Override
  public void drop() {
    IllegalStateException stopped = new IllegalStateException("this peer has stopped");
    CompletableFuture.runAsync(() -> future.completeExceptionally(stopped));
  }
}
