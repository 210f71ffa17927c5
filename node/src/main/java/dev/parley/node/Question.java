package dev.parley.node;

import dev.parley.protocol.Peer;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Asks the peer something on its own thread. */
record Question<T>(
    BiFunction<Peer, Moment, T> how, HostEffects effects, CompletableFuture<T> future)
    implements Input {

  @Override
  public void apply(Peer peer, Moment at) {
    effects.answers().add(new Answer<>(future, how.apply(peer, at)));
  }

  @Override
  public void drop() {
    future.completeExceptionally(new IllegalStateException("this peer has stopped"));
  }
}
