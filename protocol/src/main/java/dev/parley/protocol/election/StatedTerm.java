package dev.parley.protocol.election;

import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Handover;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Sequenced;

/** The term that a message shows its sender to be in. */
public final class StatedTerm {
  private StatedTerm() {}

  /**
   * 0: the message says nothing of it, as a probe does not, nor a request for a promise that may be
   * refused.
   */
  public static long of(Message message) {
    if (message instanceof Sequenced m) {
      return m.entry().term();
    } else if (message instanceof Ack m) {
      return m.term();
    } else if (message instanceof Commit m) {
      return m.term();
    } else if (message instanceof Heartbeat m) {
      return m.term();
    } else if (message instanceof Coordinator m) {
      return m.term();
    } else if (message instanceof ElectionOk m) {
      return m.term();
    } else if (message instanceof Handover m) {
      return m.term();
    } else if (message instanceof CatchupReq m) {
      return m.term();
    } else if (message instanceof CatchupResp m) {
      return m.term();
    }
    return 0;
  }
}
