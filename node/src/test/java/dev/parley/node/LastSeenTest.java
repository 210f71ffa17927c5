package dev.parley.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** n1 is this peer. */
final class LastSeenTest {
  private static final long NOW = 1_763_600_000_000L;

  private final List<SortedMap<Integer, Long>> kept = new ArrayList<>();
  private final LastSeen seen = seen(Map.of());

  private LastSeen seen(Map<Integer, Long> before) {
    return new LastSeen(new TreeMap<>(before), map -> kept.add(new TreeMap<>(map)));
  }

  private static MemberStatus member(int id, boolean online, Presence presence, long heard) {
    return new MemberStatus(
        id, "n" + id, "127.0.0.1:1", Mode.BOOTSTRAP, false, true, online, presence, 1, null, heard);
  }

  private static PeerStatus status(MemberStatus... others) {
    List<MemberStatus> members = new ArrayList<>(List.of(others));
    members.add(0, member(1, true, Presence.ONLINE, -1));
    LogPosition at = new LogPosition(1, 0, 0);
    return new PeerStatus(
        PeerStatus.State.FOLLOWER,
        1,
        "home",
        null,
        1,
        2,
        at,
        at,
        0,
        0,
        0,
        true,
        0,
        0,
        members,
        List.of());
  }

  private static PeerStatus with(boolean online, long heard) {
    return status(member(2, online, Presence.ONLINE, heard));
  }

  private static long since(PeerStatus status) {
    return status.members().get(1).since();
  }

  @Test
  void whoIsOfflineIsThatSinceItWasHeardLast() {
    assertEquals(0, since(seen.in(with(true, 100), NOW)));
    assertEquals(NOW - 100, since(seen.in(with(false, 5100), NOW + 5000)));
    assertEquals(NOW - 100, since(seen.in(with(false, -1), NOW + 60_000)));
  }

  @Test
  void whereTheClockWasSetBackNobodyIsOfflineSinceLater() {
    seen.in(with(true, 100), NOW);
    assertEquals(NOW - 60_100, since(seen.in(with(false, 5100), NOW - 55_000)));
  }

  @Test
  void whoWasNeverSeenIsNotSaidToHaveBeen() {
    assertEquals(0, since(seen.in(with(false, -1), NOW)));
  }

  @Test
  void anEarlierRunIsRemembered() {
    assertEquals(NOW - 7000, since(seen(Map.of(2, NOW - 7000)).in(with(false, -1), NOW)));
  }

  @Test
  void itIsKeptWhenSomebodyComesOrGoesAndElseSeldom() {
    seen.in(with(true, 0), NOW);
    for (int i = 1; i < 299; i++) {
      seen.in(with(true, 0), NOW + 1000 * i);
    }
    assertEquals(1, kept.size());
    seen.in(with(true, 0), NOW + 300_000);
    assertEquals(2, kept.size());
    seen.in(with(false, 2000), NOW + 302_000);
    assertEquals(3, kept.size());
    assertEquals(Map.of(2, NOW + 300_000), kept.get(2));
  }

  @Test
  void whoIsNoMemberAnyMoreIsForgotten() {
    LastSeen again = seen(Map.of(2, NOW, 9, NOW));
    again.in(with(true, 0), NOW);
    assertEquals(Map.of(2, NOW), kept.get(0));
  }

  @Test
  void whoIsIdleHasBeenThatForAWhile() {
    PeerStatus idle = status(member(2, true, Presence.IDLE, 0));
    assertEquals(NOW - Node.IDLE_MILLIS, since(seen.in(idle, NOW)));
    assertEquals(NOW - Node.IDLE_MILLIS, since(seen.in(idle, NOW + 60_000)));
    assertEquals(0, since(seen.in(with(true, 0), NOW + 61_000)));
    assertEquals(NOW + 9000 - Node.IDLE_MILLIS, since(seen.in(idle, NOW + 9000)));
  }
}
