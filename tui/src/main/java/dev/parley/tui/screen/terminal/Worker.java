package dev.parley.tui.screen.terminal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Does one thing after the other on a thread that is there only while there is something to do. */
final class Worker {
  private static final int MOST_WAITING = 256;
  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor executor;

  Worker(String name) {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            threads(name));
    executor.allowCoreThreadTimeOut(true);
  }

  /** None of them keeps the program from ending. */
  static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** False: too much waits. */
  boolean tryDo(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      LoggerFactory.getLogger(Worker.class).warn("too much to do", e);
      return false;
    }
  }

  /** What waits is dropped, and what runs is interrupted. */
  void stop() {
    executor.shutdownNow();
  }
}
