package dev.parley.tui.demo;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Messages at a steady rate, by several peers in turn. */
final class Load implements AutoCloseable {
  static final String PREFIX = "message ";

  private static final int PER_SECOND = 200;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private int typed;

  private final List<DemoPeer> peers;
  private final int count;

  /**
   * @param count messages in all
   */
  Load(List<DemoPeer> peers, int count) {
    this.peers = peers;
    this.count = count;
  }

  void begin() {
    long period = TimeUnit.SECONDS.toMicros(1) / PER_SECOND;
    timer.scheduleAtFixedRate(this::typeNext, 0, period, TimeUnit.MICROSECONDS);
  }

  private void typeNext() {
    int number = typed;
    if (number < count && type(peers.get(number % peers.size()), PREFIX + (number + 1))) {
      typed++;
    }
  }

  private static boolean type(DemoPeer peer, String text) {
    try {
      peer.type(text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
