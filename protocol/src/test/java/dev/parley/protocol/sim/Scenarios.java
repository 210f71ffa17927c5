package dev.parley.protocol.sim;

import java.util.function.Consumer;

/** Scripts of what chance seldom reaches. Each runs over many seeds of the network. */
enum Scenarios {
  /**
   * The old leader has a change of the voters that is not final; the new one makes another before
   * its own first entry is final.
   */
  TWO_CHANGES(4, Scenarios::twoChanges),

  /** A peer loses power right after it promised. */
  UNSAVED_PROMISE(3, Scenarios::unsavedPromise),

  /** A change of the voters that is not final is cut off again, and its maker leads after that. */
  STALE_CHANGE(4, Scenarios::staleChange),

  /**
   * An entry of an older term gets to a majority, and whoever has a higher term's entry instead is
   * elected after that (Raft, figure 8).
   */
  FIGURE_EIGHT(5, Scenarios::figureEight),

  /** A follower promises a higher term while the sync of an entry of the old one is under way. */
  LATE_ACK(3, Scenarios::lateAck),

  /** A sender's outbox is lost while a leader without a majority has what it typed. */
  LOST_OUTBOX(5, Scenarios::lostOutbox),

  /**
   * An old copy of an outbox is put back, and its user types under a number that became final with
   * another text, of which this peer does not know yet.
   */
  OLD_COPY(3, Scenarios::oldCopy),

  /**
   * Three of five are killed, the other two talk on, one of these is lost for good, and the three
   * come back: all that was typed is final.
   */
  TWO_TALK(5, Scenarios::twoTalk),

  /** A holder has no space for a sender's first messages; the sender is lost after the next. */
  FULL_HOLDER(5, Scenarios::fullHolder),

  /** A machine loses power, its connections stay half open, and it is back at once. */
  HALF_OPEN(3, Scenarios::halfOpen),

  /** Two candidates in one term, and who promised it to the one restarts before the other asks. */
  SAME_TERM(3, VoteScenarios::sameTerm),

  /** Who helped a new leader to commit is wiped, and comes back to the old one, which knows not. */
  WIPED_VOTER(5, 5, 5, VoteScenarios::wipedVoter),

  /** A leader is cut off with as many learners as make a majority, if all get votes at once. */
  MANY_VOTES(5, 3, 5, VoteScenarios::manyVotes),

  /** A removal after which no majority would be here. */
  LAST_TWO(3, VoteScenarios::lastTwo),

  /** A newcomer with a disk that hangs, while the others need all votes that they have. */
  STUCK_NEWCOMER(3, VoteScenarios::stuckNewcomer),

  /** A newcomer's entry is lost with the leader that wrote it. */
  LOST_NEWCOMER(3, VoteScenarios::lostNewcomer),

  /** The leader's disk hangs. */
  HANGING_LEADER(3, VoteScenarios::hangingLeader),

  /** What a leader took is cut off when it adopts another log, and it leads at once. */
  STALE_NUMBER(3, VoteScenarios::staleNumber),

  /** The leader's disk is full. */
  FULL_LEADER(3, VoteScenarios::fullLeader),

  /** A member does not hear the leader, but one that does. */
  DEAF_MEMBER(3, VoteScenarios::deafMember),

  /** Somebody joins, leaves in order as soon as it has everything, and the leader falls. */
  PASSER_BY(3, VoteScenarios::passerBy),

  /** Somebody joins, gets a vote in place of another's, leaves in order, and a voter falls. */
  VISITOR(3, VoteScenarios::visitor),

  /** One of three voters is down, somebody joins, stays a little, and leaves in order. */
  VISITOR_OF_TWO(3, VoteScenarios::visitorOfTwo),

  /** Somebody gets the vote of one that is long down, and leaves in order at that moment. */
  HASTY_REPLACEMENT(3, VoteScenarios::hastyReplacement);

  private final int founders;
  private final int voters;
  private final int leastVoters;
  private final Consumer<Scenario> script;

  Scenarios(int founders, Consumer<Scenario> script) {
    this(founders, founders, founders == 4 ? 4 : 3, script);
  }

  Scenarios(int founders, int voters, int leastVoters, Consumer<Scenario> script) {
    this.founders = founders;
    this.voters = voters;
    this.leastVoters = leastVoters;
    this.script = script;
  }

  int founders() {
    return founders;
  }

  /** How many of the founders have a vote: the lowest. */
  int voters() {
    return voters;
  }

  Settings settings(Settings any) {
    return any.calm().keepingVoters(leastVoters);
  }

  void play(Scenario scenario) {
    script.accept(scenario);
  }

  private static void twoChanges(Scenario s) {
    if (!s.await(3000, () -> s.leads(4) && s.committed(4) >= 2)) {
      return;
    }
    s.cut(4, 1, 2, 3);
    s.remove(1, 4); // 4 takes the vote from 1, but is alone when it writes that
    s.pass(80);
    if (!s.await(3000, () -> s.leads(3))) {
      return;
    }
    s.deafen(2, 3);
    s.remove(4, 3);
    s.await(1500, () -> s.endsWithMembers(3) && s.disk(1).end().equals(s.disk(3).end()));
    s.pass(60);
    s.mend();
    s.cut(4, 1, 3);
    s.cut(2, 1, 3); // 2 and 4 are a majority by the change of 4
    s.pass(3000);
  }

