package dev.parley.node;

import dev.parley.protocol.Peer;
import java.util.concurrent.CompletableFuture;

/**
 * A text that a user typed.
 *
 * @param since when, as {@link NodeWatch#nanos} says it
 */
record TypedInput(
    String roomId,
    String text,
    long since,
    HostEffects effects,
    CompletableFuture<Peer.Typed> future)
    implements Input {

  static TypedInput of(
      String roomId, String text, NodeParts life, CompletableFuture<Peer.Typed> future) {
    life.effects().pace().typed();
    return new TypedInput(roomId, text, life.watch().nanos(), life.effects(), future);
  }

  @Override
  public void apply(Peer peer, Moment at) {
    effects.pace().taken();
    Peer.Typed typed = peer.type(roomId, text, at.wallMillis(), at.now());
    if (typed.msgId() == null) {
      effects.answers().add(new Answer<>(future, typed));
    } else {
      effects.onTyped(typed, since, future);
    }
  }

  @Override
  public void drop() {
    future.completeAsync(() -> new Peer.Typed(null, "this peer has stopped"));
  }
}
