package dev.parley.protocol.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class WildClockTest {
  private static final long MAX = (1L << 53) - 1;

  @Test
  void aClockFarOffMakesNoMessageThatNobodyCanRead() {
    FedPeer peer = new FedPeer(2, Book.of(1, 2, 3).entries());
    for (long wallMillis : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      peer.types("hello", wallMillis);
    }
    List<EntryBody.Chat> typed = peer.typed();
    assertEquals(List.of(0L, 0L, MAX), typed.stream().map(EntryBody.Chat::sentAt).toList());
    for (EntryBody.Chat chat : typed) {
      Message.Chat said = new Message.Chat(chat);
      assertEquals(said, MessageJson.read(MessageJson.write(said)));
    }
  }
}
