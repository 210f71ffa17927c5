package dev.parley.tui.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the program writes down of what it does, and where. */
final class LogOptions {
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description = "error, warn, info, debug or trace (default: info)")
  Level level;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description = "what the program did (default: parley.log in the data directory)")
  Path file;
}
