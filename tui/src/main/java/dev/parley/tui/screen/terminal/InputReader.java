package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.input.InputProvider;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the keyboard on a thread of its own, which waits there most of the time. */
final class InputReader implements Runnable {
  /** Strokes that are looked at together; those of one cluster come together. */
  private static final int MOST = 1024;

  private final InputProvider terminal;
  private final Inbox inbox;
  private final Runnable onEnd;
  private final Keys keys = new Keys();

  /**
   * @param onEnd the terminal is gone
   */
  InputReader(InputProvider terminal, Inbox inbox, Runnable onEnd) {
    this.terminal = terminal;
    this.inbox = inbox;
    this.onEnd = onEnd;
  }

  void start() {
    Thread thread = new Thread(this, "parley-keys");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more && !inbox.isClosed()) {
        List<KeyStroke> strokes = new ArrayList<>();
        more = read(strokes);
        inbox.put(keys.of(strokes));
      }
      onEnd.run();
    } catch (IOException e) {
      onEnd.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False: the end. */
  private boolean read(List<KeyStroke> strokes) throws IOException {
    KeyStroke stroke = terminal.readInput();
    while (stroke != null && stroke.getKeyType() != KeyType.EOF) {
      strokes.add(stroke);
      stroke = strokes.size() < MOST ? terminal.pollInput() : null;
    }
    return stroke == null;
  }
}
