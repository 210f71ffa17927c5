package dev.parley.tui.process.torture;

import dev.parley.tui.process.Hosts;
import dev.parley.tui.process.torture.Schedule.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Makes faults and undoes them. A peer has one fault of its process and one of its network at a
 * time at most; a step that would make a second is skipped. One thread.
 */
final class Faults {
  /** How often the network of one host is cut in a row. */
  private static final int FLAPS = 6;

  private static final int QUIT_SECONDS = 20;

  private final Group group;
  private final Hosts hosts;
  private final Ledger ledger;
  private final Pauses pauses;
  private final AtomicReferenceArray<Step> ofProcess;
  private final AtomicReferenceArray<Step> ofNetwork;
  private final TreeMap<Fault, Integer> counts = new TreeMap<>();
  private final List<String> transcript = new ArrayList<>();
  private final long begin = System.nanoTime();

  /** The peer that was wiped and is not a voter again; 0: none. */
  private int wiped;

  private long wipedAt;

  Faults(Group group, Hosts hosts, Ledger ledger, Pauses pauses) {
    this.group = group;
    this.hosts = hosts;
    this.ledger = ledger;
    this.pauses = pauses;
    ofProcess = new AtomicReferenceArray<>(group.size() + 1);
    ofNetwork = new AtomicReferenceArray<>(group.size() + 1);
    tellPauses();
  }

  /** The step as made, with the leader for 0; null: skipped. */
  Step begin(Step planned) throws IOException, InterruptedException {
    int target = planned.target() == 0 ? Math.max(1, group.leader()) : planned.target();
    Step step =
        new Step(
            planned.atMillis(), planned.fault(), target, planned.other(), planned.lastsMillis());
    List<Integer> hit = hit(step);
    if (!isPossible(step, hit)) {
      note("skipped " + step);
      return null;
    }
    note("begin " + step);
    note(pauses.fault());
    hit.forEach(id -> troubles(step).set(id, step));
    tellPauses();
    counts.merge(step.fault(), 1, Integer::sum);
    make(step);
    return step;
  }

  private AtomicReferenceArray<Step> troubles(Step step) {
    return step.fault().ofNetwork() ? ofNetwork : ofProcess;
  }

  private List<Integer> hit(Step step) {
    List<Integer> hit = new ArrayList<>();
    for (int id = 1; id <= group.size(); id++) {
      boolean is =
          switch (step.fault()) {
            case KILL_ALL -> true;
            case SPLIT -> isOnMinoritySide(step, id);
            case ONE_WAY -> id == step.target() || id == step.other();
            default -> id == step.target();
          };
      if (is) {
        hit.add(id);
      }
    }
    return hit;
  }

  private boolean isOnMinoritySide(Step step, int id) {
    boolean fewIn = 2 * Integer.bitCount(step.target()) <= group.size();
    return isIn(step, id) == fewIn;
  }

  private static boolean isIn(Step split, int id) {
    return (split.target() >> (id - 1) & 1) == 1;
  }

  private boolean isPossible(Step step, List<Integer> hit) {
    for (int id = 1; id <= group.size(); id++) {
      boolean taken = troubles(step).get(id) != null;
      if (taken && (hit.contains(id) || step.fault() == Fault.SPLIT)) {
        return false;
      }
    }
    return switch (step.fault()) {
      case WIPE ->
          wiped() == 0 && ofNetwork.get(step.target()) == null && group.votes(step.target());
      case ONE_WAY -> step.target() != step.other();
      default -> true;
    };
  }

  /** The peer that was wiped and has not been taken in as a voter again; 0: none. */
  private int wiped() {
    long again = wiped == 0 ? 0 : ledger.votedAgain(wiped, wipedAt);
    if (again > 0 && group.votes(wiped) && group.life(wiped).lastShown() >= again) {
      note("peer " + wiped + " is a voter again");
      wiped = 0;
    }
    return wiped;
  }

  private void make(Step step) throws IOException, InterruptedException {
    int id = step.target();
    switch (step.fault()) {
      case KILL -> group.life(id).kill();
      case KILL_ALL -> group.killAll();
      case PAUSE -> group.life(id).signal("STOP");
      case RESTART -> quit(id);
      case WIPE -> {
        wiped = id;
        wipedAt = ledger.last();
        group.wipe(id);
      }
      case CUT -> hosts.cut(id);
      case SPLIT, ONE_WAY -> silence(step, true);
      case SLOW -> slow(id);
      case FLAP -> flap(id);
    }
  }

  private void quit(int id) throws InterruptedException {
    int code = group.life(id).quit(QUIT_SECONDS);
    if (code != 0) {
      ledger.violation("peer " + id + " quit with code " + code + " (-1: it goes on)");
    }
  }

  private void silence(Step step, boolean silent) throws IOException {
    for (int from = 1; from <= group.size(); from++) {
      for (int to = 1; to <= group.size(); to++) {
        boolean is =
            step.fault() == Fault.SPLIT
                ? isIn(step, from) != isIn(step, to)
                : from == step.target() && to == step.other();
        if (is && silent) {
          hosts.silence(from, to);
        } else if (is) {
          hosts.unsilence(from, to);
        }
      }
    }
  }

  private void slow(int id) throws IOException {
    if (hosts.hasNetem(id)) {
      hosts.shake(id);
    } else {
      hosts.narrow(id);
    }
  }

  /** A cable that comes and goes: the times are the fault itself, nothing waits for them. */
  private void flap(int id) throws IOException, InterruptedException {
    for (int i = 0; i < FLAPS; i++) {
      hosts.cut(id);
      Thread.sleep(60);
      hosts.mend(id);
      Thread.sleep(40);
    }
  }

  /** Undoes a step that was made. */
  void end(Step step) throws IOException, InterruptedException {
    note("end " + step);
    int id = step.target();
    switch (step.fault()) {
      case KILL, RESTART, WIPE -> group.start(id, false);
      case KILL_ALL -> {
        for (int each = 1; each <= group.size(); each++) {
          group.start(each, false);
        }
      }
      case PAUSE -> group.life(id).signal("CONT");
      case CUT -> hosts.mend(id);
      case SPLIT, ONE_WAY -> silence(step, false);
      case SLOW -> hosts.widen(id);
      case FLAP -> {
        // It is mended already.
      }
    }
    hit(step).forEach(each -> troubles(step).set(each, null));
    tellPauses();
  }

  private void tellPauses() {
    boolean[] sound = new boolean[group.size() + 1];
    for (int id = 1; id <= group.size(); id++) {
      sound[id] = ofProcess.get(id) == null && ofNetwork.get(id) == null;
    }
    pauses.change(sound, System.nanoTime());
  }

  /** Whether that peer's process runs. Any thread. */
  boolean runs(int id) {
    return ofProcess.get(id) == null;
  }

  void note(String text) {
    transcript.add((System.nanoTime() - begin) / 1_000_000 + " ms " + text);
  }

  List<String> transcript() {
    return List.copyOf(transcript);
  }

  int count(Fault... faults) {
    int sum = 0;
    for (Fault fault : faults) {
      sum += counts.getOrDefault(fault, 0);
    }
    return sum;
  }
}
