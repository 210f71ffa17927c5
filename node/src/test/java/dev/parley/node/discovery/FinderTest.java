package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.discovery.Beacon.Kind;
import dev.parley.node.discovery.Finder.Goal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One peer, to which a test speaks. */
class FinderTest {
  private static final String LOW = "10000000-0000-4000-8000-000000000001";
  private static final String HIGH = "20000000-0000-4000-8000-000000000001";
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final Told told = new Told();
  private long now;

  /** What one does, as lines. */
  private static final class Told implements Finder.Acts {
    final List<String> lines = new ArrayList<>();
    final List<String> founded = new ArrayList<>();
    List<String> seeds = List.of();

    @Override
    public void say(Kind kind, String groupId, boolean dissolves) {
      lines.add(kind + (groupId == null ? "" : " " + groupId));
    }

    @Override
    public void found(String groupId) {
      founded.add(groupId);
    }

    @Override
    public void suggest(List<String> addresses) {
      seeds = addresses;
    }

    @Override
    public void met(Beacon member) {
      lines.add("met " + member.name());
    }

    @Override
    public void metOtherGroup(Beacon member) {
      lines.add("other " + member.groupId());
    }

    int count(String line) {
      return (int) lines.stream().filter(line::equals).count();
    }
  }

  private static Beacon beacon(Kind kind, int id, String groupId) {
    String process = String.format("%016x", id);
    return new Beacon(kind, "home", groupId, id, "n" + id, "127.0.0.1:" + (6000 + id), process);
  }

  private Finder finder(Goal goal, String groupId, int listenMillis) {
    return new Finder(beacon(Kind.HERE, 5, groupId), goal, listenMillis, new Random(1), told);
  }

  private void pass(Finder finder, long millis) {
    for (long end = now + millis; now < end; ) {
      now = Math.min(end, finder.step(now));
    }
    finder.step(now);
  }

  private void hear(Finder finder, Beacon beacon) {
    finder.hear(beacon, HERE, now);
    finder.step(now);
  }

