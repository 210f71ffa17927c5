package dev.parley.tui.screen.terminal;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.List;

/** What is shown and how it changes. Called by one thread. */
interface Ui {

  /** {@link #wakeAt}: nothing changes by itself. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Something happened.
   *
   * @param now milliseconds since the epoch
   * @return what the outside shall do, in order
   */
  List<Wish> on(UiEvent event, long now);

  /** How it looks now; the same object as before if nothing changed. */
  Canvas draw();

  /** When a {@link UiEvent.Tick} is wanted, in milliseconds since the epoch; {@link #NEVER}. */
  long wakeAt();
}
