package dev.parley.tui.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How a peer's line mode behaves. */
final class LineModeOptions {

  @Option(names = "--json", description = "lines of JSON, both ways, for programs")
  boolean json;

  @Option(names = "--plain", description = "lines of text: the default where there is no terminal")
  boolean plain;

  @Option(
      names = "--history",
      paramLabel = "N|all",
      defaultValue = "0",
      converter = HistoryConverter.class,
      description = "lines: how many messages shown in earlier runs to print first (default: 0)")
  Long history;

  @Option(
      names = "--from",
      paramLabel = "SEQ",
      defaultValue = "0",
      description = "the number of the entry to show from (default: what was not shown yet)")
  long from;

  @Option(
      names = "--drain",
      paramLabel = "D",
      defaultValue = "10s",
      description = "lines: how long the end of input waits until all is final (default: 10s)")
  Duration drain;

  @Option(
      names = "--join-timeout",
      paramLabel = "D",
      defaultValue = "30s",
      description =
          "lines: how long a seed may take to answer; the screen goes on trying (default: 30s)")
  Duration joinTimeout;
}
