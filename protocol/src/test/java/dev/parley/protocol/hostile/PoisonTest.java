package dev.parley.protocol.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Gibberish;
import dev.parley.protocol.message.Message;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever an entry says, applying it never throws, and all peers do the same with it: a message
 * that one peer cannot bear would take down the group, peer by peer.
 */
class PoisonTest {
  private static final int LIVES = Integer.getInteger("lives", 100);

  @Test
  void whateverEntriesSayAllFollowersTakeThemAlike() {
    int taken = 0;
    for (int seed = 0; seed < LIVES; seed++) {
      OddLeader leader = new OddLeader();
      play(leader, seed);
      leader.check();
      taken += leader.taken();
    }
    assertTrue(taken > 10 * LIVES, "only " + taken + " entries were taken");
  }

  private static void play(OddLeader leader, int seed) {
    Random random = new Random(seed);
    OddObjects objects = new OddObjects(seed);
    for (int step = 0; step < 40; step++) {
      switch (random.nextInt(12)) {
        case 0 -> leader.leads(leader.end().seqNo() - random.nextInt(6));
        case 1, 2 -> leader.commits(leader.end().seqNo() - random.nextInt(3));
        default -> leader.says(objects.next());
      }
    }
  }

  @Test
  void whateverTheLogSaysItsNextLeaderWritesOnlyWhatOthersTake() {
    int led = 0;
    for (int seed = 0; seed < LIVES; seed++) {
      OddLeader leader = new OddLeader();
      play(leader, seed);
      if (seed % 4 > 0) {
        leader.restoresVoters();
      }
      int index = seed % 2;
      FedPeer next = leader.handsOverTo(index);
      if (next.leads()) {
        led++;
        lead(leader, next, 2 + index, seed);
      }
      next.check();
    }
    assertTrue(led > LIVES / 2, "only " + led + " led");
  }

  @Test
  void whateverALeaderSaysNothingIsThrown() {
    for (int seed = 0; seed < LIVES; seed++) {
      OddLeader leader = new OddLeader();
      Gibberish gibberish = new Gibberish(seed);
      OddObjects objects = new OddObjects(seed);
      for (int step = 0; step < 60; step++) {
        leader.says(objects.next());
        leader.saysBesides(gibberish.message());
        leader.passes(100L * (step % 3));
      }
      leader.checkEach();
    }
  }

  /** A leader is asked for things by everybody, and looks after its members meanwhile. */
  private static void lead(OddLeader others, FedPeer leader, int leaderId, int seed) {
    Gibberish gibberish = new Gibberish(seed);
    Random random = new Random(seed);
    for (int step = 0; step < 30; step++) {
      leader.types("text " + step, 0);
      Message said = gibberish.message();
      if (said instanceof Message.Chat || said instanceof Message.Request) {
        leader.hears(1, said);
      }
      if (random.nextInt(10) > 0) {
        others.follows(leader, leaderId);
      }
      leader.passes(random.nextInt(50));
    }
    assertFalse(leader.hasStopped());
    for (Entry entry : leader.entries()) {
      assertEquals(entry, EntryFormat.read(entry.line()));
    }
  }
}
