package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Chat;
import dev.parley.protocol.message.Message.Sequenced;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Texts that no honest peer queues, docs/protocol.md section 6: at n2 of n1, n2 and n3. */
class UnfitTextsTest extends SecondOfThree {
  private static final String RED = "\u001b[31mred";

  UnfitTextsTest() {
    super(Book.of(1, 2, 3));
  }

  private void says(int sender, long number, String text) {
    comes(10L * sender, new Chat(Group.chat(sender, number, text)));
  }

  private Peer.Typed type(String text) {
    Peer.Typed typed = peer.type("general", text, 0, now);
    peer.settle(now);
    return typed;
  }

  private List<String> numbered() {
    return log.block(4, log.end().seqNo(), 1 << 20).entries().stream()
        .map(entry -> ((EntryBody.Chat) entry.body()).payload())
        .toList();
  }

  @Test
  @DisplayName("A text with any other control character is refused with a sentence, and not queued")
  void whatIsTypedWithAControlCharacterIsRefused() {
    assertEquals(
        new Peer.Typed(null, "character 1 of the text is U+001B, a control character"), type(RED));
    assertEquals(List.of(), effects.typed);
    assertEquals(new MessageId(Group.origin(2), 1), type("two\nlines,\ta tab").msgId());
  }

  @Test
  @DisplayName("A leader gives such a message of others no number, nor what follows it")
  void aLeaderTakesNeitherItNorWhatFollows() {
    lead();
    says(1, 1, "fine");
    says(1, 2, RED);
    says(1, 3, "later");
    says(3, 1, "another");
    assertEquals(List.of("fine", "another"), numbered());
  }

  @Test
  void peopleAreToldNowAndThen() {
    lead();
    says(1, 1, RED);
    says(1, 1, RED);
    now += UnfitTexts.TELL_EVERY_MILLIS;
    says(1, 1, RED);
    String told =
        "message 0000000000000001-1 that n1 sent is refused:"
            + " character 1 of the text is U+001B, a control character";
    assertEquals(
        List.of(told + " (1 so far)", told + " (3 so far)"),
        effects.notices.stream().filter(text -> text.contains("refused")).toList());
  }

  @Test
  @DisplayName("Who does not lead neither shows nor keeps it")
  void itIsNeitherShownNorKept() {
    now += 5_000;
    peer.settle(now);
    says(1, 1, RED);
    assertEquals(List.of(), effects.provisional);
    assertEquals(List.of(), effects.held);
    says(1, 1, "fine");
    assertEquals(1, effects.provisional.size());
    assertEquals(1, effects.held.size());
  }

  @Test
  @DisplayName("An entry that holds one all the same is applied: what is in the log counts")
  void anEntryIsTakenWhateverItSays() {
    follow3();
    comes(30, new Sequenced(book.add(1, Group.chat(1, 1, RED)).entry(3)));
    comes(30, new Message.Commit(1, 3));
    assertEquals(1, effects.delivered.size());
    assertNotNull(type("after it").msgId());
  }
}
