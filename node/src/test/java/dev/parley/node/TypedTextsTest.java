package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Peer;
import dev.parley.protocol.id.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class TypedTextsTest {
  private static final String OLD = "00000000000000aa";
  private static final String NEW = "00000000000000bb";

  private final TypedTexts texts = new TypedTexts();

  private CompletableFuture<Peer.Typed> type(String origin, long number) {
    CompletableFuture<Peer.Typed> future = new CompletableFuture<>();
    texts.add(new Peer.Typed(new MessageId(origin, number), null), future);
    return future;
  }

  private void stored(String origin, long number) {
    List<Answer<?>> answers = new ArrayList<>();
    texts.stored(new MessageId(origin, number), answers);
    answers.forEach(Answer::give);
  }

  @Test
  void storedMessageAnswersAllBeforeIt() {
    List<CompletableFuture<Peer.Typed>> typed = List.of(type(OLD, 1), type(OLD, 2), type(OLD, 3));
    stored(OLD, 2);
    assertEquals(
        List.of(true, true, false), typed.stream().map(CompletableFuture::isDone).toList());
  }

  @Test
  void newOriginAnswersWhatTheOldOneHad() {
    CompletableFuture<Peer.Typed> old = type(OLD, 9);
    CompletableFuture<Peer.Typed> renewed = type(NEW, 2);
    stored(NEW, 1);
    assertTrue(old.isDone());
    assertEquals(false, renewed.isDone());
  }

  @Test
  void stoppedPeerDoesNotKnow() {
    CompletableFuture<Peer.Typed> future = type(OLD, 1);
    texts.drop();
    await().until(future::isCompletedExceptionally);
  }
}
