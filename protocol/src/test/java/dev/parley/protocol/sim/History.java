package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has happened so far in a life, as one who sees all disks knows it. */
final class History {
  private final List<Entry> committed = new ArrayList<>();
  private final List<Long> committedInTerm = new ArrayList<>();
  private final Map<Long, ReplicaId> leaders = new TreeMap<>();
  private final Map<MessageId, List<EntryBody.Chat>> typed = new TreeMap<>();
  private final Set<String> copiedOrigins = new TreeSet<>();
  private final Map<MessageId, Long> places = new TreeMap<>();
  private final Map<String, SimDisk> disks = new TreeMap<>();
  private List<Member> founders = List.of();
  private long highestTerm;
  private long lastMembers;

  void add(SimDisk disk) {
    disks.put(disk.storageId, disk);
  }

  /** All disks that ever were, by storage id. */
  Map<String, SimDisk> disks() {
    return disks;
  }

  long committedEnd() {
    return committed.size();
  }

  Entry committed(long seqNo) {
    return committed.get((int) seqNo - 1);
  }

  boolean isCommitted(Entry entry) {
    return entry.seqNo() <= committed.size() && committed(entry.seqNo()).crc() == entry.crc();
  }

  /** In which term an entry became final. */
  long committedInTerm(long seqNo) {
    return committedInTerm.get((int) seqNo - 1);
  }

  void commit(Entry entry, long term) {
    committed.add(entry);
    committedInTerm.add(term);
    if (entry.body() instanceof EntryBody.Members) {
      lastMembers = entry.seqNo();
    }
    if (entry.body() instanceof EntryBody.Chat chat) {
      places.put(chat.msgId(), entry.seqNo());
    }
  }

  /** The number of the newest final membership. */
  long lastMembers() {
    return lastMembers;
  }

  /** A peer is about to found the group: as long as nothing is final, these are its members. */
  void foundedBy(List<Member> members) {
    founders = members;
  }

  /** The newest final membership. */
  List<Member> members() {
    return lastMembers == 0
        ? founders
        : ((EntryBody.Members) committed(lastMembers).body()).members();
  }

  /** How many messages are final. */
  long chats() {
    return places.size();
  }

  /** Null: not final. */
  Long place(MessageId id) {
    return places.get(id);
  }

  void lead(long term, ReplicaId leader) {
    leaders.put(term, leader);
    highestTerm = Math.max(highestTerm, term);
  }

  /** Null: nobody has led in that term. */
  ReplicaId leader(long term) {
    return leaders.get(term);
  }

  long highestTerm() {
    return highestTerm;
  }

  int elections() {
    return leaders.size();
  }

  /** The newest term in which this replica has led; 0: none. */
  long lastTermOf(ReplicaId replica) {
    long last = 0;
    for (Map.Entry<Long, ReplicaId> each : leaders.entrySet()) {
      if (each.getValue().equals(replica)) {
        last = each.getKey();
      }
    }
    return last;
  }

  /** A copy of an outbox of that origin was put back: it may give its numbers twice. */
  void copyPutBack(String origin) {
    copiedOrigins.add(origin);
  }

  boolean isCopied(String origin) {
    return copiedOrigins.contains(origin);
  }

  void type(EntryBody.Chat message) {
    List<EntryBody.Chat> texts = typed.computeIfAbsent(message.msgId(), id -> new ArrayList<>(1));
    if (!isCopied(message.msgId().origin())) {
      texts.clear(); // what had this number before was lost with the power, and never sent
    }
    texts.add(message);
  }

  boolean wasTyped(EntryBody.Chat message) {
    return typed.getOrDefault(message.msgId(), List.of()).contains(message);
  }

  int typedCount() {
    return typed.size();
  }
}
