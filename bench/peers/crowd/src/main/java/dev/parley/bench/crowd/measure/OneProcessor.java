package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Two threads on one processor: what it costs that one wakes the other and goes to sleep, and how
 * long one runs while the other waits. A process of its own, which the system's {@code taskset}
 * keeps on one processor.
 */
public final class OneProcessor {
  private static final int TURNS = 50_000;
  private static final long SPIN_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** A thread that looks at the clock all the time sees no such gap unless it did not run. */
  private static final long GAP_NANOS = 200_000;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static volatile int turn;

  private OneProcessor() {}

  /** Has it measured in such a process, which has the same settings of java. */
  static void measure(Costs costs) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OneProcessor.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String[] figures = new String(process.getInputStream().readAllBytes()).trim().split(" ");
    if (process.waitFor() != 0) {
      throw new IOException("taskset has failed");
    }
    costs.put(Cost.SWITCH, Double.parseDouble(figures[0]));
    costs.put(Cost.SLICE, Double.parseDouble(figures[1]));
  }

  /** Prints both in nanoseconds. */
  public static void main(String[] args) throws InterruptedException {
    takeTurns();
    long begun = System.nanoTime();
    takeTurns();
    double switched = (System.nanoTime() - begun) / (2.0 * TURNS);
    System.out.println(switched + " " + slice());
  }

  private static void takeTurns() throws InterruptedException {
    Thread[] threads = new Thread[2];
    turn = 0;
    both(me -> takeTurns(me, threads));
  }

  private static void takeTurns(int me, Thread[] threads) {
    threads[me] = Thread.currentThread();
    for (int i = 0; i < TURNS; i++) {
      while (turn != me) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      turn = 1 - me;
      LockSupport.unpark(threads[1 - me]);
    }
  }

  /** The mean time between two gaps. */
  private static double slice() throws InterruptedException {
    double[] slices = new double[2];
    both(me -> slices[me] = spin());
    return (slices[0] + slices[1]) / 2;
  }

  private static double spin() {
    long end = System.nanoTime() + SPIN_NANOS;
    long ran = 0;
    int gaps = 0;
    long last = System.nanoTime();
    while (last < end) {
      long now = System.nanoTime();
      if (now - last > GAP_NANOS) {
        gaps++;
      } else {
        ran += now - last;
      }
      last = now;
    }
    return (double) ran / Math.max(1, gaps);
  }

  private static void both(IntConsumer what) throws InterruptedException {
    Thread other = new Thread(() -> what.accept(1));
    other.start();
    what.accept(0);
    other.join();
  }
}
