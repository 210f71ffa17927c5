package dev.parley.bench.micro;

import dev.parley.protocol.Peer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The core alone, without sockets, disk and threads: a message from typed to final and released, in
 * a group of one, a batch at a time as the loop brings them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Core {
  private static final int BATCH = 256;
  private static final String TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(2);

  private LoneLeader leader;
  private long now;

  /** The log is in memory and only grows: each iteration begins an empty one. */
  @Setup(Level.Iteration)
  public void found() {
    leader = new LoneLeader();
    now = leader.lead();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long typedToFinal() {
    now++;
    for (int i = 0; i < BATCH; i++) {
      Peer.Typed typed = leader.peer().type("general", TEXT, 1_763_600_000_000L + now, now);
      if (typed.msgId() == null) {
        throw new IllegalStateException(typed.refusal());
      }
    }
    leader.settle(now);
    return leader.delivered();
  }
}
