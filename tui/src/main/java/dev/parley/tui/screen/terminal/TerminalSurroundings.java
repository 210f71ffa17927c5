package dev.parley.tui.screen.terminal;

import dev.parley.tui.chat.ChatPort;
import java.io.IOException;

/** The terminal of this process, and the chat on it. */
final class TerminalSurroundings implements Surroundings {
  private final ScreenOptions options;
  private final UiMaker maker;

  /** Makes what is shown. */
  interface UiMaker {
    Ui make(ChatPort port, long now);
  }

  TerminalSurroundings(ScreenOptions options, UiMaker maker) {
    this.options = options;
    this.maker = maker;
  }

  @Override
  public Display open(Inbox inbox, Runnable onGone) throws IOException {
    TerminalDisplay display = TerminalDisplay.open(options, inbox::resized);
    new InputReader(display.keyboard(), inbox, onGone).start();
    return display;
  }

  @Override
  public Ui ui(ChatPort port, long now) {
    return maker.make(port, now);
  }
}
