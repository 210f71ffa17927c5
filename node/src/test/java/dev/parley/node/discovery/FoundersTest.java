package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.node.discovery.Beacon.Kind;
import dev.parley.node.discovery.Finder.Goal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Newcomers that start when they like and whose beacons take their time, but are not lost, found
 * one group, and all end in it.
 */
class FoundersTest {
  private static final int LIVES = 3000;
  private static final int LATEST_START = 4000;
  private static final int SLOWEST = 400;

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final List<Newcomer> all = new ArrayList<>();
  private final List<String> founded = new ArrayList<>();
  private Random dice;
  private long now;
  private long number;

  private record Event(long at, long number, Runnable action) {}

  private void at(long time, Runnable action) {
    events.add(new Event(time, number++, action));
  }

  /** One of them, with a clock of its own that begins when it starts. */
  private final class Newcomer implements Finder.Acts {
    final long startedAt = now;
    final Beacon self;
    final Finder finder;
    String group;
    List<String> seeds = List.of();
    long stepAt;

    Newcomer(int id) {
      String process = String.format("%016x", dice.nextLong());
      String address = "127.0.0.1:" + (6000 + all.size());
      self = new Beacon(Kind.HERE, "home", null, id, "n" + id, address, process);
      finder = new Finder(self, Goal.ANY_GROUP, 1000 + dice.nextInt(500), dice, this);
    }

    void step() {
      long next = startedAt + finder.step(now - startedAt);
      stepAt = next;
      at(
          next,
          () -> {
            if (stepAt == next) {
              step();
            }
          });
    }

    void hear(Beacon beacon) {
      finder.hear(beacon, InetAddress.getLoopbackAddress(), now - startedAt);
      step();
    }

    @Override
    public void say(Kind kind, String groupId, boolean dissolves) {
      Beacon said =
          new Beacon(
              kind, "home", groupId, self.nodeId(), self.name(), self.address(), self.process());
      for (Newcomer other : all) {
        at(now + dice.nextInt(SLOWEST), () -> other.hear(said));
      }
    }

    @Override
    public void found(String groupId) {
      founded.add(groupId);
      at(now + dice.nextInt(100), () -> join(groupId));
    }

    @Override
    public void suggest(List<String> addresses) {
      seeds = addresses;
      dial();
    }

    /** Again and again, as long as somebody is suggested. */
    private void dial() {
      for (Newcomer other : all) {
        if (seeds.contains(other.self.address()) && other.group != null) {
          join(other.group);
        }
      }
      if (group == null && !seeds.isEmpty()) {
        at(now + 1 + dice.nextInt(200), this::dial);
      }
    }

    private void join(String groupId) {
      if (group == null) {
        group = groupId;
        finder.belongs(groupId, true, now - startedAt);
        step();
      }
    }

    @Override
    public void met(Beacon member) {}

    @Override
    public void metOtherGroup(Beacon member) {}
  }

  private void live(long seed) {
    dice = new Random(seed);
    now = 0;
    events.clear();
    all.clear();
    founded.clear();
    int count = 2 + dice.nextInt(3);
    int span = dice.nextInt(3) == 0 ? 50 : LATEST_START;
    for (int id = 1; id <= count; id++) {
      int nodeId = dice.nextInt(4) == 0 ? 1 : id;
      at(
          dice.nextInt(span),
          () -> {
            Newcomer one = new Newcomer(nodeId);
            all.add(one);
            one.step();
          });
    }
    while (!events.isEmpty() && events.peek().at() < 12_000) {
      Event next = events.poll();
      now = Math.max(now, next.at());
      next.action().run();
    }
    assertEquals(1, founded.size(), "groups in life " + seed);
    List<String> ends = all.stream().map(one -> String.valueOf(one.group)).toList();
    assertEquals(new TreeSet<>(founded), new TreeSet<>(ends), "life " + seed);
  }

  @Test
  void newcomersThatHearEachOtherFoundOneGroup() {
    for (long seed = 1; seed <= LIVES; seed++) {
      live(seed);
    }
  }
}
