package dev.parley.tui.process.torture;

import dev.parley.tui.process.torture.Fault.Part;
import dev.parley.tui.process.torture.Schedule.Step;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Makes faults and undoes them. A peer has one fault of its process, one of its network and one of
 * its disk at a time at most; a step that would make a second is skipped. Only some steps hit
 * processes that are just starting: on a slow machine there would be nothing else. One thread.
 */
final class Faults {
  /** How often the network of one peer is cut in a row. */
  private static final int FLAPS = 6;

  private static final int QUIT_SECONDS = 20;

  private final Group group;
  private final Network network;
  private final Disks disks;
  private final Records records;
  private final Troubles troubles;
  private final Wipes wipes;
  private final TreeMap<Fault, Integer> counts = new TreeMap<>();
  private int resets;

  Faults(Group group, Network network, Disks disks, Records records) {
    this.group = group;
    this.network = network;
    this.disks = disks;
    this.records = records;
    troubles = new Troubles(group.size());
    wipes = new Wipes(group, records, troubles);
  }

  boolean can(Fault fault) {
    return fault == Fault.FULL_DISK ? disks.canFill(true) : network.can(fault);
  }

  /** The step as made, with the leader for 0; null: it cannot be made now. */
  Step begin(Step planned) throws IOException, InterruptedException {
    int target = planned.target() == 0 ? Math.max(1, group.leader()) : planned.target();
    if (planned.fault() == Fault.WIPE) {
      target = wipes.victim(target);
    }
    Step step = planned.of(target);
    if (target == 0 || !isPossible(step)) {
      return null;
    }
    records.pauses().fault();
    records.transcript().note("begin " + step);
    hit(step).forEach(id -> troubles.begin(id, step));
    tellSound();
    counts.merge(step.fault(), 1, Integer::sum);
    make(step);
    return step;
  }

  private List<Integer> hit(Step step) {
    return IntStream.rangeClosed(1, group.size()).filter(id -> isHit(step, id)).boxed().toList();
  }

  private boolean isHit(Step step, int id) {
    return switch (step.fault()) {
      case KILL_ALL -> true;
      case SPLIT -> isOnMinoritySide(step, id);
      case ONE_WAY -> id == step.target() || id == step.other();
      default -> id == step.target();
    };
  }

  private boolean isOnMinoritySide(Step step, int id) {
    boolean fewIn = 2 * Integer.bitCount(step.target()) <= group.size();
    return isIn(step, id) == fewIn;
  }

  private static boolean isIn(Step split, int id) {
    return (split.target() >> (id - 1) & 1) == 1;
  }

  private boolean isPossible(Step step) {
    Part part = step.fault().part();
    List<Integer> hit = hit(step);
    for (int id = 1; id <= group.size(); id++) {
      if (troubles.has(id, part) && (hit.contains(id) || step.fault() == Fault.SPLIT)) {
        return false;
      }
    }
    if (part == Part.PROCESS && step.other() > 1 && !hit.stream().allMatch(this::isListening)) {
      return false;
    }
    return switch (step.fault()) {
      case ONE_WAY -> step.target() != step.other();
      case RESET -> isListening(step.target());
      // Who has not been there on this disk yet has nowhere to keep anything, and ends.
      case FULL_DISK -> isListening(step.target()) && disks.canFill(runs(step.target()));
      default -> true;
    };
  }

  private void make(Step step) throws IOException, InterruptedException {
    int id = step.target();
    switch (step.fault()) {
      case KILL -> group.life(id).kill();
      case KILL_ALL -> group.killAll();
      case STOP -> group.life(id).signal("STOP");
      case RESTART -> quit(id);
      case WIPE -> wipes.wipe(id);
      case FULL_DISK -> fill(step);
      case CUT -> network.cut(id);
      case SPLIT, ONE_WAY -> silence(step, true);
      case SHAKE -> network.shake(id);
      case NARROW -> network.narrow(id);
      case FLAP -> flap(id);
      case RESET -> resets += network.reset(id);
    }
  }

  private void quit(int id) throws InterruptedException {
    int code = group.life(id).quit(QUIT_SECONDS);
    if (code != 0) {
      records.ledger().violation("peer " + id + " quit with code " + code + " (-1: it goes on)");
    }
  }

  private void fill(Step step) throws IOException {
    int id = step.target();
    group.setDiskFull(id, true);
    disks.fill(id, group.life(id) == null ? -1 : group.life(id).pid(), step.other() - 1);
  }

  private void free(int id) throws IOException {
    disks.free(id, group.life(id) == null ? -1 : group.life(id).pid());
    group.setDiskFull(id, false);
  }

  private void silence(Step step, boolean silent) throws IOException {
    for (int from = 1; from <= group.size(); from++) {
      for (int to = 1; to <= group.size(); to++) {
        boolean is =
            step.fault() == Fault.SPLIT
                ? isIn(step, from) != isIn(step, to)
                : from == step.target() && to == step.other();
        if (is && silent) {
          network.silence(from, to);
        } else if (is) {
          network.unsilence(from, to);
        }
      }
    }
  }

  /** A cable that comes and goes: the times are the fault itself, nothing waits for them. */
  private void flap(int id) throws IOException, InterruptedException {
    for (int i = 0; i < FLAPS; i++) {
      network.cut(id);
      Thread.sleep(60);
      network.mend(id);
      Thread.sleep(40);
    }
  }

  /** Undoes a step that was made. */
  void end(Step step) throws IOException, InterruptedException {
    records.transcript().note("end " + step);
    int id = step.target();
    switch (step.fault()) {
      case KILL, RESTART, WIPE -> group.start(id, false);
      case KILL_ALL -> {
        for (int each = 1; each <= group.size(); each++) {
          group.start(each, false);
        }
      }
      case STOP -> group.life(id).signal("CONT");
      case FULL_DISK -> free(id);
      case CUT -> network.mend(id);
      case SPLIT, ONE_WAY -> silence(step, false);
      case SHAKE -> network.calm(id);
      case NARROW -> network.widen(id);
      case FLAP, RESET -> {
        // It was over at once.
      }
    }
    hit(step).forEach(each -> troubles.end(each, step));
  }

  /** Whether that peer's process runs. Any thread. */
  boolean runs(int id) {
    return !troubles.has(id, Part.PROCESS);
  }

  /** Tells {@link Pauses} who has said hello, has no fault, and has its vote. */
  void tellSound() {
    boolean[] sound = new boolean[group.size() + 1];
    for (int id = 1; id <= group.size(); id++) {
      sound[id] = troubles.hasNone(id) && isListening(id) && wipes.hasVote(id);
    }
    records.pauses().change(sound, System.nanoTime());
  }

  private boolean isListening(int id) {
    return group.life(id) != null && group.life(id).voice().isListening();
  }

  int count(Fault... faults) {
    int sum = 0;
    for (Fault fault : faults) {
      sum += counts.getOrDefault(fault, 0);
    }
    return sum;
  }

  /** How many connections were reset: not every kernel lets them be. */
  int resets() {
    return resets;
  }
}
