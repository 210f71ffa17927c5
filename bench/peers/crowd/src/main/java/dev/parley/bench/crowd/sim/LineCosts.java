package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;

/** What each kind of line costs who writes it, who reads it, and the core that takes it. */
final class LineCosts {
  private static final int LINE_FEED = 1;

  private final Costs costs;

  LineCosts(Costs costs) {
    this.costs = costs;
  }

  double write(Message message) {
    if (message instanceof Message.Sequenced) {
      return costs.mean(Cost.WRITE_ENTRY);
    }
    if (message instanceof Message.Chat) {
      return costs.mean(Cost.WRITE_CHAT);
    }
    if (message instanceof Message.Heartbeat beat) {
      return costs.mean(Cost.WRITE_BEAT) + beat.hears().size() * costs.mean(Cost.WRITE_BEAT_MEMBER);
    }
    // A block's entries are a part of a file, which the system sends.
    return costs.mean(Cost.WRITE_SMALL);
  }

  double read(Message message) {
    if (message instanceof Message.Sequenced) {
      return costs.mean(Cost.READ_ENTRY);
    }
    if (message instanceof Message.Chat) {
      return costs.mean(Cost.READ_CHAT);
    }
    if (message instanceof Message.Heartbeat beat) {
      return costs.mean(Cost.READ_BEAT) + beat.hears().size() * costs.mean(Cost.READ_BEAT_MEMBER);
    }
    return costs.mean(Cost.READ_SMALL) + entriesOf(message) * costs.mean(Cost.READ_ENTRY);
  }

  /** The core's part, but for what the message leads to. */
  double take(Message message) {
    if (message instanceof Message.Sequenced) {
      return costs.mean(Cost.ENTRY_TAKEN);
    }
    if (message instanceof Message.Chat) {
      return costs.mean(Cost.CHAT_TAKEN);
    }
    return costs.mean(Cost.SMALL_TAKEN) + entriesOf(message) * costs.mean(Cost.ENTRY_TAKEN);
  }

  private static int entriesOf(Message message) {
    return message instanceof Message.CatchupResp block ? block.block().count() : 0;
  }

  /** With its line feed; of a block, with its entries. */
  static int bytes(Message message) {
    if (message instanceof Message.Sequenced pushed) {
      return pushed.entry().line().length + LINE_FEED;
    }
    int bytes = MessageJson.write(message).length + LINE_FEED;
    if (message instanceof Message.CatchupResp block) {
      for (Entry entry : block.block().entries()) {
        bytes += entry.line().length + LINE_FEED;
      }
    }
    return bytes;
  }
}
