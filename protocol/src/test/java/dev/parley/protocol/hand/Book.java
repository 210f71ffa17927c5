package dev.parley.protocol.hand;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Source;
import java.util.ArrayList;
import java.util.List;

/** A log as somebody else has it: a chain of entries, written by hand. */
public final class Book {
  private final List<Entry> entries = new ArrayList<>();

  /** The founding entry, with those voters, and then the first term's SEQ_LEADER by n1. */
  public static Book of(int... voters) {
    return new Book().add(0, Group.voterEntry(voters)).leader(1, 1);
  }

  public Book add(long term, EntryBody body) {
    entries.add(EntryFormat.make(entries.size() + 1, term, body, end().crc()));
    return this;
  }

  public Book leader(long term, int nodeId) {
    return add(term, new EntryBody.Leader(Group.peer(nodeId)));
  }

  /** Adds a message of that sender; {@code number} is that of its origin. */
  public Book chat(long term, int sender, long number) {
    return add(term, Group.chat(sender, number));
  }

  /** The first {@code count} entries, to be gone on with differently. */
  public Book first(int count) {
    Book copy = new Book();
    copy.entries.addAll(entries.subList(0, count));
    return copy;
  }

  public Entry entry(int seqNo) {
    return entries.get(seqNo - 1);
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  public LogPosition position(int seqNo) {
    return seqNo == 0 ? new LogPosition(0, 0, Group.GENESIS) : entry(seqNo).position();
  }

  public LogPosition end() {
    return position(entries.size());
  }

  /** As the leader of the term of this log's entry {@code startSeq} announces itself. */
  public Coordinator coordinator(int leader, int startSeq, long commitSeq) {
    LogPosition before = position(startSeq - 1);
    return new Coordinator(
        entry(startSeq).term(),
        Group.peer(leader),
        startSeq,
        before.term(),
        before.crc(),
        commitSeq);
  }

  /** A catch-up response with the entries from {@code from} to {@code upTo}. */
  public CatchupResp response(Source as, long term, int from, int upTo, long commitSeq) {
    EntryBlock block = EntryBlock.of(entries.subList(from - 1, upTo));
    int prevCrc = entries.isEmpty() || from > entries.size() + 1 ? 0 : position(from - 1).crc();
    return new CatchupResp(term, as, from, prevCrc, commitSeq, upTo < entries.size(), block);
  }
}
