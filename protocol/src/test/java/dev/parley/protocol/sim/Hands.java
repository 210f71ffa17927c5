package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import java.util.ArrayList;
import java.util.List;

/** Makes disks and entries by hand, without any peer. */
final class Hands {
  private static final String GROUP = "00000000-0000-4000-8000-000000000001";

  final Invariants invariants = new Invariants();
  private final List<Member> members = new ArrayList<>();
  private final Entry first;

  Hands() {
    for (int id = 1; id <= 3; id++) {
      members.add(new Member(info(id), true));
    }
    first =
        EntryFormat.make(
            1, 0, new EntryBody.Members("founded", members), EntryFormat.genesis(GROUP));
    invariants.history.commit(first, 0);
  }

  private static String storageId(int id) {
    return String.format("%08x-0000-4000-8000-000000000001", id);
  }

  private static PeerInfo info(int id) {
    return new PeerInfo(id, "user" + id, "n" + id + ":7000", Mode.BOOTSTRAP, storageId(id));
  }

  /** The disk of one of three founders, all voters. */
  SimDisk founder(int id) {
    SimOutbox outbox = new SimOutbox(id, String.format("%016x", id));
    SimDisk disk = new SimDisk(id, storageId(id), outbox, new SimHeld(10 + id), invariants);
    disk.found(GROUP, first);
    invariants.history.add(disk);
    return disk;
  }

  EntryBody.Chat text(int sender, long number) {
    return new EntryBody.Chat(
        sender, new MessageId(String.format("%016x", sender), number), "general", 1, 1, "hello");
  }

  Entry chat(SimDisk after, long term, long number) {
    return follow(after, term, text(1, number));
  }

  Entry leader(SimDisk after, long term, int id) {
    return follow(after, term, new EntryBody.Leader(info(id)));
  }

  private static Entry follow(SimDisk after, long term, EntryBody body) {
    return EntryFormat.make(after.end().seqNo() + 1, term, body, after.end().crc());
  }

  /** Writes an entry to these disks and syncs them. */
  void store(Entry entry, SimDisk... disks) {
    for (SimDisk disk : disks) {
      disk.append(entry);
      disk.powerCut(disk.unsynced());
    }
  }
}
