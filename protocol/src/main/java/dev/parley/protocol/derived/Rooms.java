package dev.parley.protocol.derived;

import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;

/**
 * The rooms of the group as of one entry of the log, each with its topic. A room that was made is
 * there for ever. Immutable; each entry that changes something makes a new one, so that a cut of
 * the log is undone by taking the one before.
 *
 * <p>What a log holds is taken as it is: which names are good ones is for those to say who ask for
 * a room and who lead, as the answer may be another one with another version of Unicode.
 *
 * @param all {@link #GENERAL} first, then in the order of the log; at most {@link Bounds#ROOMS}
 */
public record Rooms(List<Room> all) {
  /** The room that is there from the beginning. */
  public static final String GENERAL = "general";

  /** Before the first entry that makes one. */
  public static final Rooms NONE_MADE = new Rooms(List.of(new Room(GENERAL, "", 0, 0)));

  /**
   * One room.
   *
   * @param topic empty: none
   * @param madeBy the node id of who made it; 0: nobody, it was there
   * @param madeSeq the entry that made it; 0: none
   */
  public record Room(String name, String topic, int madeBy, long madeSeq) {}

  public Rooms {
    all = List.copyOf(all);
  }

  /** The rooms after an entry; these, if the entry changes nothing of them. */
  public Rooms after(long seqNo, EntryBody body) {
    if (!(body instanceof EntryBody.Profile profile) || profile.roomId() == null) {
      return this;
    }
    int at = indexOf(profile.roomId());
    boolean makes = profile.key().equals(EntryBody.Profile.ROOM);
    if (makes && at < 0 && !isFull()) {
      return with(all.size(), new Room(profile.roomId(), profile.value(), profile.nodeId(), seqNo));
    }
    boolean sets = profile.key().equals(EntryBody.Profile.TOPIC) && at >= 0;
    if (!sets || all.get(at).topic().equals(profile.value())) {
      return this;
    }
    Room was = all.get(at);
    return with(at, new Room(was.name(), profile.value(), was.madeBy(), was.madeSeq()));
  }

  private Rooms with(int at, Room room) {
    List<Room> changed = new ArrayList<>(all.subList(0, at));
    changed.add(room);
    changed.addAll(all.subList(Math.min(at + 1, all.size()), all.size()));
    return new Rooms(changed);
  }

  private int indexOf(String name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Null where there is no such room. */
  public Room room(String name) {
    int at = indexOf(name);
    return at < 0 ? null : all.get(at);
  }

  public boolean contains(String name) {
    return indexOf(name) >= 0;
  }

  /** Whether no more can be made. */
  public boolean isFull() {
    return all.size() >= Bounds.ROOMS;
  }
}
