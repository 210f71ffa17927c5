package dev.parley.tui.process.torture;

import java.util.ArrayList;
import java.util.List;

/** What was done and seen, with its time. Guarded by itself. */
final class Transcript {
  private final List<String> lines = new ArrayList<>();
  private final long begin = System.nanoTime();

  synchronized void note(String text) {
    if (!text.isEmpty()) {
      lines.add((System.nanoTime() - begin) / 1_000_000 + " ms " + text);
    }
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