  @Test
  void whoHearsNobodyAsksAtOnceAndFoundsAfterItHasListened() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1200);
    finder.step(0);
    assertEquals(List.of("ASKS"), told.lines);
    pass(finder, 1199);
    assertEquals(List.of(), told.founded);
    assertTrue(told.count("ASKS") >= 4 && told.count("ASKS") <= 5, told.lines.toString());
    pass(finder, 1);
    assertEquals(1, told.founded.size());
    assertEquals(1, told.count("HERE " + told.founded.get(0)));
    assertEquals(told.founded.get(0), UUID.fromString(told.founded.get(0)).toString());
  }

  @Test
  void whereNobodyCanBeHeardItFoundsAtOnce() {
    finder(Goal.ANY_GROUP, null, 0).step(0);
    assertEquals(1, told.founded.size());
  }

  @Test
  void whoHearsAMemberGoesThere() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    hear(finder, beacon(Kind.HERE, 7, HIGH));
    assertEquals(List.of("127.0.0.1:6007"), told.seeds);
    assertEquals(1, told.count("met n7"));
    pass(finder, 9000);
    assertEquals(List.of(), told.founded);
    finder.belongs(HIGH, true, now);
    finder.step(now);
    assertEquals(1, told.count("HERE " + HIGH));
  }

  @Test
  void itTriesOneGroupOnlyAndTheLowestOfThoseThatItHearsFirst() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    finder.hear(beacon(Kind.HERE, 7, HIGH), HERE, 0);
    finder.hear(beacon(Kind.HERE, 8, LOW), HERE, 0);
    finder.step(0);
    assertEquals(List.of("127.0.0.1:6008"), told.seeds);
    hear(finder, beacon(Kind.HERE, 9, LOW.replace('1', '0')));
    assertEquals(List.of("127.0.0.1:6008"), told.seeds);
    now = 1;
    hear(finder, beacon(Kind.LEAVES, 8, null));
    assertEquals(List.of("127.0.0.1:6009"), told.seeds);
  }

  @Test
  void suggestionsAreFew() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    for (int id = 10; id < 60; id++) {
      hear(finder, beacon(Kind.HERE, id, LOW));
    }
    assertEquals(Finder.SUGGESTIONS, told.seeds.size());
    pass(finder, HeardPeers.STALE_MILLIS);
    assertEquals(List.of(), told.seeds);
  }

  @Test
  void anotherGroupsNameAndOnesOwnEchoAreNothing() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    hear(finder, new Beacon(Kind.HERE, "work", LOW, 7, "n7", "127.0.0.1:1", "0123456789abcdef"));
    hear(finder, beacon(Kind.ASKS, 5, null));
    pass(finder, 1000);
    assertEquals(1, told.founded.size());
  }

  @Test
  void aLowerNewcomerGoesFirstUntilItIsSilent() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    for (int i = 0; i < 20; i++) {
      hear(finder, beacon(Kind.ASKS, 3, null));
      pass(finder, 200);
    }
    assertEquals(List.of(), told.founded);
    pass(finder, HeardPeers.SILENT_NEWCOMER_MILLIS + 600);
    assertEquals(1, told.founded.size());
  }

  @Test
  void aLowerNewcomerThatGoesHoldsUpNobody() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    pass(finder, 700);
    hear(finder, beacon(Kind.ASKS, 3, null));
    pass(finder, 300);
    assertEquals(List.of(), told.founded);
    hear(finder, beacon(Kind.LEAVES, 3, null));
    pass(finder, Finder.CLAIM_MILLIS);
    assertEquals(1, told.founded.size());
  }

  @Test
  void whoIsAboutToFoundSaysSoAndGivesWayToWhoeverIsThere() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    pass(finder, 750);
    assertTrue(told.lines.get(told.lines.size() - 1).startsWith("HERE "), told.lines.toString());
    pass(finder, 200);
    hear(finder, beacon(Kind.HERE, 9, HIGH));
    pass(finder, 2000);
    assertEquals(List.of(), told.founded);
    assertEquals(List.of("127.0.0.1:6009"), told.seeds);
  }

  @Test
  void aMemberAnswersWhoeverIsAboutToFoundOnce() {
    Finder finder = finder(Goal.OWN_GROUP, LOW, 1000);
    finder.belongs(LOW, true, 0);
    pass(finder, 1000);
    told.lines.clear();
    for (int i = 0; i < 10; i++) {
      hear(finder, beacon(Kind.HERE, 9, HIGH));
      pass(finder, 100);
    }
    assertEquals(List.of("HERE " + LOW), told.lines);
  }

  @Test
  void whoStandsStillWhileItIsAboutToFoundListensAgain() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    pass(finder, 760);
    now += 3000;
    finder.step(now);
    pass(finder, 900);
    assertEquals(List.of(), told.founded);
    pass(finder, 200);
    assertEquals(1, told.founded.size());
  }

  @Test
  void whoAsksForeverIsWaitedForTenSecondsOnly() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    for (int i = 0; i < 53; i++) {
      hear(finder, beacon(Kind.ASKS, 3, null));
      pass(finder, 200);
    }
    assertEquals(List.of(), told.founded);
    pass(finder, 700);
    assertEquals(1, told.founded.size());
  }

  @Test
  void aHigherNewcomerIsNotWaitedForAndOfTwoWithOneIdOneIs() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    pass(finder, 700);
    hear(finder, beacon(Kind.ASKS, 7, null));
    Beacon same = beacon(Kind.ASKS, 5, null);
    hear(finder, new Beacon(Kind.ASKS, "home", null, 5, "n5", same.address(), "f".repeat(16)));
    pass(finder, 300);
    assertEquals(1, told.founded.size());

    now = 0;
    Finder other = finder(Goal.ANY_GROUP, null, 1000);
    pass(other, 700);
    hear(other, new Beacon(Kind.ASKS, "home", null, 5, "n5", same.address(), "0".repeat(16)));
    pass(other, 500);
    assertEquals(1, told.founded.size());
  }

  @Test
  void timeInWhichTheProcessStoodStillIsNotListened() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    pass(finder, 500);
    now += 3000;
    finder.step(now);
    pass(finder, 999);
    assertEquals(List.of(), told.founded);
    pass(finder, 600);
    assertEquals(1, told.founded.size());
  }

  @Test
  void aGroupThatDoesNotComeToBeIsSaidNoMore() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    pass(finder, 1000);
    pass(finder, Finder.FOUNDING_MILLIS);
    told.lines.clear();
    pass(finder, 500);
    assertTrue(told.count("ASKS") > 0, told.lines.toString());
    pass(finder, 500);
    assertEquals(2, told.founded.size());
    finder.belongs(told.founded.get(1), true, now);
    pass(finder, 60_000);
    assertEquals(2, told.founded.size());
  }

  @Test
  void aQuestionIsAnsweredAtOnceAndAFloodOfThemNotByAFlood() {
    Finder finder = finder(Goal.OWN_GROUP, LOW, 1000);
    finder.belongs(LOW, true, 0);
    pass(finder, 1000);
    told.lines.clear();
    for (int i = 0; i < 1000; i++) {
      hear(finder, beacon(Kind.ASKS, 7 + i, null));
      if (i == 0) {
        assertEquals(List.of("HERE " + LOW), told.lines);
      }
      pass(finder, 1);
    }
    int answers = told.count("HERE " + LOW);
    assertTrue(answers >= 9 && answers <= 11, "answers: " + answers);
  }

  @Test
  void aMemberSaysWhereItIsEveryFiveSeconds() {
    Finder finder = finder(Goal.OWN_GROUP, LOW, 1000);
    finder.belongs(LOW, true, 0);
    pass(finder, 60_000);
    int said = told.count("HERE " + LOW);
    assertTrue(said >= 11 && said <= 14, "said: " + said);
    assertEquals(0, told.count("ASKS " + LOW));
  }

  @Test
  void aMemberIsToldOfOtherAddressesInItsGroupAndOnceOfAnotherGroup() {
    Finder finder = finder(Goal.OWN_GROUP, LOW, 1000);
    finder.belongs(LOW, true, 0);
    hear(finder, beacon(Kind.HERE, 7, LOW));
    hear(finder, beacon(Kind.HERE, 8, HIGH));
    now = Finder.OTHER_GROUP_MILLIS - 1;
    hear(finder, beacon(Kind.HERE, 8, HIGH));
    assertEquals(0, told.count("other " + HIGH));
    now++;
    hear(finder, beacon(Kind.HERE, 8, HIGH));
    hear(finder, beacon(Kind.HERE, 9, HIGH));
    assertEquals(List.of("127.0.0.1:6007"), told.seeds);
    assertEquals(1, told.count("other " + HIGH));
  }

  @Test
  void whoseGroupWouldGiveWayDialsMembersOfOthers() {
    Finder finder = finder(Goal.OWN_GROUP, LOW, 1000);
    finder.belongs(LOW, true, 0);
    finder.givesWay(true);
    hear(finder, beacon(Kind.HERE, 8, HIGH));
    assertEquals(List.of("127.0.0.1:6008"), told.seeds);
    finder.givesWay(false);
    finder.step(now);
    assertEquals(List.of(), told.seeds);
  }

  @Test
  void aNewcomerWaitsALittleForAGroupThatDoesNotGiveWay() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    hear(finder, emptyGroup(8, LOW));
    pass(finder, Finder.BETTER_MILLIS - 1);
    assertEquals(List.of(), told.seeds);
    hear(finder, beacon(Kind.HERE, 7, HIGH));
    assertEquals(List.of("127.0.0.1:6007"), told.seeds);

    now = 0;
    Finder other = finder(Goal.ANY_GROUP, null, 1000);
    hear(other, emptyGroup(8, LOW));
    pass(other, Finder.BETTER_MILLIS);
    assertEquals(List.of("127.0.0.1:6008"), told.seeds);
  }

  private static Beacon emptyGroup(int id, String groupId) {
    Beacon any = beacon(Kind.HERE, id, groupId);
    return new Beacon(
        any.kind(), any.group(), groupId, id, any.name(), any.address(), any.process(), true);
  }

  @Test
  void aMemberThatDoesNotAnswerKeepsNobodyFromFounding() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    for (int i = 0; i < 20; i++) {
      hear(finder, beacon(Kind.HERE, 7, HIGH));
      pass(finder, 200);
    }
    assertEquals(List.of(), told.founded);
    finder.futile("127.0.0.1:6007");
    hear(finder, beacon(Kind.HERE, 7, HIGH));
    pass(finder, 300);
    assertEquals(1, told.founded.size());
  }

  @Test
  void whoMakesUpManyMembersKeepsNobodyFromFoundingForEver() {
    Finder finder = finder(Goal.ANY_GROUP, null, 1000);
    for (int id = 10; id < 10 + Finder.FUTILE; id++) {
      pass(finder, 500);
      hear(finder, beacon(Kind.HERE, id, HIGH));
      finder.futile("127.0.0.1:" + (6000 + id));
      hear(finder, beacon(Kind.HERE, 100 + id, HIGH));
      assertEquals(List.of(), told.founded);
    }
    pass(finder, 300);
    assertEquals(1, told.founded.size());
  }

  @Test
  void whoBelongsToAGroupAndHasNothingOfItYetSeeksThatOne() {
    Finder finder = finder(Goal.OWN_GROUP, LOW, 1000);
    pass(finder, 5000);
    assertEquals(List.of(), told.founded);
    assertTrue(told.count("ASKS " + LOW) > 10);
    hear(finder, beacon(Kind.HERE, 8, HIGH));
    assertEquals(List.of(), told.seeds);
    hear(finder, beacon(Kind.HERE, 7, LOW));
    assertEquals(List.of("127.0.0.1:6007"), told.seeds);
  }

  @Test
  void whoWasToldWhomToJoinLooksForNobody() {
    Finder finder = finder(Goal.NONE, null, 1000);
    hear(finder, beacon(Kind.HERE, 7, LOW));
    pass(finder, 60_000);
    assertEquals(List.of(), told.founded);
    assertEquals(List.of(), told.seeds);
    assertEquals(0, told.count("ASKS"));
    finder.belongs(HIGH, true, now);
    finder.step(now);
    assertEquals(1, told.count("HERE " + HIGH));
  }
}
