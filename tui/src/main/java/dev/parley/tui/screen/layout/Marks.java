package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Pending;

/** The delivery marks of the right gutter. */
public final class Marks {
  private Marks() {}

  /** What a message shows at that time, in milliseconds since the epoch. */
  public static Mark shown(Pending pending, long now) {
    boolean tooNew =
        pending.mark() == Mark.NUMBERED && now - pending.since() < Mark.PATIENCE_MILLIS;
    return tooNew ? Mark.QUEUED : pending.mark();
  }

  public static String text(Mark mark, boolean ascii) {
    return switch (mark) {
      case QUEUED -> ascii ? "." : "◌";
      case NUMBERED -> ascii ? "o" : "○";
      case UNKNOWN -> ascii ? ".?" : "◌?";
      case PROVISIONAL -> "~";
      case FINAL -> ascii ? "+" : "✓";
      case REFUSED -> ascii ? "!" : "✗";
    };
  }

  /**
   * The mark of a final message of one's own: how many of the others have read it, where somebody
   * has.
   *
   * @param inFull with how many others there are
   */
  static String read(int readers, int others, boolean inFull, boolean ascii) {
    String sign = text(Mark.FINAL, ascii);
    if (readers == 0) {
      return sign;
    }
    return readers == others ? sign + sign : sign + readers + (inFull ? "/" + others : "");
  }

  /** Cells of the widest of them. */
  static int width(int others, boolean inFull) {
    return 1 + String.valueOf(others).length() * (inFull ? 2 : 1) + (inFull ? 1 : 0);
  }

  public static Style style(Mark mark) {
    return switch (mark) {
      case QUEUED, NUMBERED -> Style.DIM;
      case UNKNOWN, PROVISIONAL -> Style.of(Colour.MAGENTA);
      case FINAL -> Style.of(Colour.GREEN);
      case REFUSED -> Style.of(Colour.RED);
    };
  }
}
