package dev.parley.tui.screen.terminal;

import dev.parley.tui.chat.ChatPort;
import java.io.IOException;
import java.util.List;

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
   * @param typedBefore the lines of the input history's file, oldest first
   */
  Ui ui(ChatPort port, List<String> typedBefore, long now);
}
