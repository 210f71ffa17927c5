package dev.parley.tui.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The bytes of a peer's whole log. */
record LogFiles(int nodeId, byte[] bytes) {

  static LogFiles read(int nodeId, Path data) throws IOException {
    List<Path> segments;
    try (Stream<Path> files = Files.list(data.resolve("log"))) {
      segments = files.filter(f -> f.toString().endsWith(".ndjson")).sorted().toList();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Path segment : segments) {
      all.write(Files.readAllBytes(segment));
    }
    return new LogFiles(nodeId, all.toByteArray());
  }

  /** The number of entries. */
  long lines() {
    long lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Whether both have the same bytes for every entry that both have. */
  boolean agreesWith(LogFiles other) {
    int common = Math.min(bytes.length, other.bytes.length);
    boolean wholeLines =
        common == 0 || (bytes[common - 1] == '\n' && other.bytes[common - 1] == '\n');
    return wholeLines && Arrays.mismatch(bytes, 0, common, other.bytes, 0, common) < 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogFiles that
        && nodeId == that.nodeId
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "log of n" + nodeId + ", " + bytes.length + " bytes";
  }
}
