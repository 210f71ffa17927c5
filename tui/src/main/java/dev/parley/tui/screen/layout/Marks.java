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

  public static Style style(Mark mark) {
    return switch (mark) {
      case QUEUED, NUMBERED -> Style.DIM;
      case UNKNOWN, PROVISIONAL -> Style.of(Colour.MAGENTA);
      case FINAL -> Style.of(Colour.GREEN);
      case REFUSED -> Style.of(Colour.RED);
    };
  }
}
