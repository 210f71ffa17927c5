package dev.parley.protocol.sim;

/** Scripts of groups where not everybody takes newcomers. */
final class ModeScenarios {
  private ModeScenarios() {}

  /** Only n1 takes newcomers; n3 leads, and n4 knows one that does not take it. */
  static void oneDoor(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    boolean away = s.chance(0.5);
    if (away) {
      s.kill(1);
    }
    s.join(4, s.chance(0.5) ? 2 : 3);
    if (away) {
      s.pass(500, 2500);
      if (s.isMember(4, 2)) {
        throw new Violation(Violation.MODE, "n4 is in, and n1 was away");
      }
      s.start(1);
    } else if (s.chance(0.5)) {
      s.pass(5, 60); // somewhere in the middle of it
      s.kill(s.chance(0.5) ? 1 : 3);
      s.pass(100, 1500);
      s.start(1);
      s.start(3);
    }
    s.demand(8000, () -> s.isMember(4, 4), "n4 is a member, which was sent to n1");
  }

  /** Only n3 takes newcomers, and leads; it falls while n4 is let in. */
  static void leadingDoor(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.join(4, s.chance(0.5) ? 2 : 3);
    s.pass(5, 80);
    s.kill(3);
    s.pass(200, 2500);
    s.start(3);
    s.demand(8000, () -> s.isMember(4, 4), "n4 is a member, although n3 fell");
  }
}
