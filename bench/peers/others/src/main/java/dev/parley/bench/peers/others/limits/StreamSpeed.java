package dev.parley.bench.peers.others.limits;

import dev.parley.bench.peers.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** How many lines a second one connection carries. */
final class StreamSpeed implements Measurement {
  private static final Duration WARMUP = Duration.ofSeconds(5);
  private static final Duration LENGTH = Duration.ofSeconds(5);

  private final String name;
  private final String mode;
  private final boolean perLine;

  /** With a buffer for each line, or one for many. */
  StreamSpeed(String name, String mode, boolean perLine) {
    this.name = name;
    this.mode = mode;
    this.perLine = perLine;
  }

  @Override
  public Json measure() throws Exception {
    double rate;
    try (ServerProcess server = ServerProcess.start(mode)) {
      LineWriter writer = new LineWriter(perLine);
      writer.start(server.connect(writer));
      long start = System.nanoTime();
      Report from = firstAfter(start + WARMUP.toNanos(), server.out());
      Report to = firstAfter(from.nanos + LENGTH.toNanos(), server.out());
      rate = (to.lines - from.lines) * 1e9 / (to.nanos - from.nanos);
    }
    return Measurement.result(name)
        .put("lines_per_s", rate)
        .put("mb_per_s", rate * TypicalLine.LENGTH / 1e6)
        .put(
            "settings",
            "Netty NIO, one connection, 150-byte lines, flush per 128 lines, "
                + (perLine ? "one buffer per line" : "128 lines copied into one buffer")
                + (mode.equals(LineServer.PARSE)
                    ? ", receiver parses each line into a record (Jackson streaming)"
                    : ""));
  }

  private static Report firstAfter(long nanos, BufferedReader reports) throws IOException {
    for (String line; (line = reports.readLine()) != null; ) {
      long[] numbers = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
      if (numbers[1] - nanos > 0) {
        return new Report(numbers[0], numbers[1]);
      }
    }
    throw new IOException("the server ended");
  }

  /** What the server had received at a time. */
  private record Report(long lines, long nanos) {}
}
