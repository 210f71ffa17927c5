package dev.parley.tui.screen.terminal;

import dev.parley.node.NodeConfig;
import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.screen.KeyBindings;
import dev.parley.tui.screen.model.Look;
import java.time.Duration;

/**
 * How the screen looks and behaves.
 *
 * @param node the peer that it is for
 * @param countsAnew whether all that is delivered is new, whatever an earlier run made of it
 * @param onlyAscii whether the terminal shows nothing but ASCII
 * @param mouse whether the wheel scrolls, which keeps the terminal from selecting text
 * @param escapeTimeout how long the rest of a key may take after its first character
 * @param receipts when a message counts as read
 * @param version the line of {@code --version}
 */
public record ScreenOptions(
    NodeConfig node,
    boolean countsAnew,
    Look look,
    boolean onlyAscii,
    boolean mouse,
    Duration escapeTimeout,
    KeyBindings bindings,
    ReadWhen receipts,
    String version) {
  private static final long QUARTER_MILLIS = 250;

  /** Lanterna waits in quarters of a second; rounded up. */
  int escapeTimeoutQuarters() {
    return (int) ((escapeTimeout.toMillis() + QUARTER_MILLIS - 1) / QUARTER_MILLIS);
  }
}
