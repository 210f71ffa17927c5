package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Founders;
import dev.parley.protocol.PeerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A group of simulated machines, all of which are connected with each other. */
final class Group {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final VirtualTime time;
  private final List<Machine> machines = new ArrayList<>();
  private final int highestVoter;

  /**
   * @param size 1 to 200 members
   */
  Group(int size, World world) {
    time = world.time();
    Founders founders = new Founders(size);
    highestVoter = founders.voters();
    for (int id = 1; id <= size; id++) {
      machines.add(new Machine(id, founders, world));
    }
    for (Machine one : machines) {
      for (Machine other : machines.subList(one.id, size)) {
        connect(one, other);
      }
    }
  }

  /** The lower id has dialled. Its number on either side is the other one's id. */
  private static void connect(Machine one, Machine other) {
    NetThread ofOne = one.nextNet();
    NetThread ofOther = other.nextNet();
    one.effects.outflow().add(other.id, new Connection(one, other, ofOne, ofOther));
    other.effects.outflow().add(one.id, new Connection(other, one, ofOther, ofOne));
    greet(one, other, true);
    greet(other, one, false);
  }

  private static void greet(Machine here, Machine there, boolean dialledHere) {
    here.loop.take(
        (peer, now) -> peer.onHello(there.id, dialledHere, there.peer.hello(), now),
        here.cost(Cost.SMALL_TAKEN));
  }

  VirtualTime time() {
    return time;
  }

  List<Machine> machines() {
    return machines;
  }

  Machine leader() {
    return machines.get(highestVoter - 1);
  }

  /** Lets time pass until the highest voter leads and all follow it, and a while longer. */
  void awaitLeader() {
    long limit = time.now() + PATIENCE_NANOS;
    while (!machines.stream().allMatch(this::isLed)) {
      if (time.now() > limit) {
        throw new IllegalStateException("the highest voter does not lead all");
      }
      time.pass(LOOK_NANOS);
    }
    time.pass(REST_NANOS);
  }

  private boolean isLed(Machine machine) {
    PeerStatus status = machine.peer.status(time.millis());
    return status.leaderId() == highestVoter
        && (status.state() == PeerStatus.State.FOLLOWER
            || status.state() == PeerStatus.State.LEADER);
  }

  /** Whether all have shown the same, as far as all have shown anything. */
  boolean haveTheSame() {
    long shown = leastShown();
    return machines.stream().mapToInt(m -> m.log.position(shown).crc()).distinct().count() == 1;
  }

  /** Messages that everybody has been shown. */
  long leastShown() {
    return machines.stream().mapToLong(m -> m.application.shown).min().orElse(0);
  }
}
