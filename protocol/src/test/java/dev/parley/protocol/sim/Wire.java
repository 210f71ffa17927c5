package dev.parley.protocol.sim;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.util.ArrayList;
import java.util.List;

/** Takes messages through the lines that they are on a real connection. */
final class Wire {
  private Wire() {}

  static Message copy(Message message) {
    Message read = MessageJson.read(MessageJson.write(message));
    if (message instanceof Message.CatchupResp sent && read instanceof Message.CatchupResp head) {
      List<Entry> entries = new ArrayList<>();
      for (Entry entry : sent.block().entries()) {
        entries.add(EntryFormat.read(entry.line().clone()));
      }
      if (head.block().count() != entries.size()) {
        throw new IllegalStateException("announced " + head.block().count() + " entries");
      }
      return head.with(EntryBlock.of(entries));
    }
    return read;
  }
}
