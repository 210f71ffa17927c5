package dev.parley.protocol.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sender's side of provisional messages, docs/protocol.md section 6; a window is 3. */
class BroadcastTest {
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
          20,
          10,
          10,
          1000,
          PeerConfig.Holding.DEFAULT);

  private final List<Long> shown = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final SortedSet<Long> links = new TreeSet<>(List.of(1L, 2L));
  private final Outbox outbox =
      new Outbox(
          1,
          CONFIG,
          new RecordingEffects(),
          new Random(1),
          new OutboxContents(Group.origin(1), 1, List.of()));
  private final Broadcast broadcast =
      new Broadcast(CONFIG, outbox, message -> shown.add(message.msgId().number()));

  private void type(String text) {
    MessageId id = outbox.nextId();
    Chat message = new Chat(1, id, "general", id.number(), 0, text);
    outbox.add(message);
    broadcast.typed(message);
  }

  private void typeStored(int count) {
    for (int i = 0; i < count; i++) {
      type("text");
    }
    outbox.onStored(new MessageId(outbox.origin(), outbox.nextId().number() - 1));
  }

  /** What goes out, {@code link:number} each. */
  private List<String> send(long now) {
    sent.clear();
    broadcast.send(links, (link, m) -> sent.add(link + ":" + m.msgId().number()), now);
    return List.copyOf(sent);
  }

  @Test
  @DisplayName("each new one at once")
  void whatIsTypedGoesToAllAtOnce() {
    assertEquals(List.of(), send(0));
    typeStored(1);
    assertEquals(List.of("1:1", "2:1"), send(5));
    assertEquals(List.of(), send(6));
    typeStored(1);
    assertEquals(List.of("1:2", "2:2"), send(7));
    assertEquals(List.of(1L, 2L), shown);
  }

  @Test
  @DisplayName("† A message is in the outbox, synced, before it is shown or sent")
  void whatIsNotOnDiskIsNeitherSentNorShown() {
    type("text");
    assertEquals(List.of(), send(0));
    assertEquals(List.of(), shown);
  }

  @Test
  @DisplayName("everything unreleased from the first on at each new connection")
  void aNewConnectionIsToldEverything() {
    typeStored(2);
    send(0);
    links.remove(2L);
    links.add(7L);
    assertEquals(List.of("7:1", "7:2"), send(1));
  }

  @Test
  @DisplayName("and every resend-after")
  void everythingIsSaidAgainAfterAWhile() {
    typeStored(2);
    send(0);
    assertEquals(1000, broadcast.wakeAt());
    outbox.onFinal(Group.chat(1, 1, "text"), 0);
    assertEquals(List.of("1:2", "2:2"), send(1000));
    assertEquals(3000, broadcast.wakeAt());
    assertEquals(List.of(1L, 2L, 2L), shown);
  }

  @Test
  void noConnectionIsFlooded() {
    links.remove(2L);
    typeStored(7);
    assertEquals(List.of("1:1", "1:2", "1:3"), send(1000));
    assertEquals(List.of(), send(1000 + Broadcast.PACE_MILLIS - 1));
    assertEquals(1000 + Broadcast.PACE_MILLIS, broadcast.wakeAt());
    assertEquals(List.of("1:4", "1:5", "1:6"), send(broadcast.wakeAt()));
    assertEquals(List.of("1:7"), send(broadcast.wakeAt()));
    assertTrue(broadcast.wakeAt() >= 2200);
  }

  @Test
  void longTextsAreFewerAtATime() {
    links.remove(2L);
    type("x".repeat(2000));
    type("text");
    outbox.onStored(new MessageId(outbox.origin(), 2));
    assertEquals(List.of("1:1"), send(0));
    assertEquals(List.of("1:2"), send(100));
  }

  @Test
  void aloneItIsShownAndNothingIsToBeDone() {
    links.clear();
    typeStored(2);
    send(0);
    assertEquals(List.of(1L, 2L), shown);
    assertEquals(Long.MAX_VALUE, broadcast.wakeAt());
  }

  @Test
  void whenNobodyLeadsAgainEverythingIsSaidFromTheFirstOn() {
    typeStored(1);
    send(0);
    broadcast.end();
    typeStored(1);
    assertEquals(List.of("1:1", "1:2", "2:1", "2:2"), send(10));
  }

  @Test
  void anOutboxThatWasBegunAnewIsSaidFromTheFirstOn() {
    typeStored(2);
    send(0);
    outbox.onFinal(Group.chat(1, 9, "never typed here"), 0);
    outbox.onStored(new MessageId(Group.origin(1), 2));
    assertEquals(List.of("1:1", "1:2", "2:1", "2:2"), send(200));
  }
}
