package dev.parley.protocol.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.ReplicaId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VotersTest {
  private static final String DISK = "11111111-1111-4111-8111-111111111111";

  private static ReplicaId replica(int id) {
    return new ReplicaId(id, DISK);
  }

  private static Voters voters(int count) {
    return new Voters(IntStream.rangeClosed(1, count).mapToObj(VotersTest::replica).toList());
  }

  @Test
  void aMajorityIsMoreThanHalf() {
    assertEquals(1, voters(1).majority());
    assertEquals(2, voters(2).majority());
    assertEquals(2, voters(3).majority());
    assertEquals(3, voters(4).majority());
    assertEquals(4, voters(7).majority());
  }

  @Test
  void halfIsNoMajority() {
    assertFalse(voters(4).hasMajority(replica -> replica.nodeId() <= 2));
    assertTrue(voters(4).hasMajority(replica -> replica.nodeId() <= 3));
  }

  @Test
  void nobodyIsNoMajority() {
    assertFalse(voters(0).hasMajority(replica -> true));
    assertEquals(0, voters(0).reachedByMajority(replica -> 9));
  }

  @Test
  void anotherDiskOfTheSameMemberDoesNotCount() {
    ReplicaId other = new ReplicaId(1, "22222222-2222-4222-8222-222222222222");
    assertTrue(voters(3).contains(replica(1)));
    assertFalse(voters(3).contains(other));
    assertEquals(0, voters(3).count(other::equals));
  }

  @Test
  void whoIsNamedTwiceCountsOnce() {
    Voters voters = new Voters(List.of(replica(2), replica(1), replica(2)));
    assertEquals(List.of(replica(1), replica(2)), voters.replicas());
  }

  @Test
  void aMajorityHasReachedItsLowestNumber() {
    long[] reached = {0, 10, 40, 30, 20, 50};
    assertEquals(10, voters(1).reachedByMajority(replica -> reached[replica.nodeId()]));
    assertEquals(10, voters(2).reachedByMajority(replica -> reached[replica.nodeId()]));
    assertEquals(30, voters(3).reachedByMajority(replica -> reached[replica.nodeId()]));
    assertEquals(20, voters(4).reachedByMajority(replica -> reached[replica.nodeId()]));
    assertEquals(30, voters(5).reachedByMajority(replica -> reached[replica.nodeId()]));
  }
}
