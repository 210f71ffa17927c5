package dev.parley.protocol;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Read;
import dev.parley.protocol.receipts.ReadMarks;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells who has read how far. Each tells all whom it is connected with what it has read, not often;
 * whoever meets somebody tells it all that it knows; and what only others can tell, because its
 * reader is not connected here, is passed on once.
 */
final class Receipts {
  /** Between two words about what was read, here and to others. */
  static final long PAUSE_MILLIS = 2000;

  /** Between two words to the host. */
  static final long TELL_MILLIS = 250;

  private final Parts parts;
  private final ReadMarks marks;

  /** Connections whose other end has not been told everything yet; the others have. */
  private final List<Link> unmet = new ArrayList<>();

  private final List<Long> met = new ArrayList<>();
  private long linksSeen = -1;
  private Membership membersSeen;

  /** Whether there may be something to pass on. */
  private boolean looks;

  private long passAt;
  private long tellAt;
  private long triedAt = -1;

  Receipts(Parts parts, List<ReadMark> restored) {
    this.parts = parts;
    marks =
        new ReadMarks(
            id -> parts.membership().member(id) != null, parts::hasRoom, List.copyOf(restored));
  }

  /** The user has read that room up to there. */
  void read(String roomId, long upTo) {
    int self = parts.self.nodeId();
    if (parts.hasRoom(roomId) && upTo > 0 && marks.move(self, roomId, upToHere(upTo))) {
      moved();
    }
  }

  private long upToHere(long upTo) {
    return Math.min(upTo, parts.log.commitSeq());
  }

  /** Anybody may speak for anybody: a reader may be offline, and it changes nothing but a mark. */
  void onRead(Read read) {
    boolean news = false;
    for (var mark : read.marks().entrySet()) {
      news |= marks.move(read.readerId(), mark.getKey(), mark.getValue());
    }
    if (news) {
      moved();
    }
  }

  private void moved() {
    looks = true;
    triedAt = -1;
  }

  /** What is known, as far as it is final here. */
  List<ReadMark> all() {
    return marks.all(parts.log.commitSeq());
  }

  void settle(long now) {
    if (linksSeen != parts.links.changes() || membersSeen != parts.membership()) {
      linksSeen = parts.links.changes();
      membersSeen = parts.membership();
      looks = true;
      meet();
    }
    if (!unmet.isEmpty() && !parts.isNewcomer()) {
      unmet.removeIf(this::tellsAll);
    }
    if (looks && now >= passAt && !parts.isNewcomer()) {
      passOn(now);
    }
    if (mayTell() && now >= tellAt) {
      tell(now);
    }
  }

  private void meet() {
    unmet.clear();
    met.removeIf(id -> parts.links.byId(id) == null);
    for (Link link : parts.links.all()) {
      if (!met.contains(link.id()) && parts.membership().contains(link.replica())) {
        unmet.add(link);
      }
    }
  }

  /**
   * Whose log does not have this member yet, or not itself, takes nothing from here: its turn comes
   * when it has the newest membership.
   */
  private boolean tellsAll(Link link) {
    Heartbeat last = parts.monitor.last(link.nodeId());
    if (last == null || last.commit().seqNo() < parts.log.derived().newestSeqNo()) {
      return false;
    }
    met.add(link.id());
    for (int reader : marks.readers()) {
      parts.effects.send(link.id(), new Read(reader, marks.of(reader)));
    }
    return true;
  }

  /** Readers that are connected here tell the others themselves. */
  private void passOn(long now) {
    looks = false;
    for (int reader : marks.fresh()) {
      if (reader == parts.self.nodeId() || parts.links.toNode(reader) == null) {
        Read read = new Read(reader, marks.of(reader));
        met.forEach(link -> parts.effects.send(link, read));
        marks.passedOn(reader);
        passAt = now + PAUSE_MILLIS;
      }
    }
  }

  private boolean mayTell() {
    return marks.hasUntold() && triedAt != parts.log.commitSeq();
  }

  private void tell(long now) {
    triedAt = parts.log.commitSeq();
    tellAt = now + TELL_MILLIS;
    List<ReadMark> news = marks.tell(triedAt);
    if (!news.isEmpty()) {
      parts.effects.markRead(news);
    }
  }

  /** When it must be asked again at the latest. */
  long wakeAt() {
    long pass = looks && !parts.isNewcomer() ? passAt : Long.MAX_VALUE;
    return mayTell() ? Math.min(pass, tellAt) : pass;
  }
}
