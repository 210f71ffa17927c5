package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import dev.parley.node.Node;
import dev.parley.node.NodeConfig;
import dev.parley.node.NodeException;
import dev.parley.node.NodeListener;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole peer, after its parts were measured, that is its own group, and an application that says
 * as much as a window takes: what their threads use for each message, with a wide window and with
 * one message in flight. The difference is what the turns cost in which these threads wake each
 * other.
 */
final class NodeCosts implements NodeListener {
  private static final String LOOP = "parley-loop-1";
  private static final String SHOWS = "parley-listener-1";

  /** A window as the harness's, and one that is never full of more than a message. */
  private static final int WIDE = 1024;

  /** Of the disk, for a message: to store it, to append its entry, to forget it. */
  private static final int OPERATIONS = 3;

  /** Of the loop, for a message alone: typed, in the outbox, in the log. */
  private static final int LOOP_TURNS = 3;

  /** Of the thread that tells the application: it is in the outbox, it is final. */
  private static final int SHOW_TURNS = 2;

  private static final long WARMUP_MILLIS = 5000;
  private static final long MILLIS = 3000;
  private static final long LOOK_NANOS = 2_000_000;

  /** Nanoseconds of each thread for a message, and of standing still while garbage is collected. */
  private record Message(double loop, double shows, double says, double collects) {}

  private final Node node;
  private volatile boolean leads;
  private volatile long shown;
  private volatile Thread waits;
  private volatile long waitsFor;
  private long said;
  private int hash;

  private NodeCosts(Path dir) throws NodeException {
    NodeConfig config =
        new NodeConfig(
            1,
            "one",
            "bench",
            "127.0.0.1",
            0,
            null,
            List.of(),
            Mode.BOOTSTRAP,
            dir,
            PeerConfig.DEFAULT,
            false,
            null,
            null);
    node = Node.start(config, this, 1);
    while (!leads) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  static void measure(Path dir, Costs costs) throws NodeException {
    NodeCosts all = new NodeCosts(dir.resolve("node"));
    all.say(WIDE, WARMUP_MILLIS);
    Message wide = all.say(WIDE, MILLIS);
    all.say(1, MILLIS);
    Message alone = all.say(1, MILLIS);
    all.node.close();
    costs
        .put(Cost.TURN, (alone.loop() - wide.loop()) / LOOP_TURNS)
        .put(Cost.SHOWN, wide.shows())
        .put(Cost.SHOW_TURN, (alone.shows() - wide.shows()) / SHOW_TURNS)
        .put(Cost.SAY, wide.says())
        .put(Cost.SAY_WOKEN, alone.says() - wide.says())
        .put(Cost.COLLECTED, wide.collects())
        .put(Cost.ANSWERED, wide.loop() - core(costs));
  }

  /** What the parts of it cost that were measured by themselves. */
  private static double core(Costs costs) {
    return OPERATIONS * costs.mean(Cost.ASKED)
        + costs.mean(Cost.TYPED)
        + costs.mean(Cost.NUMBERED)
        + costs.mean(Cost.DELIVERED)
        + costs.mean(Cost.RELEASED);
  }

  private static long collectingNanos() {
    return TimeUnit.MILLISECONDS.toNanos(
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum());
  }

  private Message say(int window, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long before = said;
    long loop = ThreadTimes.of(LOOP);
    long shows = ThreadTimes.of(SHOWS);
    long says = ThreadTimes.ofThis();
    long collects = collectingNanos();
    while (System.nanoTime() < end) {
      if (said - shown >= window) {
        await(said - window / 2);
      } else {
        say();
      }
    }
    await(said);
    double count = said - before;
    return new Message(
        (ThreadTimes.of(LOOP) - loop) / count,
        (ThreadTimes.of(SHOWS) - shows) / count,
        (ThreadTimes.ofThis() - says) / count,
        (collectingNanos() - collects) / count);
  }

  private void say() {
    byte[] text = Samples.TEXT.getBytes(StandardCharsets.US_ASCII);
    said++;
    node.send("general", new String(text, StandardCharsets.US_ASCII))
        .whenComplete(
            (typed, failure) -> {
              if (failure != null || typed.refusal() != null) {
                throw new IllegalStateException("refused");
              }
            });
  }

  /** Until so many have been shown. */
  private void await(long count) {
    waitsFor = count;
    waits = Thread.currentThread();
    while (shown < count) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    waits = null;
  }

  @Override
  public void onDelivered(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.body() instanceof EntryBody.Chat chat) {
        hash = 31 * hash + Arrays.hashCode(chat.payload().getBytes(StandardCharsets.US_ASCII));
        shown = shown + 1;
        Thread sleeper = waits;
        if (sleeper != null && shown >= waitsFor) {
          waits = null;
          LockSupport.unpark(sleeper);
        }
      }
    }
  }

  @Override
  public void onStatus(PeerStatus status) {
    leads = status.leaderId() == status.nodeId();
  }

  @Override
  public void onProvisional(List<EntryBody.Chat> messages) {}

  @Override
  public void onNotice(Notice notice) {}

  @Override
  public void onStopped(StopReason reason, String text) {
    if (reason == StopReason.FAULT) {
      throw new IllegalStateException(text + hash);
    }
  }
}
