package dev.parley.node;

import dev.parley.protocol.Peer;
import dev.parley.protocol.id.MessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Typed texts that have a number and are not on disk yet. The loop thread only. */
final class TypedTexts {
  private record Waiting(Peer.Typed typed, CompletableFuture<Peer.Typed> future) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();

  void add(Peer.Typed typed, CompletableFuture<Peer.Typed> future) {
    waiting.addLast(new Waiting(typed, future));
  }

  /** That message and all before it are on disk; so is all of an older origin. */
  void stored(MessageId id, List<Answer<?>> answers) {
    while (!waiting.isEmpty() && isStored(waiting.getFirst().typed().msgId(), id)) {
      Waiting first = waiting.removeFirst();
      answers.add(new Answer<>(first.future(), first.typed()));
    }
  }

  private static boolean isStored(MessageId message, MessageId upTo) {
    return !message.origin().equals(upTo.origin()) || message.number() <= upTo.number();
  }

  /** The peer has stopped: whether they are on disk is not known. */
  void drop() {
    List<Waiting> left = List.copyOf(waiting);
    waiting.clear();
    IllegalStateException stopped = new IllegalStateException("stopped");
    CompletableFuture.runAsync(
        () -> left.forEach(text -> text.future().completeExceptionally(stopped)));
  }
}
