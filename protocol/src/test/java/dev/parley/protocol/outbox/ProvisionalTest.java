package dev.parley.protocol.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody.Chat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The holder's side of provisional messages, docs/protocol.md section 6. */
class ProvisionalTest {
  /** Window 3; five are held, three of one origin; sent on after 10 s. */
  private static final PeerConfig CONFIG =
      new PeerConfig(
          200,
          1000,
          300,
          2000,
          30_000,
          1000,
          3,
          7,
          3,
          5,
          10,
          10,
          10,
          new PeerConfig.Holding(5, 3, 10_000));

  private final RecordingEffects effects = new RecordingEffects();
  private final List<Chat> sent = new ArrayList<>();
  private Provisional held = new Provisional(CONFIG, effects, List.of());

  private void hold(int sender, long... numbers) {
    for (long number : numbers) {
      held.hold(Group.chat(sender, number), 0);
    }
  }

  private static MessageId id(int sender, long number) {
    return Group.chat(sender, number).msgId();
  }

  private List<Long> numbers() {
    return held.messages().stream().map(message -> message.msgId().number()).toList();
  }

  /** Sends at once for sender 1 only. */
  private List<Long> send(long now) {
    sent.clear();
    held.tick(true, now);
    held.send(sent::add, sender -> sender == 1, now);
    return sent.stream().map(message -> message.msgId().number()).toList();
  }

  @Test
  @DisplayName("† Never with a gap: 1, or the one before is held here too, or final in this log")
  void aNumberThatSkipsOneIsNotKept() {
    hold(1, 2);
    assertEquals(List.of(), numbers());
    hold(1, 1, 3, 2);
    assertEquals(List.of(1L, 2L), numbers());
    held.hold(Group.chat(2, 8), 7);
    assertEquals(3, held.size());
    assertEquals(numbers(), effects.held.stream().map(m -> m.msgId().number()).toList());
  }

  @Test
  void whatIsFinalOrKeptAlreadyIsNotKeptAgain() {
    hold(1, 1, 1);
    held.hold(Group.chat(2, 7), 7);
    assertEquals(1, effects.held.size());
  }

  @Test
  @DisplayName("the newest is refused when the bound for an origin is reached, and all after it")
  void theNewestIsRefusedWhenTheBoundIsReached() {
    hold(1, 1, 2, 3, 4);
    assertEquals(List.of(1L, 2L, 3L), numbers());
    held.onFinal(id(1, 1), 0);
    hold(1, 5);
    assertEquals(List.of(2L, 3L), numbers());
    hold(1, 4);
    assertEquals(List.of(2L, 3L, 4L), numbers());
  }

  @Test
  void allOriginsTogetherAreBounded() {
    hold(1, 1, 2, 3);
    hold(2, 1, 2, 3);
    assertEquals(5, held.size());
  }

  @Test
  void longTextsCountForSeveral() {
    held.hold(Group.chat(1, 1, "x".repeat(3 * PeerConfig.BYTES_PER_ENTRY)), 0);
    hold(1, 2);
    assertEquals(List.of(1L), numbers());
  }

  @Test
  @DisplayName("It drops only what is final")
  void whatIsFinalIsDropped() {
    hold(1, 1, 2);
    held.onFinal(id(2, 1), 0);
    assertEquals(List.of(), effects.dropped);
    held.onFinal(id(1, 1), 0);
    assertEquals(List.of(id(1, 1)), effects.dropped);
    assertEquals(1, held.size());
  }

  @Test
  void aCrashMayHaveLeftWhatIsFinal() {
    held =
        new Provisional(
            CONFIG,
            effects,
            List.of(Group.chat(1, 4), Group.chat(2, 1), Group.chat(1, 5), Group.chat(1, 5)));
    assertEquals(3, held.size());
    held.onStart(origin -> origin.equals(Group.origin(1)) ? 4 : 0);
    assertEquals(List.of(id(1, 4)), effects.dropped);
    assertEquals(List.of(5L, 1L), numbers());
  }

  @Test
  @DisplayName("at once if the leader does not hear the sender")
  void whatNobodyElseSendsGoesAtOnce() {
    hold(1, 1, 2);
    hold(2, 1);
    held.restart(0);
    assertEquals(List.of(1L, 2L), send(0));
    assertEquals(List.of(), send(1));
    assertEquals(1000, held.sendAt());
  }

  @Test
  @DisplayName("else when it has been held for 10 s under a leader")
  void whatItsSenderMayHaveLostGoesAfterAWhileUnderALeader() {
    hold(2, 1);
    held.restart(0);
    assertEquals(List.of(), send(0));
    assertEquals(10_000, held.sendAt());
    held.tick(false, 6000);
    assertEquals(List.of(), send(20_000));
    assertEquals(24_000, held.sendAt());
    assertEquals(List.of(), send(23_999));
    assertEquals(List.of(1L), send(24_000));
  }

  @Test
  @DisplayName("under a window, in the order of each origin")
  void theWindowIsNotExceeded() {
    hold(1, 1, 2, 3);
    hold(2, 1);
    held.restart(0);
    held.tick(true, 0);
    assertEquals(List.of(1L, 2L, 3L), send(10_000));
    held.onFinal(id(1, 1), 10_001);
    assertEquals(List.of(1L), send(10_001));
  }

  @Test
  void longTextsFillTheWindowSooner() {
    String text = "x".repeat(2 * PeerConfig.BYTES_PER_ENTRY);
    PeerConfig roomy =
        new PeerConfig(
            200, 1000, 300, 2000, 30_000, 1000, 3, 7, 3, 5, 10, 10, 10, PeerConfig.Holding.DEFAULT);
    held = new Provisional(roomy, effects, List.of());
    for (long number = 1; number <= 3; number++) {
      held.hold(new Chat(1, id(1, number), "general", number, 0, text), 0);
    }
    held.restart(0);
    assertEquals(List.of(1L, 2L), send(0));
    held.onFinal(id(1, 1), 1);
    assertEquals(List.of(3L), send(1));
  }

  @Test
  @DisplayName("again when it has waited resend-after (1 s, doubled up to 10 s)")
  void whatWaitsTooLongIsSentAgain() {
    hold(1, 1);
    held.restart(0);
    assertEquals(List.of(1L), send(0));
    assertEquals(List.of(), send(999));
    assertEquals(List.of(1L), send(1000));
    assertEquals(3000, held.sendAt());
    for (int i = 0; i < 5; i++) {
      assertEquals(List.of(1L), send(held.sendAt()));
    }
    long before = held.sendAt();
    send(before);
    assertEquals(before + 10_000, held.sendAt());
    held.restart(before);
    assertEquals(List.of(1L), send(before));
  }

  @Test
  void eachIsShownOnceAndInOrder() {
    for (long number : new long[] {2, 2, 1, 5, 4, 6}) {
      held.show(Group.chat(1, number));
    }
    assertEquals(
        List.of(2L, 5L, 6L), effects.provisional.stream().map(m -> m.msgId().number()).toList());
  }

  @Test
  void strangeOriginsTakeNoRoomFromWhatIsKept() {
    for (int strange = 1; strange <= Provisional.SHOWN_ORIGINS; strange++) {
      held.show(Group.chat(100 + strange, 1));
    }
    hold(1, 1, 2);
    held.show(Group.chat(1, 2));
    assertEquals(List.of(1L, 2L), numbers());
    assertEquals(2, held.shownUpTo(Group.origin(1)));
    assertEquals(0, held.shownUpTo(Group.origin(101)));
    assertEquals(1, held.shownUpTo(Group.origin(102)));
  }
}
