package dev.parley.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/protocol.md sections 2 and 8: who may be connected. */
class DoorkeeperTest {
  private static final Hello MINE = Group.hello(1, 100);
  private static final Membership THREE =
      Group.membership(Group.voter(1), Group.voter(2), Group.voter(3));
  private static final String OTHER = "00000000-5a0e-4a1c-9d2f-0c8a3f3f9a10";

  private static Hello hello(PeerInfo peer, int version, String groupId, String group) {
    return new Hello(version, peer, groupId, group, 200);
  }

  private static RefusalCode refusal(Hello theirs) {
    return refusal(theirs, THREE, null);
  }

  private static RefusalCode refusal(Hello theirs, Membership membership, Link present) {
    JoinRefused refused = Doorkeeper.refusal(theirs, MINE, membership, present);
    return refused == null ? null : refused.code();
  }

  @Test
  void aMemberAndANewcomerMayStay() {
    assertNull(refusal(Group.hello(2, 200)));
    assertNull(refusal(Group.hello(9, 200)));
    assertNull(refusal(hello(Group.peer(9), Limits.VERSION, null, Group.NAME)));
  }

  @Test
  void anotherVersionMayNot() {
    assertEquals(
        RefusalCode.WRONG_VERSION,
        refusal(hello(Group.peer(2), Limits.VERSION + 1, Group.ID, Group.NAME)));
  }

  @Test
  @DisplayName("peers of different groups refuse each other")
  void anotherGroupMayNot() {
    assertEquals(
        RefusalCode.WRONG_GROUP, refusal(hello(Group.peer(2), Limits.VERSION, OTHER, Group.NAME)));
    assertEquals(
        RefusalCode.WRONG_GROUP, refusal(hello(Group.peer(2), Limits.VERSION, null, "work")));
  }

  @Test
  void whoComesToAnotherGroupIsToldWhoseItIsAndWhatToDo() {
    Hello mine = Group.hello(1, 1);
    Hello work = hello(Group.peer(2), Limits.VERSION, null, "work");
    assertEquals(
        "the peer at 127.0.0.1:6001 is of group home, not work;"
            + " give --group home or another --seed",
        Doorkeeper.refusal(work, mine, THREE, null).text());
    Hello same = hello(Group.peer(2), Limits.VERSION, OTHER, Group.NAME);
    assertEquals(
        "the peer at 127.0.0.1:6001 is of another group that is called home too;"
            + " give another --seed, or an empty --data to join that group",
        Doorkeeper.refusal(same, mine, THREE, null).text());
  }

  @Test
  void whoWasRemovedOrReplacedMayNot() {
    Member again = new Member(Group.peer(2, 2), false);
    Membership now = THREE.after(Group.members(Group.voter(1), again));
    assertEquals(RefusalCode.REPLACED, refusal(Group.hello(2, 200), now, null));
    assertEquals(
        RefusalCode.REMOVED,
        refusal(hello(Group.peer(3, 5), Limits.VERSION, Group.ID, Group.NAME), now, null));
  }

  @Test
  @DisplayName("A second machine with a live member's id is refused")
  void anIdInUseMayNot() {
    Link present = new Link(7, true, Group.hello(2, 200));
    Hello second = hello(Group.peer(2, 2), Limits.VERSION, Group.ID, Group.NAME);
    assertEquals(RefusalCode.ID_IN_USE, refusal(second, THREE, present));
    assertNull(refusal(second, THREE, null));
    assertNull(refusal(Group.hello(2, 999), THREE, present));
  }

  @Test
  void myOwnIdMayNot() {
    assertEquals(RefusalCode.ID_IN_USE, refusal(Group.hello(1, 300)));
  }
}
