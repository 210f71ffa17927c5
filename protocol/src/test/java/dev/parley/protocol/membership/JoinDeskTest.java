package dev.parley.protocol.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Join;
import dev.parley.protocol.message.Message.JoinAck;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/protocol.md section 4, join. */
class JoinDeskTest {
  private static final Membership THREE =
      Group.membership(Group.voter(1), Group.voter(2), Group.voter(3));

  private static Message answer(PeerInfo newcomer, Membership now, boolean isLive) {
    return JoinDesk.answer(new Join(newcomer), Group.ID, 3, now, isLive);
  }

  private static void assertRefused(RefusalCode code, Message answer) {
    assertEquals(code, ((JoinRefused) answer).code());
  }

  @Test
  @DisplayName("JOIN → JOIN_ACK (group, leader, members)")
  void aNewcomerLearnsGroupLeaderAndMembers() {
    assertEquals(
        new JoinAck(Group.ID, 3, List.of(Group.voter(1), Group.voter(2), Group.voter(3))),
        answer(Group.peer(4), THREE, false));
  }

  @Test
  @DisplayName("† JOIN is idempotent")
  void aMemberIsWelcomeAgain() {
    assertTrue(answer(Group.peer(2), THREE, true) instanceof JoinAck);
  }

  @Test
  @DisplayName("id 3 is in use by alice at …")
  void theIdOfALiveMemberIsRefusedAndSaysWhose() {
    Message answer = answer(Group.peer(2, 2), THREE, true);
    assertRefused(RefusalCode.ID_IN_USE, answer);
    assertEquals(
        "id 2 is in use by n2 at 127.0.0.1:6002; give another --id", ((JoinRefused) answer).text());
  }

  @Test
  void whoseGroupGaveWayTakesNobodysPlace() {
    Join join = new Join(Group.peer(2, 2), true);
    assertRefused(RefusalCode.ID_IN_USE, JoinDesk.answer(join, Group.ID, 3, THREE, false));
    Join other = new Join(Group.peer(4), true);
    assertTrue(JoinDesk.answer(other, Group.ID, 3, THREE, false) instanceof JoinAck);
  }

  @Test
  void aNewDiskOfAMemberThatIsAwayIsWelcome() {
    assertTrue(answer(Group.peer(2, 2), THREE, false) instanceof JoinAck);
  }

  @Test
  @DisplayName("A removed peer that comes back is told so; its id is not given again")
  void aRemovedIdIsRefused() {
    Membership now = THREE.after(Group.members(Group.voter(1), Group.voter(3)));
    assertRefused(RefusalCode.REMOVED, answer(Group.peer(2, 9), now, false));
    assertRefused(RefusalCode.REMOVED, answer(Group.peer(2), now, false));
  }

  @Test
  @DisplayName("A replaced storage_id never comes back: its peer is told so")
  void aReplacedDiskIsRefused() {
    Member again = new Member(Group.peer(2, 2), false);
    Membership now = THREE.after(Group.members(Group.voter(1), again, Group.voter(3)));
    assertRefused(RefusalCode.REPLACED, answer(Group.peer(2, 1), now, false));
  }

  @Test
  @DisplayName("At most 200 members")
  void aFullGroupRefusesNewcomersButNotMembers() {
    Membership full =
        Group.membership(
            IntStream.rangeClosed(1, Limits.MEMBERS)
                .mapToObj(Group::learner)
                .toArray(Member[]::new));
    assertRefused(RefusalCode.FULL, answer(Group.peer(Limits.MEMBERS + 1), full, false));
    assertTrue(answer(Group.peer(7, 2), full, false) instanceof JoinAck);
  }
}
