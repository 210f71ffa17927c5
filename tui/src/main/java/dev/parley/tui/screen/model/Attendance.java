package dev.parley.tui.screen.model;

import dev.parley.node.Node;

/** Whether the user is there: others are told when that changes. */
final class Attendance {
  private Attendance() {}

  /** After every event; {@code before} is the model that it found. */
  static void settle(Turn turn, ChatModel before) {
    ChatModel model = turn.model();
    // Who said to be away is that until it is taken back; the peer does so with the next text.
    if (isIdle(model) != isIdle(before) && !model.group().standing().isAway()) {
      turn.wish(new Wish.Presence(isIdle(model)));
    }
  }

  private static boolean isIdle(ChatModel model) {
    return model.now() >= idleAt(model);
  }

  private static long idleAt(ChatModel model) {
    return model.attention().keyAt() + Node.IDLE_MILLIS;
  }

  /** When the others are to be told; {@link Long#MAX_VALUE}: not before a key. */
  static long wakeAt(ChatModel model) {
    return isIdle(model) ? Long.MAX_VALUE : idleAt(model);
  }
}
