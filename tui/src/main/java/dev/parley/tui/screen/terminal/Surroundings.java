package dev.parley.tui.screen.terminal;

import dev.parley.tui.chat.ChatPort;
import java.io.IOException;

/** What a screen is put together with: the real thing, or a test's. */
interface Surroundings {

  /**
   * Opens the display, and has what is typed there put into the inbox.
   *
   * @param onGone called once the keyboard ends
   */
  Display open(Inbox inbox, Runnable onGone) throws IOException;

  /**
   * Makes what is shown.
   *
   * @param now milliseconds since the epoch
   */
  Ui ui(ChatPort port, long now);
}
