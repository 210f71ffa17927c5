package dev.parley.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusFieldsTest {
  private static final LogPosition END = new LogPosition(9, 2, 7);

  /** n1 as it sees n2, which is in reach, and n3, which is not. */
  private static PeerStatus status(State state, boolean vote) {
    List<MemberStatus> members =
        List.of(member(1, vote, true), member(2, true, true), member(3, true, false));
    return new PeerStatus(
        state, 1, "home", "id", 2, 0, END, END, 0, 0, 0, true, 0, 0, members, List.of());
  }

  private static MemberStatus member(int id, boolean voter, boolean online) {
    return new MemberStatus(
        id,
        "n" + id,
        "127.0.0.1:1",
        Mode.BOOTSTRAP,
        false,
        voter,
        online,
        Presence.ONLINE,
        9,
        END,
        0);
  }

  @Test
  void theRoomsAreListedAndNobodyMadeTheFirst() {
    PeerStatus.RoomStatus general = new PeerStatus.RoomStatus("general", "", 0, 0);
    PeerStatus.RoomStatus dev = new PeerStatus.RoomStatus("dev", "what we build", 2, 7);
    assertEquals(
        "{room_id=general, topic=, made_by=null, made_seq=0}",
        StatusFields.room(general).toString());
    assertEquals(
        "{room_id=dev, topic=what we build, made_by=2, made_seq=7}",
        StatusFields.room(dev).toString());
    assertEquals(
        List.of(),
        StatusFields.of(status(State.LEADER, true), true, List.of(), List.of()).get("rooms"));
  }

  @Test
  void aLearnerThatWaitsForOthersIsSaidToHaveNoVote() {
    assertEquals(
        "NO MAJORITY: what you type is shown to those in reach as provisional, and waits in the"
            + " outbox (1 of 2 voters in reach, need 2; no vote here)",
        StatusFields.verdict(status(State.NO_MAJORITY, false)));
    assertEquals(
        "ELECTION: no leader yet; what you type waits in the outbox"
            + " (1 of 2 voters in reach, need 2; no vote here)",
        StatusFields.verdict(status(State.ELECTION, false)));
  }

  @Test
  void whoHasAVoteOrIsServedIsNot() {
    assertEquals(
        "ELECTION: no leader yet; what you type waits in the outbox"
            + " (2 of 3 voters in reach, need 2)",
        StatusFields.verdict(status(State.ELECTION, true)));
    assertEquals(
        "OK: messages are being ordered and stored by a majority"
            + " (1 of 2 voters in reach, need 2)",
        StatusFields.verdict(status(State.FOLLOWER, false)));
  }
}
