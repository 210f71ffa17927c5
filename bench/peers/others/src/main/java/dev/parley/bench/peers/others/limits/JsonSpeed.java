package dev.parley.bench.peers.others.limits;

import dev.parley.bench.peers.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/** How many lines a second one thread writes as JSON, and reads. */
final class JsonSpeed implements Measurement {
  private static final int ROUNDS = 3; // the last counts
  private static final int BATCH = 1000;
  private static final Duration ROUND = Duration.ofSeconds(2);

  private long checksum; // so that nothing is optimized away

  @Override
  public Json measure() throws IOException {
    byte[] line = TypicalLine.bytes(1);
    int length = TypicalLine.LENGTH - 1;
    TypicalLine decoded = TypicalLine.decode(line, 0, length);
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    double encode = 0;
    double decode = 0;
    for (int round = 0; round < ROUNDS; round++) {
      encode =
          rate(
              () -> {
                out.reset();
                decoded.encode(out);
                return out.size();
              });
      decode = rate(() -> TypicalLine.decode(line, 0, length).seq());
    }
    return Measurement.result("json")
        .put("encode_per_s", encode)
        .put("decode_per_s", decode)
        .put("encode_and_decode_per_s", 1 / (1 / encode + 1 / decode))
        .put(
            "settings",
            "one thread, Jackson streaming, 9 fields, 149 bytes, checksum " + checksum % 10);
  }

  private double rate(Step step) throws IOException {
    long start = System.nanoTime();
    long n = 0;
    while (System.nanoTime() - start < ROUND.toNanos()) {
      for (int i = 0; i < BATCH; i++) {
        checksum += step.run();
      }
      n += BATCH;
    }
    return n * 1e9 / (System.nanoTime() - start);
  }

  private interface Step {
    long run() throws IOException;
  }
}
