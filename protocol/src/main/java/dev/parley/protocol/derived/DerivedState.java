package dev.parley.protocol.derived;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the log says, at two levels (docs/protocol.md section 3). Memberships and the last number of
 * each origin follow the <em>end</em> of the log, and are taken back when it is cut; what people
 * are shown, and the last <em>final</em> number of each origin, follow the <em>commit point</em>,
 * which never goes back.
 */
public final class DerivedState {
  private record Version(long seqNo, Membership membership) {}

  /** From the newest version at or below the commit point to the newest of all. */
  private final Deque<Version> versions = new ArrayDeque<>();

  private final SortedMap<String, Long> numbers;
  private final SortedMap<String, Long> finalNumbers;
  private LogPosition committed;
  private long lamport;

  public DerivedState(GroupState from) {
    committed = from.at();
    lamport = from.lamport();
    versions.add(new Version(from.at().seqNo(), from.membership()));
    numbers = new TreeMap<>(from.numbers());
    finalNumbers = new TreeMap<>(from.numbers());
  }

  /** An entry was appended to the log. */
  public void append(Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      numbers.put(chat.msgId().origin(), chat.msgId().number());
      lamport = Math.max(lamport, chat.lamport());
    } else {
      Membership after = newest().after(entry.body());
      if (after != newest()) {
        versions.addLast(new Version(entry.seqNo(), after));
      }
    }
  }

  /** The last entry of the log is cut off; called from the end downwards. */
  public void takeBack(Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      String origin = chat.msgId().origin();
      if (chat.msgId().number() == 1) {
        numbers.remove(origin);
      } else {
        numbers.put(origin, chat.msgId().number() - 1);
      }
    } else if (versions.getLast().seqNo() == entry.seqNo()) {
      versions.removeLast();
    }
  }

  /** The commit point moves to this entry, the next one. */
  public void commit(Entry entry) {
    committed = entry.position();
    if (entry.body() instanceof EntryBody.Chat chat) {
      finalNumbers.put(chat.msgId().origin(), chat.msgId().number());
    }
    while (versions.size() > 1 && secondSeqNo() <= entry.seqNo()) {
      versions.removeFirst();
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

  /** The place of the entry that made {@link #newest}. */
  public long newestSeqNo() {
    return versions.getLast().seqNo();
  }

  /** The membership by the commit point: the one that is shown. */
  public Membership committedMembership() {
    return versions.getFirst().membership();
  }

  public LogPosition committed() {
    return committed;
  }

  /** The last number of an origin by the end of the log; 0 for one that it has not seen. */
  public long lastNumber(String origin) {
    return numbers.getOrDefault(origin, 0L);
  }

  /** The last final number of an origin. */
  public long finalNumber(String origin) {
    return finalNumbers.getOrDefault(origin, 0L);
  }

  /** No message up to the end of the log bears a higher Lamport time; not taken back by a cut. */
  public long lamport() {
    return lamport;
  }

  /** The state at the commit point. */
  public GroupState snapshot() {
    return new GroupState(committed, committedMembership(), finalNumbers, lamport);
  }
}
