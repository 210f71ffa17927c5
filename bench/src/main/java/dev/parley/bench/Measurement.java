package dev.parley.bench;

import java.io.IOException;
import java.util.Map;

/** One kind of run. It reads all its options when it is made. */
interface Measurement {
  /** One run, from nothing to nothing. */
  Result run() throws IOException, InterruptedException;

  /** How often, unless said otherwise. */
  default int runs() {
    return 1;
  }

  /** Figures, and the value that their median should stay under. */
  default Map<String, Double> targets() {
    return Map.of();
  }
}
