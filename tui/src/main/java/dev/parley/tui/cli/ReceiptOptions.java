package dev.parley.tui.cli;

import dev.parley.tui.chat.ReadWhen;
import picocli.CommandLine.Option;

/** What others are told of this user's reading. */
final class ReceiptOptions {
  @Option(
      names = "--receipts",
      paramLabel = "WHEN",
      converter = ReadWhenConverter.class,
      completionCandidates = ReadWhenConverter.class,
      description =
          "when others are told that you have read a message: focused (it is shown where you look),"
              + " visible (it is shown) or off; lines that are printed are shown, and with --json"
              + " focused leaves it to the program (default: focused; with --json visible)")
  private ReadWhen receipts;

  /** On the screen. */
  ReadWhen onScreen() {
    return receipts == null ? ReadWhen.FOCUSED : receipts;
  }

  /** Of lines: where people read them, what is printed is before their eyes. */
  ReadWhen ofLines(boolean json, boolean withUser) {
    if (!withUser || receipts == ReadWhen.OFF) {
      return ReadWhen.OFF;
    }
    return json && receipts == ReadWhen.FOCUSED ? ReadWhen.FOCUSED : ReadWhen.VISIBLE;
  }
}
