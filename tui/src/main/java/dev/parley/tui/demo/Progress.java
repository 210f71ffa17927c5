package dev.parley.tui.demo;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds how far things are. */
final class Progress implements AutoCloseable {
  private static final int PERIOD_SECONDS = 5;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  Progress(Runnable tell) {
    timer.scheduleAtFixedRate(tell, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  void end() {
    timer.shutdownNow();
  }

  @Override
  public void close() {
    end();
  }
}
