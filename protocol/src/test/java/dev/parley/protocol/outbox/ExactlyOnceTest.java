package dev.parley.protocol.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sender's side of exactly-once, docs/protocol.md sections 2 and 6. */
class ExactlyOnceTest {
  private static final PeerConfig CONFIG =
      new PeerConfig(
          200, 1000, 300, 2000, 30_000, 1000, 3, 7, 3, 5, 10, 10, 10, PeerConfig.Holding.DEFAULT);
  private static final String ORIGIN = Group.origin(1);

  private final RecordingEffects effects = new RecordingEffects();
  private final List<Long> sent = new ArrayList<>();
  private Outbox outbox = restored(1);

  private Outbox restored(long nextNumber, Chat... unreleased) {
    OutboxContents contents = new OutboxContents(ORIGIN, nextNumber, List.of(unreleased));
    return new Outbox(1, CONFIG, effects, new Random(1), contents);
  }

  private void type(int count) {
    for (int i = 0; i < count; i++) {
      MessageId id = outbox.nextId();
      outbox.add(new Chat(1, id, "general", id.number(), 0, "text " + id.number()));
    }
  }

  private void stored(long number) {
    outbox.onStored(new MessageId(outbox.origin(), number));
  }

  private List<Long> send(long now) {
    sent.clear();
    outbox.send(chat -> sent.add(chat.msgId().number()), now);
    return List.copyOf(sent);
  }

  @Test
  @DisplayName("† A message is in the outbox, synced, before it is shown or sent")
  void whatIsNotOnDiskIsNotSent() {
    outbox.restart(0);
    type(2);
    assertEquals(2, effects.typed.size());
    assertEquals(List.of(), send(0));
    stored(1);
    assertEquals(List.of(1L), send(0));
    stored(2);
    assertEquals(List.of(2L), send(0));
  }

  @Test
  @DisplayName("in order, at most a window unreleased at a time")
  void theWindowIsNotExceeded() {
    outbox.restart(0);
    type(5);
    stored(5);
    assertEquals(List.of(1L, 2L, 3L), send(0));
    assertEquals(List.of(), send(1));
    outbox.onFinal(Group.chat(1, 1), 2);
    assertEquals(List.of(4L), send(2));
    assertTrue(effects.released.contains(new MessageId(ORIGIN, 1)));
  }

