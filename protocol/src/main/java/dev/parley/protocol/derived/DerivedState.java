package dev.parley.protocol.derived;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the log says, at two levels (docs/protocol.md section 3). Memberships, rooms and the last
 * number of each origin follow the <em>end</em> of the log, and are taken back when it is cut; what
 * people are shown, and the last <em>final</em> number of each origin, follow the <em>commit
 * point</em>, which never goes back.
 */
public final class DerivedState {
  /** {@code membersSeqNo}: of the entry that made the membership. */
  private record Version(long seqNo, Membership membership, long membersSeqNo, Rooms rooms) {}

  /** An entry whose number is not the next of its origin, and the last one before it. */
  private record Skip(long seqNo, long lastNumber) {}

  /** From the newest version at or below the commit point to the newest of all. */
  private final Deque<Version> versions = new ArrayDeque<>();

  /**
   * Above the commit point. No leader makes such an entry; but what is in the log counts, and a cut
   * must leave no trace of it.
   */
  private final Deque<Skip> skips = new ArrayDeque<>();

  /** What the log says of one outbox file. */
  private static final class Origin {
    final String name;

    /** By the end of the log; 0: nothing. */
    long lastNumber;

    /** By the commit point; 0: nothing. */
    long finalNumber;

    Origin(String name) {
      this.name = name;
    }
  }

  private static final Origin UNSEEN = new Origin("");

  private final Map<String, Origin> origins = new LinkedHashMap<>();

  /** The one that changed last: messages of one origin come many in a row. */
  private Origin recent = UNSEEN;

  private LogPosition committed;
  private long lamport;

  public DerivedState(GroupState from) {
    committed = from.at();
    lamport = from.lamport();
    long at = from.at().seqNo();
    versions.add(new Version(at, from.membership(), at, from.rooms()));
    from.numbers()
        .forEach(
            (name, number) -> {
              Origin origin = originOf(name);
              origin.lastNumber = number;
              origin.finalNumber = number;
            });
  }

  /** Makes one where the log has not seen it. */
  private Origin originOf(String name) {
    if (!recent.name.equals(name)) {
      recent = origins.computeIfAbsent(name, Origin::new);
    }
    return recent;
  }

  /** One without numbers where the log has not seen it. */
  private Origin seen(String name) {
    return recent.name.equals(name) ? recent : origins.getOrDefault(name, UNSEEN);
  }

  /** An entry was appended to the log. */
  public void append(Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      appendNumber(entry.seqNo(), chat.msgId());
      lamport = Math.max(lamport, chat.lamport());
    } else {
      Membership members = newest().after(entry.body());
      Rooms rooms = newestRooms().after(entry.seqNo(), entry.body());
      if (members != newest() || rooms != newestRooms()) {
        long membersSeqNo = members != newest() ? entry.seqNo() : newestSeqNo();
        versions.addLast(new Version(entry.seqNo(), members, membersSeqNo, rooms));
      }
    }
  }

  /** The highest counts: what was taken once is never taken again. */
  private void appendNumber(long seqNo, MessageId id) {
    Origin origin = originOf(id.origin());
    if (id.number() != origin.lastNumber + 1) {
      skips.addLast(new Skip(seqNo, origin.lastNumber));
    }
    origin.lastNumber = Math.max(origin.lastNumber, id.number());
  }

  /** The last entry of the log is cut off; called from the end downwards. */
  public void takeBack(Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      long before = chat.msgId().number() - 1;
      if (!skips.isEmpty() && skips.getLast().seqNo() == entry.seqNo()) {
        before = skips.removeLast().lastNumber();
      }
      originOf(chat.msgId().origin()).lastNumber = before;
    } else if (versions.getLast().seqNo() == entry.seqNo()) {
      versions.removeLast();
    }
  }

  /** The commit point moves to this entry, the next one. */
  public void commit(Entry entry) {
    committed = entry.position();
    if (entry.body() instanceof EntryBody.Chat chat) {
      Origin origin = originOf(chat.msgId().origin());
      origin.finalNumber = Math.max(origin.finalNumber, chat.msgId().number());
    }
    while (versions.size() > 1 && secondSeqNo() <= entry.seqNo()) {
      versions.removeFirst();
    }
    if (!skips.isEmpty() && skips.getFirst().seqNo() <= entry.seqNo()) {
      skips.removeFirst();
    }
  }

  private long secondSeqNo() {
    var all = versions.iterator();
    all.next();
    return all.next().seqNo();
  }

  /** The membership by the end of the log: the one that is counted by. */
  public Membership newest() {
    return versions.getLast().membership();
  }

  /** The rooms by the end of the log: what a leader goes by. */
  public Rooms newestRooms() {
    return versions.getLast().rooms();
  }

  /** The place of the entry that made {@link #newest}, or the newest rooms. */
  public long newestSeqNo() {
    return versions.getLast().membersSeqNo();
  }

  /** The membership by the commit point: the one that is shown. */
  public Membership committedMembership() {
    return versions.getFirst().membership();
  }

  /** The rooms by the commit point: those that people are shown. */
  public Rooms committedRooms() {
    return versions.getFirst().rooms();
  }

  public LogPosition committed() {
    return committed;
  }

  /** The last number of an origin by the end of the log; 0 for one that it has not seen. */
  public long lastNumber(String origin) {
    return seen(origin).lastNumber;
  }

  /** Whether the log has no message, final or not. */
  public boolean isSilent() {
    return origins.values().stream().allMatch(o -> o.lastNumber == 0 && o.finalNumber == 0);
  }

  /** The last final number of an origin. */
  public long finalNumber(String origin) {
    return seen(origin).finalNumber;
  }

  /** No message up to the end of the log bears a higher Lamport time; not taken back by a cut. */
  public long lamport() {
    return lamport;
  }

  /** The state at the commit point. */
  public GroupState snapshot() {
    SortedMap<String, Long> numbers = new TreeMap<>();
    for (Origin origin : origins.values()) {
      if (origin.finalNumber > 0) {
        numbers.put(origin.name, origin.finalNumber);
      }
    }
    return new GroupState(committed, committedMembership(), numbers, committedRooms(), lamport);
  }
}
