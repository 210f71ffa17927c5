package dev.parley.tui.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many peers send as fast as the group takes it, its leaders are killed and restarted on the way,
 * and in the end all must have shown the same, and have the same log.
 */
public final class Trial {
  /** So many messages of each are kept back for every kill to come: none falls into silence. */
  private static final int RESERVE = 20;

  private static final int LOOK_MILLIS = 100;

  private final TrialPlan plan;
  private final Narrator tell;
  private final Duration patience;
  private final Household household;
  private final List<Participant> participants = new ArrayList<>();
  private final Traffic traffic;
  private final List<Duration> pauses = new ArrayList<>();

  /**
   * @param plan without a problem
   * @param colours whether {@code out} is a terminal
   */
  public Trial(TrialPlan plan, PrintStream out, boolean colours) {
    this.plan = plan;
    this.tell = new Narrator(out, colours);
    this.patience = Duration.ofSeconds(60 + 2L * plan.peers());
    this.household = new Household(plan.folder(), plan.keeps());
    this.traffic = new Traffic(participants, plan.messages());
    for (int id = 1; id <= plan.peers(); id++) {
      participants.add(new Participant(id, traffic::look));
    }
  }

  /** Runs it all and prints what came of it; true if everything held. No process is left. */
  public boolean run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (household;
        traffic;
        Progress progress = new Progress(this::tellProgress)) {
      startAll();
      long term = first().term();
      Duration took = talk();
      List<Participant.Said> said = settle();
      progress.end();
      tell.say("");
      new TrialTable(participants, said).lines().forEach(tell::say);
      tell.say("");
      tellTotals(took, first().term() - term);
      compare();
      leaveAndCompareLogs(said);
      tell.verdict(true, "Everything held: " + whatHeld() + ", in " + seconds(begun) + ".");
      return true;
    } catch (DemoFailedException e) {
      if (household.isEnded()) {
        return false;
      }
      household.keep();
      tell.verdict(false, "It did not hold: " + e.getMessage() + ". See " + plan.folder() + ".");
      return false;
    }
  }

  // ------------------------------------------------------------------ the group

  private TrialPeer first() {
    return participants.get(0).peer();
  }

  private void startAll() throws IOException, InterruptedException {
    tell.step(
        String.format(
            "%d peers start, each a process of its own with a heap of %d MiB at most.",
            plan.peers(), plan.heapMebibytes()));
    long begun = System.nanoTime();
    List<String> options = new ArrayList<>(List.of("--port", "0", "--from", "1"));
    start(participants.get(0), options);
    options.addAll(List.of("--seed", first().address(), "--join-timeout", "5m"));
    for (Participant each : participants.subList(1, plan.peers())) {
      launch(each, options);
    }
    int highest = plan.peers();
    for (Participant each : participants) {
      TrialPeer peer = each.peer();
      peer.await("all to be there", patience, () -> peer.online() == highest);
    }
    tell.say("all know each other after " + seconds(begun));
    for (Participant each : participants) {
      TrialPeer peer = each.peer();
      peer.await("n" + highest + " to lead", patience, () -> peer.leaderId() == highest);
    }
    tell.say(
        String.format(
            "n%d leads, because its id is the highest: term %d, after %s",
            highest, first().term(), seconds(begun)));
  }

  private void launch(Participant participant, List<String> options) throws IOException {
    List<String> all = new ArrayList<>(plan.more());
    all.addAll(options);
    participant.lives(household.start(participant, plan.heapMebibytes(), all));
  }

  /** The same, and waits until it listens. */
  private void start(Participant participant, List<String> options)
      throws IOException, InterruptedException {
    launch(participant, options);
    TrialPeer peer = participant.peer();
    peer.await("to listen", patience, () -> peer.address() != null);
  }

  // ------------------------------------------------------------------ traffic and kills

  /** Returns how long it took until all had all messages. */
  private Duration talk() throws IOException, InterruptedException {
    tell.step(
        String.format(
            "All send, %,d messages in all; the leader is killed (kill -9) and restarted %s.",
            plan.messages(), plan.kills() == 1 ? "once" : plan.kills() + " times"));
    long begun = System.nanoTime();
    traffic.begin();
    for (int kill = 1; kill <= plan.kills(); kill++) {
      int toCome = plan.kills() - kill;
      allow(toCome + 1);
      awaitDelivered((int) ((4L * kill - 1) * plan.messages() / (4L * (plan.kills() + 1))));
      killLeader(toCome);
    }
    allow(0);
    awaitAll();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    tell.say("all messages are final at all, after " + seconds(begun));
    return took;
  }

  private void allow(int killsToCome) {
    int reserve = Math.min(RESERVE * plan.peers(), plan.messages() / (plan.kills() + 1));
    traffic.allow(plan.messages() - killsToCome * reserve);
  }

  private void awaitDelivered(int count) throws InterruptedException {
    Participant one = participants.get(0);
    one.peer().await(count + " messages", patience, () -> one.delivered() >= count);
  }

  private void killLeader(int killsToCome) throws IOException, InterruptedException {
    Participant victim = participants.get(agreedLeader() - 1);
    List<Participant> others = new ArrayList<>(participants);
    others.remove(victim);
    String port = victim.peer().port();
    int seen = victim.delivered();
    long term = victim.peer().term();
    others.forEach(each -> each.watch(term));
    victim.kill();
    allow(killsToCome);
    for (Participant each : others) {
      each.peer().await("messages of a new leader", patience, () -> !each.isWatched());
    }
    Duration pause = others.stream().map(Participant::longestGap).max(Duration::compareTo).get();
    pauses.add(pause);
    TrialPeer one = others.get(0).peer();
    tell.say(
        String.format(
            "n%d is killed after %,d messages; n%d leads, and the longest pause was %d ms",
            victim.id(), seen, one.leaderId(), pause.toMillis()));
    comeBack(victim, port, one.lastSeq());
  }

  /** Whom all follow. */
  private int agreedLeader() throws InterruptedException {
    first().await("a leader", patience, () -> first().leaderId() > 0);
    int leader = first().leaderId();
    for (Participant each : participants) {
      TrialPeer peer = each.peer();
      peer.await("n" + leader + " to lead", patience, () -> peer.leaderId() == leader);
    }
    return leader;
  }

  private void comeBack(Participant victim, String port, long last)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    start(victim, List.of("--port", port, "--from", String.valueOf(victim.lastShown() + 1)));
    TrialPeer back = victim.peer();
    back.await("to be level", patience, () -> back.lastSeq() >= last);
    tell.say("n" + victim.id() + " is back, and level after " + seconds(begun));
  }

  private void awaitAll() throws InterruptedException {
    for (Participant each : participants) {
      each.peer().await("all messages", patience, () -> traffic.isDone() && each.isServed());
    }
    awaitLast();
  }

  /** What one has shown, all have. */
  private void awaitLast() throws InterruptedException {
    long last = participants.stream().mapToLong(Participant::lastShown).max().getAsLong();
    for (Participant each : participants) {
      each.peer().await("#" + last, patience, () -> each.lastShown() >= last);
    }
  }

  private void tellProgress() {
    Participant one = participants.get(0);
    TrialPeer peer = one.peer();
    if (peer != null) {
      tell.say(
          String.format(
              "… %d of %d peers in reach, %s, %,d of %,d messages",
              peer.online(),
              plan.peers(),
              peer.leaderId() == 0 ? "nobody leads" : "n" + peer.leaderId() + " leads",
              one.delivered(),
              plan.messages()));
    }
  }

  // ------------------------------------------------------------------ the end

  /** Waits until nothing moves any more; returns what each says then, in the order of the ids. */
  private List<Participant.Said> settle() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      List<Participant.Said> said = askAll();
      boolean atRest = said.stream().allMatch(each -> each.waiting() == 0);
      if (atRest && said.stream().mapToLong(Participant.Said::finalSeq).distinct().count() == 1) {
        awaitLast();
        return said;
      }
      if (System.nanoTime() > deadline) {
        throw new DemoFailedException("the peers do not come to rest: " + said);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private List<Participant.Said> askAll() throws IOException, InterruptedException {
    List<Participant.Said> all = new ArrayList<>();
    for (Participant each : participants) {
      each.ask();
    }
    for (Participant each : participants) {
      each.peer().await("an answer to /status", patience, () -> each.said() != null);
      all.add(each.said());
    }
    return all;
  }

  private void tellTotals(Duration took, long elections) {
    double seconds = took.toMillis() / 1000.0;
    int delivered = participants.get(0).delivered();
    tell.say(
        String.format(
            "%,d messages in %.1f s: %,.0f/s, each shown by %d peers",
            delivered, seconds, delivered / seconds, plan.peers()));
    int unknown = participants.stream().mapToInt(Participant::unacknowledged).sum();
    if (unknown > 0) {
      tell.say(
          String.format(
              "%,d were typed at a peer when it was killed, and not acknowledged: they may be there",
              unknown));
    }
    if (!pauses.isEmpty()) {
      tell.say("longest pause after a kill: " + Collections.max(pauses).toMillis() + " ms");
    }
    tell.say(
        String.format(
            "%d elections while they sent; %d of %d have a vote",
            elections, first().voters(), plan.peers()));
  }

  private void compare() {
    String found =
        Comparison.firstDifference(participants.stream().map(Participant::account).toList());
    check(found == null, found);
  }

  private void leaveAndCompareLogs(List<Participant.Said> said)
      throws IOException, InterruptedException {
    tell.step("All leave, and their logs are compared, byte by byte.");
    int leader = first().leaderId();
    List<TrialPeer> leaving = new ArrayList<>();
    for (Participant each : participants) {
      if (each.id() != leader) {
        leaving.add(each.peer());
        each.peer().type("/quit");
      }
    }
    for (TrialPeer peer : leaving) {
      checkCode(peer, peer.leaves(patience));
    }
    TrialPeer last = participants.get(leader - 1).peer();
    checkCode(last, last.quit(patience));
    LogFiles one = logOf(participants.get(0));
    for (Participant each : participants) {
      LogFiles log = logOf(each);
      long differs = log.firstDifference(one);
      check(differs == 0, "the logs of n1 and n" + each.id() + " differ at #" + differs);
      long has = log.lines();
      check(has >= said.get(0).finalSeq(), "the log of n" + each.id() + " ends at #" + has);
    }
    tell.say(
        String.format(
            "%,d entries, %,d bytes: the same at all", said.get(0).finalSeq(), one.bytes()));
  }

  private LogFiles logOf(Participant participant) throws IOException {
    return LogFiles.of(participant.id(), household.data(participant.id()));
  }

  private static void checkCode(TrialPeer peer, int code) {
    check(code == 0, "n" + peer.id() + " left with exit code " + code);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new DemoFailedException(otherwise);
    }
  }

  private String whatHeld() {
    return String.format(
        "%d peers showed %,d messages in one order, each once, and their logs are the same",
        plan.peers(), participants.get(0).delivered());
  }

  private static String seconds(long sinceNanos) {
    return String.format("%.1f s", (System.nanoTime() - sinceNanos) / 1e9);
  }
}