  private static void staleChange(Scenario s) {
    if (!s.await(3000, () -> s.leads(4) && s.committed(4) >= 2)) {
      return;
    }
    s.cut(4, 1, 2, 3);
    s.remove(1, 4);
    s.pass(80);
    s.kill(4); // the wish is forgotten, the change is on the disk
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) > 2)) {
      return;
    }
    s.mend();
    s.start(4);
    if (!s.await(4000, () -> s.leads(4))) {
      return;
    }
    s.cut(1, 2, 3, 4);
    s.cut(2, 1, 3, 4);
    s.type(4, 2);
    s.pass(1500);
  }

  private static void unsavedPromise(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.slow(1, 3000);
    s.kill(3);
    if (!s.await(3000, () -> s.leads(2))) {
      return;
    }
    s.losePower(1); // with it goes what it has promised to 2, unless that is on its disk
    s.cut(2, 1, 3);
    s.slow(1, 0);
    s.start(1);
    s.start(3);
    s.pass(3000);
  }

  private static void figureEight(Scenario s) {
    if (!s.await(4000, () -> s.leads(5) && s.committed(5) >= 2)) {
      return;
    }
    s.cut(5, 1, 2, 3);
    s.cut(4, 1, 2, 3);
    s.type(5, 1); // 5 and 4 have it
    if (!s.await(3000, () -> s.leads(3))) {
      return;
    }
    s.cut(3, 1, 2); // 3 alone has the first entry of its term
    s.pass(50);
    s.kill(3);
    s.mend();
    s.slow(4, 3000);
    long typed = s.disk(5).end().seqNo();
    if (!s.await(3000, () -> s.leads(5))) {
      return;
    }
    s.await(1000, () -> s.disk(1).end().seqNo() >= typed || s.disk(2).end().seqNo() >= typed);
    s.deafen(1, 5);
    s.deafen(2, 5);
    s.pass(10, 40); // by now a majority has what was typed, but not the first entry of the term
    s.losePower(5);
    s.losePower(4);
    s.mend();
    s.start(3);
    s.start(4);
    s.pass(2500);
  }

  private static void lateAck(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    s.cut(3, 2);
    s.slow(1, 100);
    s.pass(5);
    s.type(3, 1);
    s.pass(60);
    s.deafen(1, 3); // 1 does not hear 3 any more, 3 still hears 1
    s.pass(2500);
  }

  private static void oldCopy(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    SimOutbox copy = s.copyOutbox(1);
    s.deafen(1, 3); // 3 hears 1, 1 does not hear 3
    s.type(1, 2);
    s.pass(30, 150);
    s.kill(1);
    s.putBack(1, copy);
    s.cut(1, 2, 3);
    s.start(1);
    s.type(1, 3);
    s.pass(20, 300);
    s.mend();
    s.pass(1500);
  }

  private static void twoTalk(Scenario s) {
    if (!s.await(4000, () -> s.leads(5) && s.committed(5) >= 2)) {
      return;
    }
    s.kill(5);
    s.kill(4);
    s.kill(3);
    s.pass(0, 700);
    s.type(1, 1);
    s.type(2, 2);
    s.demand(3000, () -> s.isAllTypedStored(1) && s.isAllTypedStored(2), "what is typed is stored");
    if (s.chance(0.5)) {
      s.pass(100, 900);
      s.cut(1, 2);
      s.type(2, 1);
      s.pass(100, 2500);
      s.mend();
    }
    s.demand(6000, () -> s.holdsAllTypedAt(1, 2), "n1 holds all that n2 typed");
    s.lose(2);
    if (s.chance(0.5)) {
      s.losePower(1);
      s.start(1);
    }
    s.type(1, 1);
    s.start(3);
    s.start(4);
    s.start(5);
    s.demand(9000, s::allIsFinal, "all that was typed is final");
  }

  private static void halfOpen(Scenario s) {
    if (!s.await(3000, () -> s.leads(3) && s.committed(3) >= 2)) {
      return;
    }
    int gone = s.chance(0.5) ? 3 : 1;
    s.type(2, 1);
    s.pass(0, 100);
    s.vanish(gone);
    s.pass(0, 400);
    s.start(gone);
    s.demand(
        4000,
        () -> s.committed(gone) >= s.committed(2) && s.status(gone).leaderId() != 0,
        "n" + gone + " is back, although the others' old connections to it are open");
    s.type(gone, 1);
    s.demand(4000, s::allIsFinal, "all that was typed is final");
  }

  private static void fullHolder(Scenario s) {
    if (!s.await(4000, () -> s.leads(5) && s.committed(5) >= 2)) {
      return;
    }
    s.kill(5);
    s.kill(4);
    s.kill(3);
    s.pass(800, 1500);
    s.fill(1, true);
    s.type(2, 2);
    s.pass(60, 200);
    s.fill(1, false);
    s.type(2, 1);
    s.pass(30, 200);
    s.lose(2);
    s.start(3);
    s.start(4);
    s.start(5);
    s.pass(500);
  }

  private static void lostOutbox(Scenario s) {
    if (!s.await(4000, () -> s.leads(5) && s.committed(5) >= 3)) {
      return;
    }
    s.cut(1, 2, 3, 4);
    s.cut(5, 2, 3, 4);
    s.deafen(1, 5); // 5 hears 1, 1 does not hear 5
    s.type(1, 2);
    s.await(3000, () -> !s.leads(5));
    s.pass(0, 300);
    s.type(1, 2);
    s.pass(20, 600);
    s.loseOutbox(1);
    if (s.chance(0.5)) {
      s.mend();
    }
    s.pass(200, 2000);
    s.type(1, 2);
    s.mend();
    s.pass(500);
  }
}
