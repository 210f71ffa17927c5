package dev.parley.protocol.sim;

/**
 * One seed: a group is founded, things happen to it, everything heals, and it must come to rest.
 *
 * @param profile null: the seed says it
 * @param scenario a script in place of the seed's faults; null: none
 */
record Life(long seed, Profile profile, Scenarios scenario) {
  /**
   * What one life came to.
   *
   * @param violation null: nothing was broken
   * @param healMillis how long the group needed to come to rest
   * @param end when the life ended, or the promise broke
   */
  record Outcome(
      long seed,
      Violation violation,
      long steps,
      long committed,
      long healMillis,
      long end,
      Tally tally) {}

  static Life of(long seed) {
    return new Life(seed, null, null);
  }

  FaultPlan plan() {
    return FaultPlan.of(seed, profile);
  }

  Outcome run() {
    return run(plan(), null);
  }

  /**
   * @param plan in place of the seed's
   * @param trace null: none
   */
  Outcome run(FaultPlan plan, Trace trace) {
    Dice dice = new Dice(seed, 3);
    boolean any = plan.swarm() && scenario == null; // a script knows its time-outs
    Settings settings = any ? Settings.ofSwarm(dice) : Settings.of(dice);
    if (profile == Profile.CROWD) {
      settings = settings.forCrowd(Profile.CROWD_VOTERS, Profile.CROWD_MEMBERS);
    }
    if (scenario != null) {
      settings = scenario.settings(settings);
    }
    Simulator sim = new Simulator(seed, plan.luck(), settings, trace);
    sim.modes = scenario == null ? Modes.of(seed) : scenario.modes();
    Violation violation = null;
    long healed = 0;
    try {
      healed = live(sim, plan);
    } catch (Violation broken) {
      violation = broken;
      sim.trace("VIOLATION of " + broken);
    }
    long committed = sim.invariants.history.committedEnd();
    return new Outcome(seed, violation, sim.steps, committed, healed, sim.now, sim.tally());
  }

  private long live(Simulator sim, FaultPlan plan) {
    FaultPlayer player = new FaultPlayer(sim);
    if (scenario == null) {
      sim.found(plan.founders(), plan.voters());
      sim.talk = RoomTalk.of(sim, seed);
      if (sim.talk != null) {
        sim.talk.begin();
      }
      for (Fault fault : plan.faults()) {
        sim.runUntil(fault.time());
        player.play(fault);
      }
      sim.runUntil(FaultPlan.FAULT_MILLIS);
      new LastingTrouble(sim, player).play(plan.lasting());
    } else {
      sim.found(scenario.founders(), scenario.voters());
      scenario.play(new Scenario(sim, player));
    }
    player.heal();
    long healed = converge(sim, player);
    sim.nodes.values().forEach(node -> sim.stop(node, false));
    sim.nodes.values().forEach(node -> node.disk.restart());
    sim.invariants.atEnd();
    return healed;
  }

  /** Returns how long it took. */
  private static long converge(Simulator sim, FaultPlayer player) {
    GroupDoesNotConverge convergence = new GroupDoesNotConverge(sim);
    long began = sim.now;
    long limit = began + GroupDoesNotConverge.limit(sim);
    String missing = convergence.missing();
    for (int round = 0; missing != null; round++) {
      if (sim.now >= limit) {
        throw convergence.broken(missing);
      }
      if (round % 5 == 0) {
        player.askForRemovals();
        player.openADoor();
      }
      sim.runUntil(sim.now + 200);
      missing = convergence.missing();
    }
    return sim.now - began;
  }
}
