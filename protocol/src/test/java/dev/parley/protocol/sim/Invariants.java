package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;

/** Tells all invariants what happens, and keeps the history that they look at. */
final class Invariants {
  final History history = new History();
  final Watcher watcher = new Watcher();
  final MessageIsLost lost = new MessageIsLost(history);
  final PeersHaveDifferentRooms rooms = new PeersHaveDifferentRooms(watcher.tally);
  final NewcomerGetsInWhereNobodyTakesAny doors = new NewcomerGetsInWhereNobodyTakesAny();

  private final List<Invariant> all =
      List.of(
          new TwoLeadersInOneTerm(),
          new TermOfALogGoesBack(),
          new TwoCommittedEntriesAtOneNumber(history),
          new CommittedEntryMissesAtALaterLeader(history),
          new MessageIsCommittedTwiceOrOutOfOrder(history),
          new SomethingIsDeliveredThatWasNotSentOrFinalOrNew(history),
          new CommittedEntryIsNotOnAMajorityOfDisks(history),
          new RemovedMemberComesBack(),
          new SomethingProvisionalIsShownThatWasNotSentOrIsNotNew(history),
          new MessageIsTypedEarlierThanWhatWasSeen(),
          new ReadMarkGoesBackOrWasNotSaid(),
          doors,
          rooms,
          lost);

  /** An entry was written to a disk's log. */
  void appended(SimDisk disk, Entry entry) {
    if (!(entry.body() instanceof EntryBody.Leader body)) {
      return;
    }
    for (Invariant each : all) {
      each.appendedLeader(entry);
    }
    boolean own = body.leader().replica().equals(disk.replica());
    if (own && history.leader(entry.term()) == null) {
      history.lead(entry.term(), disk.replica());
      watcher.leads(disk);
      for (Invariant each : all) {
        each.leads(disk, entry);
      }
    }
  }

  void cut(SimDisk disk, long keep) {
    for (Invariant each : all) {
      each.cut(disk, keep);
    }
    watcher.cut(disk.end().seqNo() - keep);
  }

  void typed(EntryBody.Chat message) {
    for (Invariant each : all) {
      each.typed(message);
    }
    history.type(message);
  }

  void stored(SimOutbox outbox, EntryBody.Chat message) {
    for (Invariant each : all) {
      each.stored(outbox, message);
    }
  }

  void stored(SimHeld file, EntryBody.Chat message) {
    watcher.tally.saw(Sight.HELD_MESSAGES);
    for (Invariant each : all) {
      each.stored(file, message);
    }
  }

  void dropped(SimDisk disk, MessageId id) {
    for (Invariant each : all) {
      each.dropped(disk, id);
    }
  }

  void starts(int process, SimDisk disk) {
    for (Invariant each : all) {
      each.starts(process, disk);
    }
  }

  void typedBy(int process, EntryBody.Chat message) {
    for (Invariant each : all) {
      each.typedBy(process, message);
    }
  }

  void shown(int process, EntryBody.Chat message) {
    for (Invariant each : all) {
      each.shown(process, message);
    }
  }

  /**
   * A process delivers an entry. The first to do so has counted, as the leader of its log's term or
   * as a follower of it, since nobody else can know.
   */
  void delivered(SimDisk disk, int process, Entry entry) {
    if (entry.seqNo() > history.committedEnd()) {
      for (Invariant each : all) {
        each.firstDelivered(disk, entry);
      }
      history.commit(entry, disk.end().term());
      watcher.delivered(entry);
    }
    for (Invariant each : all) {
      each.delivered(disk, process, entry);
    }
    disk.delivered(entry.seqNo());
  }

  void released(SimDisk disk, MessageId id) {
    for (Invariant each : all) {
      each.released(disk, id);
    }
  }

  void read(ReadMark mark) {
    for (Invariant each : all) {
      each.read(mark);
    }
  }

  void told(int process, List<ReadMark> marks) {
    for (Invariant each : all) {
      each.told(process, marks);
    }
  }

  void atEnd() {
    for (Invariant each : all) {
      each.atEnd();
    }
  }
}
