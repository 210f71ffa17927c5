package dev.parley.protocol.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final Member ALICE = new Member(Samples.ALICE, true);
  private static final Member BOB = new Member(Samples.BOB, true);
  private static final Member EMI = new Member(Samples.EMI, false);

  private static Membership of(Member... members) {
    return Membership.EMPTY.after(new EntryBody.Members("", List.of(members)));
  }

  private static Membership named(Membership membership, int nodeId, String name) {
    return membership.after(new EntryBody.Profile(nodeId, "name", null, name));
  }

  private static Member onNewDisk(Member member) {
    PeerInfo was = member.info();
    String storage = "99999999-9999-4999-8999-999999999999";
    return new Member(
        new PeerInfo(was.nodeId(), was.name(), was.address(), Mode.BOOTSTRAP, storage), false);
  }

  @Test
  void anEmptyLogHasNoMembers() {
    assertTrue(Membership.EMPTY.members().isEmpty());
    assertEquals(0, Membership.EMPTY.voters().size());
    assertFalse(Membership.EMPTY.everNamed(1));
  }

  @Test
  void learnersAreMembersWithoutAVote() {
    Membership membership = of(ALICE, BOB, EMI);
    assertEquals(
        List.of(Samples.ALICE.replica(), Samples.BOB.replica()), membership.voters().replicas());
    assertTrue(membership.contains(Samples.EMI.replica()));
  }

  @Test
  void namesThatPeopleTakeForOneAreAlike() {
    Membership membership = named(of(ALICE, BOB), 2, "Stra\u00dfe1");
    assertTrue(membership.hasNameLike("stra\u00dfe1", 1));
    assertTrue(membership.hasNameLike("STRA\u00dfE\uff11", 3));
    assertFalse(membership.hasNameLike("stra\u00dfe1", 2));
    assertFalse(membership.hasNameLike("strasse", 1));
  }

  @Test
  void aLogThatHasSuchNamesKeepsThem() {
    Membership membership = named(named(of(ALICE, BOB), 1, "bob"), 2, "BOB");
    assertEquals("BOB", membership.member(2).info().name());
  }

  @Test
  void aMemberThatIsLeftOutIsRemovedForGood() {
    Membership membership = of(ALICE, BOB).after(new EntryBody.Members("", List.of(ALICE)));
    assertNull(membership.member(2));
    assertTrue(membership.removed().contains(2));
    assertTrue(membership.replaced().contains(Samples.BOB.storageId()));
    assertTrue(membership.everNamed(2));
    assertFalse(membership.everNamed(3));
  }

  @Test
  void aReplacedDiskNeverComesBack() {
    Membership before = of(ALICE, BOB);
    Membership after = before.after(new EntryBody.Members("", List.of(ALICE, onNewDisk(BOB))));
    assertTrue(after.replaced().contains(Samples.BOB.storageId()));
    assertFalse(after.removed().contains(2));
    assertFalse(after.contains(Samples.BOB.replica()));
    assertTrue(before.contains(Samples.BOB.replica()));
    Membership later = after.after(new EntryBody.Members("", List.of(ALICE)));
    assertTrue(later.replaced().contains(Samples.BOB.storageId()));
  }

  @Test
  void theFirstToTakeANameHasIt() {
    Membership membership = named(of(ALICE, BOB), 2, "Robert");
    assertEquals("Robert", membership.member(2).info().name());
    assertEquals(BOB.voter(), membership.member(2).voter());
    assertSame(membership, named(membership, 1, "Robert"));
    assertSame(membership, named(membership, 7, "nobody"));
  }

  @Test
  void otherFactsChangeNothing() {
    Membership membership = of(ALICE);
    assertSame(membership, membership.after(Samples.HELLO));
    assertSame(membership, membership.after(new EntryBody.Leader(Samples.BOB)));
    assertSame(membership, membership.after(new EntryBody.Profile(1, "topic", null, "tea")));
  }
}
