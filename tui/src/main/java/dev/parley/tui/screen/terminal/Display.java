package dev.parley.tui.screen.terminal;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.Size;
import java.io.IOException;

/**
 * The terminal as the shell uses it, by one thread; but {@link #close} is safe for any. Throws
 * {@link IOException} where the terminal is gone. When it is closed, nothing is shown any more.
 */
interface Display extends AutoCloseable {

  /** Asks the terminal. */
  Size size() throws IOException;

  /** Brings the terminal from what it showed last to this. */
  void show(Canvas canvas) throws IOException;

  /** The next {@link #show} writes every cell, whatever the terminal shows. */
  void repaint();

  void bell() throws IOException;

  /** Puts that into the clipboard. */
  void copy(String text) throws IOException;

  /** Has it edited in the user's editor. */
  Edited edit(String text) throws IOException;

  /** Stops this process, until somebody has it go on. */
  void suspend() throws IOException;

  /** Gives the terminal back as it was. */
  @Override
  void close();
}