  @Test
  void longTextsFillTheWindowSooner() {
    outbox.restart(0);
    String text = "x".repeat(2 * PeerConfig.BYTES_PER_ENTRY);
    List<Chat> typed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      MessageId id = outbox.nextId();
      typed.add(new Chat(1, id, "general", id.number(), 0, text));
      outbox.add(typed.get(i));
    }
    stored(4);
    assertEquals(List.of(1L, 2L), send(0));
    outbox.onFinal(typed.get(0), 1);
    assertEquals(List.of(3L), send(1));
    outbox.restart(2);
    assertEquals(List.of(2L, 3L), send(2));
  }

  @Test
  @DisplayName("again from the first unreleased one on a new leader or connection")
  void aNewLeaderIsSentEverything() {
    outbox.restart(0);
    type(3);
    stored(3);
    send(0);
    outbox.onFinal(Group.chat(1, 1), 1);
    outbox.restart(2);
    assertEquals(List.of(2L, 3L), send(2));
  }

  @Test
  @DisplayName("and when that one has waited resend-after (1 s, doubled up to 10 s)")
  void whatWaitsTooLongIsSentAgain() {
    outbox.restart(0);
    type(1);
    stored(1);
    assertEquals(List.of(1L), send(0));
    assertEquals(1000, outbox.resendAt());
    assertEquals(List.of(), send(999));
    long at = 1000;
    for (long wait = 2000; wait <= 64_000; wait *= 2) {
      assertEquals(List.of(1L), send(at));
      assertEquals(at + Math.min(wait, 10_000), outbox.resendAt());
      at = outbox.resendAt();
    }
    outbox.onFinal(Group.chat(1, 1), at);
    assertEquals(Long.MAX_VALUE, outbox.resendAt());
  }

  @Test
  void aLongSilenceIsNoWait() {
    outbox.restart(0);
    for (long now = 0; now < 100_000; now += 1000) {
      send(now);
    }
    type(1);
    stored(1);
    assertEquals(List.of(1L), send(100_000));
    assertEquals(101_000, outbox.resendAt());
    outbox.onFinal(Group.chat(1, 1), 100_100);
    for (long now = 100_100; now < 200_000; now += 1000) {
      send(now);
    }
    type(1);
    stored(2);
    assertEquals(List.of(2L), send(200_000));
    assertEquals(201_000, outbox.resendAt());
  }

  @Test
  void theFirstOneWaitsNoLongerBecauseAnotherOriginsGoOn() {
    outbox = restored(3, Group.chat(7, 1), Group.chat(1, 1), Group.chat(1, 2));
    outbox.restart(0);
    assertEquals(List.of(1L, 1L, 2L), send(0));
    outbox.onFinal(Group.chat(1, 1), 900);
    assertEquals(1000, outbox.resendAt());
    assertEquals(List.of(), send(999));
    assertEquals(List.of(1L, 2L), send(1000));
  }

  @Test
  @Timeout(120)
  void aWideWindowCostsNoMoreForEachMessage() {
    PeerConfig wide =
        new PeerConfig(
            200,
            1000,
            300,
            2000,
            30_000,
            1000,
            3,
            7,
            65_536,
            200_000,
            10,
            65_536,
            10,
            PeerConfig.Holding.DEFAULT);
    outbox = new Outbox(1, wide, effects, new Random(1), new OutboxContents(ORIGIN, 1, List.of()));
    outbox.restart(0);
    type(200_000);
    stored(200_000);
    for (long number = 1; number <= 200_000; number++) {
      outbox.send(chat -> {}, 0);
      outbox.onFinal(Group.chat(1, number), 0);
    }
    assertEquals(0, outbox.size());
  }

  @Test
  void theOutboxIsBounded() {
    type(4);
    assertFalse(outbox.isFull());
    type(1);
    assertTrue(outbox.isFull());
  }

  @Test
  @DisplayName("The counter is in that file and never goes back, whatever the log says")
  void theNextNumberIsTheFiles() {
    outbox = restored(8, Group.chat(1, 7));
    outbox.onStart(6);
    assertEquals(new MessageId(ORIGIN, 8), outbox.nextId());
    outbox.restart(0);
    assertEquals(List.of(7L), send(0));
    outbox.onFinal(Group.chat(1, 7), 1);
    assertEquals(new MessageId(ORIGIN, 8), outbox.nextId());
    assertEquals(List.of(), effects.renewals);
  }

  @Test
  @DisplayName("a number of the own origin that this outbox never gave: an old copy")
  void aNumberThatItNeverGaveShowsAnOldCopy() {
    outbox = restored(3, Group.chat(1, 2));
    outbox.onFinal(Group.chat(1, 3), 0);
    assertEquals(1, effects.renewals.size());
    assertNotEquals(ORIGIN, outbox.origin());
    assertEquals(List.of(Group.chat(1, 2)), effects.renewals.get(0).unreleased());
    assertEquals(1, outbox.nextId().number());
  }

  @Test
  void anOldCopyIsKnownAtTheStart() {
    outbox = restored(3);
    outbox.onStart(3);
    assertEquals(1, effects.renewals.size());
    assertNotEquals(ORIGIN, outbox.origin());
  }

  @Test
  @DisplayName("a message whose number another one has is queued anew under it, never struck")
  void aMessageWhoseNumberIsTakenIsQueuedAnew() {
    outbox = restored(3, Group.chat(1, 1), Group.chat(1, 2, "mine"));
    outbox.onFinal(Group.chat(1, 1), 0);
    outbox.onFinal(Group.chat(1, 2, "another's"), 0);
    assertEquals(List.of(new MessageId(ORIGIN, 1)), effects.released);
    assertEquals(1, outbox.size());
    Chat anew = outbox.messages().get(0);
    assertEquals(new MessageId(outbox.origin(), 1), anew.msgId());
    assertEquals("mine", anew.payload());
    assertEquals(2, outbox.nextId().number());
  }

  @Test
  void anotherTimeOfTypingIsAnotherMessage() {
    outbox = restored(2, Group.chat(1, 1));
    Chat final1 = Group.chat(1, 1);
    outbox.onFinal(
        new Chat(1, final1.msgId(), "general", final1.lamport(), 99, final1.payload()), 0);
    assertEquals(1, effects.renewals.size());
    assertEquals(1, outbox.size());
  }

  @Test
  void anOldFinalMessageOrSomebodyElsesChangesNothing() {
    outbox = restored(3, Group.chat(1, 2));
    outbox.onFinal(Group.chat(1, 1), 0);
    outbox.onFinal(Group.chat(2, 9), 0);
    assertEquals(List.of(), effects.renewals);
    assertEquals(1, outbox.size());
  }

  @Test
  void nothingIsSentBeforeTheNewFileIsOnDisk() {
    outbox = restored(3, Group.chat(1, 2));
    outbox.restart(0);
    type(1);
    outbox.onFinal(Group.chat(1, 5), 0);
    assertEquals(List.of(), send(0));
    outbox.onStored(new MessageId(ORIGIN, 3));
    assertEquals(List.of(2L, 3L), send(0));
  }

  @Test
  void anOutboxBegunAnewTakesMoreMessages() {
    outbox = restored(3);
    outbox.restart(0);
    outbox.onFinal(Group.chat(1, 5), 0);
    type(1);
    assertEquals(List.of(), send(0));
    stored(1);
    assertEquals(List.of(1L), send(0));
  }

  @Test
  void theLamportClockTicksAboveWhatItSaw() {
    LamportClock clock = new LamportClock();
    assertEquals(1, clock.tick());
    clock.saw(7);
    clock.saw(3);
    assertEquals(8, clock.tick());
    clock.saw((1L << 53) - 1);
    assertEquals((1L << 53) - 1, clock.tick());
  }
}
