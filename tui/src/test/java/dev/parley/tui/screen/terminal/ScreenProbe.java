package dev.parley.tui.screen.terminal;

import dev.parley.tui.chat.Ended;
import dev.parley.tui.chat.MemoryPeer;
import java.nio.file.Path;
import java.time.Duration;

/** A program with the least of a screen on the real terminal: what is typed can make it fail. */
public final class ScreenProbe {
  private ScreenProbe() {}

  /**
   * @param args the data directory
   */
  public static void main(String[] args) {
    ScreenOptions options = Options.of(Path.of(args[0]));
    ScreenMode mode =
        new ScreenMode(
            options,
            new TerminalSurroundings(options, (port, now) -> new SmallUi()),
            System::currentTimeMillis);
    Thread hook = new Thread(() -> mode.leaveWithin(Duration.ofSeconds(3)));
    Runtime.getRuntime().addShutdownHook(hook);
    Ended ended = mode.run(new MemoryPeer(1, 100)::start);
    System.exit(ended.code());
  }
}
