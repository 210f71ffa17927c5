package dev.parley.protocol.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DerivedStateTest {
  private static final int GENESIS = EntryFormat.genesis(Samples.GROUP_ID);
  private static final String ORIGIN = Samples.HELLO.msgId().origin();
  private static final Member ALICE = new Member(Samples.ALICE, true);
  private static final Member BOB = new Member(Samples.BOB, false);

  private final List<Entry> log = new ArrayList<>();
  private final DerivedState state = new DerivedState(GroupState.empty(GENESIS));

  private static EntryBody chat(String origin, long number) {
    return new EntryBody.Chat(1, new MessageId(origin, number), "general", 1, 0, "hello");
  }

  private static EntryBody members(Member... members) {
    return new EntryBody.Members("a change", List.of(members));
  }

  private void append(EntryBody body) {
    int crc = log.isEmpty() ? GENESIS : log.get(log.size() - 1).crc();
    log.add(EntryFormat.make(log.size() + 1, 1, body, crc));
    state.append(log.get(log.size() - 1));
  }

  private void takeBack() {
    state.takeBack(log.remove(log.size() - 1));
  }

  private void commit(int seqNo) {
    for (long next = state.committed().seqNo() + 1; next <= seqNo; next++) {
      state.commit(log.get((int) next - 1));
    }
  }

  @Test
  void numbersFollowTheEndAndFinalNumbersTheCommitPoint() {
    append(chat(ORIGIN, 1));
    append(chat(ORIGIN, 2));
    commit(1);
    assertEquals(2, state.lastNumber(ORIGIN));
    assertEquals(1, state.finalNumber(ORIGIN));
    takeBack();
    assertEquals(1, state.lastNumber(ORIGIN));
    assertEquals(0, state.lastNumber("0000000000000000"));
  }

  @Test
  void anOriginThatIsTakenBackWhollyIsForgotten() {
    append(chat(ORIGIN, 1));
    takeBack();
    assertEquals(0, state.lastNumber(ORIGIN));
  }

  @Test
  void aNumberThatSkipsOrGoesBackIsTakenBackToWhatWasBefore() {
    append(chat(ORIGIN, 7));
    append(chat(ORIGIN, 2));
    assertEquals(7, state.lastNumber(ORIGIN));
    takeBack();
    assertEquals(7, state.lastNumber(ORIGIN));
    takeBack();
    assertEquals(0, state.lastNumber(ORIGIN));
  }

  @Test
  void aMembershipCountsFromItsAppendAndIsTakenBackWithIt() {
    append(members(ALICE));
    append(members(ALICE, BOB));
    append(members(ALICE, BOB.asVoter(true)));
    assertEquals(2, state.newest().voters().size());
    assertEquals(3, state.newestSeqNo());
    assertEquals(0, state.committedMembership().voters().size());
    commit(1);
    takeBack();
    assertEquals(1, state.newest().voters().size());
    assertEquals(2, state.newestSeqNo());
    takeBack();
    assertEquals(state.committedMembership(), state.newest());
    assertEquals(1, state.newestSeqNo());
  }

  /** Joins and votes wait for what made the membership, not for whoever sets topics all day. */
  @Test
  void aRoomMakesNoMembership() {
    append(members(ALICE));
    append(new EntryBody.Profile(1, EntryBody.Profile.ROOM, "dev", ""));
    append(new EntryBody.Profile(1, EntryBody.Profile.TOPIC, "dev", "tea"));
    assertEquals(1, state.newestSeqNo());
    assertEquals("tea", state.newestRooms().room("dev").topic());
  }

  @Test
  void committingManyMembershipsKeepsTheNewest() {
    append(members(ALICE));
    append(members(ALICE, BOB));
    append(chat(ORIGIN, 1));
    append(members(ALICE, BOB.asVoter(true)));
    commit(3);
    assertEquals(List.of(ALICE, BOB), List.copyOf(state.committedMembership().members().values()));
    commit(4);
    assertEquals(state.newest(), state.committedMembership());
    assertEquals(log.get(3).position(), state.committed());
  }

  @Test
  void aStateFromACheckpointGoesOnAsTheOneThatMadeIt() {
    append(members(ALICE));
    append(chat(ORIGIN, 1));
    commit(2);
    GroupState checkpoint = state.snapshot();
    DerivedState restarted = new DerivedState(checkpoint);
    append(chat(ORIGIN, 2));
    restarted.append(log.get(2));
    assertEquals(state.lastNumber(ORIGIN), restarted.lastNumber(ORIGIN));
    assertEquals(state.snapshot(), restarted.snapshot());
    restarted.takeBack(log.get(2));
    assertEquals(1, restarted.lastNumber(ORIGIN));
  }

  /** The state after any appends, cuts and commits is that of a replay of the log that results. */
  @Test
  void aCutLogLeavesNoTrace() {
    Random random = new Random(6);
    for (int step = 0; step < 5_000; step++) {
      int kind = random.nextInt(10);
      int committed = (int) state.committed().seqNo();
      if (kind < 3) {
        String origin = "000000000000000" + random.nextInt(3);
        boolean isSound = random.nextInt(4) > 0;
        append(chat(origin, isSound ? state.lastNumber(origin) + 1 : 1 + random.nextInt(9)));
      } else if (kind == 3) {
        append(members(ALICE, BOB.asVoter(random.nextBoolean())));
      } else if (kind == 4) {
        append(profile(random));
      } else if (kind < 9 && log.size() > committed) {
        takeBack();
      } else if (log.size() > committed) {
        commit(committed + 1);
      }
      if (step % 50 == 0) {
        assertSameAsReplay();
      }
    }
  }

  private static EntryBody profile(Random random) {
    String key = List.of("name", "room", "topic").get(random.nextInt(3));
    String room = key.equals("name") ? null : "r" + random.nextInt(4);
    String value = "value-" + random.nextInt(3);
    return new EntryBody.Profile(1 + random.nextInt(3), key, room, value);
  }

  private void assertSameAsReplay() {
    DerivedState replay = new DerivedState(GroupState.empty(GENESIS));
    log.forEach(replay::append);
    log.subList(0, (int) state.committed().seqNo()).forEach(replay::commit);
    assertEquals(replay.newest(), state.newest());
    assertEquals(replay.newestSeqNo(), state.newestSeqNo());
    assertEquals(replay.newestRooms(), state.newestRooms());
    assertEquals(replay.committedRooms(), state.committedRooms());
    assertEquals(replay.snapshot(), state.snapshot());
    for (int i = 0; i < 3; i++) {
      assertEquals(
          replay.lastNumber("000000000000000" + i), state.lastNumber("000000000000000" + i));
    }
  }
}
