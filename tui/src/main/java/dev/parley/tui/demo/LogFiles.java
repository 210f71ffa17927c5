package dev.parley.tui.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The files of a peer's whole log. */
record LogFiles(int nodeId, List<Path> segments) {

  static LogFiles of(int nodeId, Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("log"))) {
      return new LogFiles(
          nodeId, files.filter(f -> f.toString().endsWith(".ndjson")).sorted().toList());
    }
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path segment : segments) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  /** The number of entries. */
  long lines() throws IOException {
    long lines = 0;
    for (Path segment : segments) {
      lines += lines(Files.readAllBytes(segment));
    }
    return lines;
  }

  /**
   * The first entry that both have and that differs, by its place; 0: there is none. Each peer
   * begins a new file at the same entries.
   */
  long firstDifference(LogFiles other) throws IOException {
    long before = 0;
    for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
      byte[] here = Files.readAllBytes(segments.get(i));
      byte[] there = Files.readAllBytes(other.segments.get(i));
      int common = Math.min(here.length, there.length);
      int differs = Arrays.mismatch(here, 0, common, there, 0, common);
      LogFiles shorter = here.length < there.length ? this : other;
      boolean goesOn = i == shorter.segments.size() - 1;
      boolean wholeLines = endsLine(here, common) && endsLine(there, common);
      if (differs < 0 && wholeLines && (here.length == there.length || goesOn)) {
        before += lines(here);
        continue;
      }
      int end = differs < 0 ? common : differs;
      return before + lines(Arrays.copyOf(here, end)) + 1;
    }
    return 0;
  }

  private static boolean endsLine(byte[] bytes, int length) {
    return length == 0 || bytes[length - 1] == '\n';
  }

  private static long lines(byte[] bytes) {
    long lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }
}
