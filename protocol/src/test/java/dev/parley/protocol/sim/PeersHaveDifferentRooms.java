package dev.parley.protocol.sim;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Item 2, in what is derived: peers with the same commit point have the same rooms and topics,
 * those that the entries up to there say. And no leader makes a room that there is.
 */
final class PeersHaveDifferentRooms implements Invariant {
  private final Map<String, RoomStatus> now = new LinkedHashMap<>();
  private final TreeMap<Long, List<RoomStatus>> since = new TreeMap<>();
  private final Tally tally;

  PeersHaveDifferentRooms(Tally tally) {
    this.tally = tally;
    now.put("general", new RoomStatus("general", "", 0, 0));
    since.put(0L, List.copyOf(now.values()));
  }

  @Override
  public int item() {
    return 2;
  }

  @Override
  public void firstDelivered(SimDisk disk, Entry entry) {
    if (!(entry.body() instanceof EntryBody.Profile profile) || profile.roomId() == null) {
      return;
    }
    RoomStatus was = now.get(profile.roomId());
    if (profile.key().equals("room")) {
      if (was != null) {
        throw broken(entry + " makes a room that there is");
      }
      tally.saw(Sight.ROOMS);
      now.put(
          profile.roomId(),
          new RoomStatus(profile.roomId(), profile.value(), profile.nodeId(), entry.seqNo()));
    } else {
      if (was == null) {
        throw broken(entry + " is about a room that there is not");
      }
      tally.saw(Sight.TOPICS);
      now.put(was.name(), new RoomStatus(was.name(), profile.value(), was.madeBy(), was.madeSeq()));
    }
    since.put(entry.seqNo(), List.copyOf(new ArrayList<>(now.values())));
  }

  void shown(PeerStatus status) {
    List<RoomStatus> expected = since.floorEntry(status.committed().seqNo()).getValue();
    if (!status.rooms().equals(expected)) {
      throw broken(
          "n"
              + status.nodeId()
              + " has "
              + status.rooms()
              + " at "
              + status.committed()
              + ", and not "
              + expected);
    }
  }
}
