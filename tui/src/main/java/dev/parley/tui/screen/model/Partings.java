package dev.parley.tui.screen.model;

import dev.parley.protocol.effect.StopReason;
import dev.parley.tui.screen.model.ChatModel.Parting;

/** How the user leaves. */
final class Partings {
  static final long AGAIN_MILLIS = 2000;

  private Partings() {}

  /** Ctrl+C or Ctrl+D with nothing to clear. */
  static void ask(Turn turn) {
    ChatModel model = turn.model();
    boolean again = model.parting() == Parting.ASKED && model.hint().isShown(turn.now());
    if (model.parting() == Parting.LEAVING) {
      turn.wish(new Wish.Abort());
    } else if (again) {
      quit(turn);
    } else if (model.parting() != Parting.STOPPED) {
      turn.put(model.with(Parting.ASKED));
      turn.hint("press again within 2 s to quit", AGAIN_MILLIS);
    }
  }

  static void quit(Turn turn) {
    if (turn.model().parting() == Parting.NONE || turn.model().parting() == Parting.ASKED) {
      turn.put(turn.model().with(Parting.LEAVING).with(Hint.NONE));
      turn.wish(new Wish.Quit());
    }
  }

  /** Any other key means: stay. */
  static void stay(Turn turn) {
    if (turn.model().parting() == Parting.ASKED) {
      turn.put(turn.model().with(Parting.NONE).with(Hint.NONE));
    }
  }

  static void stopped(Turn turn, StopReason reason, String text) {
    turn.put(turn.model().with(Parting.STOPPED));
    if (reason != StopReason.LEFT) {
      turn.hint(text);
    }
  }
}
