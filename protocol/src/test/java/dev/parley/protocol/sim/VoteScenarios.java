package dev.parley.protocol.sim;

import dev.parley.protocol.PeerStatus;

/** Scripts about votes and promises: what makes one vote count twice, or for too much. */
final class VoteScenarios {
  private VoteScenarios() {}

  static void sameTerm(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.cut(2, 3);
    s.pass(700);
    s.slow(3, 2000); // 3 stands, but says so late
    s.kill(3);
    s.start(3);
    if (!s.await(2000, () -> s.leads(2))) {
      return;
    }
    s.kill(1); // it has promised this term to 2
    s.cut(1, 2);
    s.start(1);
    s.pass(1500);
  }

  static void wipedVoter(Scenario s) {
    if (!s.await(4000, () -> s.leads(5) && s.committed(5) >= 2)) {
      return;
    }
    s.pass(300, 600);
    s.cut(2, 1, 3, 4);
    s.deafen(1, 5);
    s.deafen(3, 5);
    s.deafen(4, 5);
    if (!s.await(1500, () -> s.status(4).leaderId() != 5)) {
      return;
    }
    s.cut(5, 1, 3, 4); // for a while 5 goes on believing that they are there
    if (!s.await(800, () -> s.leads(4) && s.committed(4) > s.committed(5))) {
      return;
    }
    s.wipe(1); // what 4 has made final is on 4, 3 and the disk that is gone
    s.cut(1, 3, 4);
    s.mend(1, 5);
    s.start(1);
    s.pass(2500);
  }

  static void manyVotes(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.pass(0, 120);
    s.cut(1, 3, 4, 5);
    s.cut(2, 3, 4, 5);
    s.pass(3000);
  }

  static void lastTwo(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.kill(2);
    s.pass(900);
    s.remove(1, 3);
    s.pass(300);
    typedIsFinal(s, 3);
    s.start(2);
  }

  static void stuckNewcomer(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.kill(1);
    s.pass(900);
    s.join(4);
    s.hang(4, 6000);
    s.pass(1000);
    typedIsFinal(s, 3);
    s.start(1);
  }

  static void passerBy(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.join(4);
    s.await(2000, () -> s.status(4).state() == PeerStatus.State.FOLLOWER);
    leave(s, 4);
    s.kill(3);
    typedIsFinal(s, 2);
    s.start(3);
    s.comeBack(4);
  }

  static void visitor(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.join(4);
    if (s.await(4000, () -> s.hasVote(4, 4) && !s.hasVote(1, 2))) {
      s.pass(0, 2000); // and leads, or does not yet
      leave(s, 4);
      s.demand(5000, () -> s.hasVote(1, 2) && !s.hasVote(4, 2), "n1 has its vote back");
      s.pass(100);
      s.kill(3);
      typedIsFinal(s, 2);
      s.start(3);
    }
    s.comeBack(4);
  }

  static void visitorOfTwo(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.kill(3);
    s.await(3000, () -> s.leads(2));
    s.join(4);
    s.await(2000, () -> s.status(4).state() == PeerStatus.State.FOLLOWER);
    s.pass(0, 2000);
    leave(s, 4);
    typedIsFinal(s, 2);
    s.start(3);
    s.comeBack(4);
  }

  static void hastyReplacement(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.kill(3);
    s.join(4);
    if (s.await(9000, () -> s.hasVote(4, 4))) {
      leave(s, 4);
      typedIsFinal(s, 2);
    }
    s.start(3);
    s.comeBack(4);
  }

  /** In order, within the time that this may take. */
  private static void leave(Scenario s, int node) {
    s.quit(node);
    s.await(2000, () -> !s.runs(node));
  }

  private static void typedIsFinal(Scenario s, int node) {
    long before = s.chats();
    s.type(node, 1);
    s.demand(3000, () -> s.chats() > before, "what is typed at n" + node + " becomes final");
  }

  static void lostNewcomer(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.cut(3, 1, 2);
    s.cut(4, 1, 2);
    s.join(4);
    if (!s.await(600, () -> s.disk(4).end().seqNo() > 2 && s.endsWithMembers(4))) {
      return;
    }
    s.kill(3);
    s.await(3000, () -> s.leads(2));
    s.mend();
    s.pass(1000);
  }

  static void hangingLeader(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.hang(3, 9000);
    s.type(1, 1);
    s.demand(6000, () -> s.leads(1) || s.leads(2), "another than n3 leads, whose disk hangs");
  }

  static void deafMember(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.cut(1, 3);
    s.pass(800);
    long before = s.committed(3);
    s.type(3, 2);
    s.demand(
        4000,
        () -> s.committed(3) > before && s.committed(1) == s.committed(3),
        "n1 has from n2 what is final");
  }

  static void fullLeader(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.fill(3, true);
    s.demand(12_000, () -> s.leads(1) || s.leads(2), "another than n3 leads, whose disk is full");
  }

  /** Not about votes: what is cut off when a candidate adopts a log was never said. */
  static void staleNumber(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.type(3, 1);
    s.await(1000, () -> s.chats() == 1);
    s.cut(3, 1, 2);
    s.type(3, 1);
    if (!s.await(3000, () -> s.leads(2) && s.committed(2) > s.committed(3))) {
      return;
    }
    s.kill(2);
    s.mend();
    s.await(3000, () -> s.leads(3));
    s.type(3, 1);
    s.pass(500);
  }
}
