package dev.parley.bench.crowd.measure;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;

/** The messages that are measured: texts of 100 bytes, plain ASCII. */
final class Samples {
  static final String TEXT =
      "the quick brown fox jumps over the lazy dog; ".repeat(3).substring(0, 100);

  private static final long SENT_AT = 1_763_600_000_000L;

  private Samples() {}

  static EntryBody.Chat chat(String origin, long number) {
    MessageId id = new MessageId(origin, number);
    return EntryFormat.withPlainLine(
        new EntryBody.Chat(3, id, "general", 4_711_042, SENT_AT + number, TEXT));
  }

  /** As it came from a connection. */
  static Message.Chat received(String origin, long number) {
    return (Message.Chat) MessageJson.read(EntryFormat.chatLine(chat(origin, number)));
  }

  static Entry entry(String origin, long number, long seqNo, int previous) {
    return EntryFormat.make(seqNo, 12, chat(origin, number), previous);
  }
}
