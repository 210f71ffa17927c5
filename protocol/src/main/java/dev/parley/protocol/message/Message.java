package dev.parley.protocol.message;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that peers say, on one page. Field names on the wire are these in snake case; {@link
 * MessageJson} writes and reads them. A {@code crc} travels as 8 lower-case hex digits, an enum in
 * lower case.
 */
public sealed interface Message {

  /** Calls the handler's method for this kind of message. */
  void handle(int from, MessageHandler handler);

  /**
   * The first line each way: who I am.
   *
   * @param version of the protocol; peers of another one refuse each other
   * @param groupId null: in no group yet
   * @param group the group's name, as people give it
   * @param startedAt milliseconds since the epoch; another value than before shows a restart
   * @param dissolves nobody but this peer was ever in its group, and nothing was said there: it
   *     gives way to another one of its name
   */
  record Hello(
      int version, PeerInfo peer, String groupId, String group, long startedAt, boolean dissolves)
      implements Message {
    public Hello(int version, PeerInfo peer, String groupId, String group, long startedAt) {
      this(version, peer, groupId, group, startedAt, false);
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      throw new IllegalStateException("a HELLO is handled by its connection");
    }
  }

  /**
   * A newcomer asks to be a member; repeated until it is. On a connection of somebody else it is an
   * introduction: that member passes it on to the leader.
   *
   * @param gaveWay this peer gave up a group of its own for this one: it was never a member here,
   *     and a member of its id is somebody else
   */
  record Join(PeerInfo peer, boolean gaveWay) implements Message {
    public Join(PeerInfo peer) {
      this(peer, false);
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onJoin(from, this);
    }
  }

  /**
   * What a newcomer needs to go on: the group, and where its members are.
   *
   * @param leaderId 0: not known
   */
  record JoinAck(String groupId, int leaderId, List<Member> members) implements Message {
    public JoinAck {
      members = List.copyOf(members);
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onJoinAck(from, this);
    }
  }

  /**
   * Why a connection or a newcomer is turned away; {@code text} is for people.
   *
   * @param takers with {@code ASK_ANOTHER}: who takes newcomers, at most {@link Limits#TAKERS}, and
   *     those first that are in reach; else empty
   */
  record JoinRefused(RefusalCode code, String text, List<PeerInfo> takers) implements Message {
    public JoinRefused {
      takers = List.copyOf(takers);
    }

    public JoinRefused(RefusalCode code, String text) {
      this(code, text, List.of());
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onJoinRefused(from, this);
    }
  }

  /**
   * I am here, and this is what I know.
   *
   * @param leading true: sent as the leader of {@code term}
   * @param leaderId whom I follow and hear (myself, if I lead); 0: nobody
   * @param inLine whether my log follows that leader's
   * @param hears the ids of those whom I heard within a leader time-out, ascending
   * @param canWrite whether my disk takes entries
   * @param lastSeq the last entry appended
   * @param commit the commit point
   * @param away why the person is away, see {@link Limits#isNote}; empty: not said, or not away
   */
  record Heartbeat(
      boolean leading,
      long term,
      int leaderId,
      boolean inLine,
      List<Integer> hears,
      boolean canWrite,
      long lastSeq,
      LogPosition commit,
      Presence presence,
      String away)
      implements Message {
    public Heartbeat {
      hears = List.copyOf(hears);
    }

    /** Of somebody who does not say why it is away. */
    public Heartbeat(
        boolean leading,
        long term,
        int leaderId,
        boolean inLine,
        List<Integer> hears,
        boolean canWrite,
        long lastSeq,
        LogPosition commit,
        Presence presence) {
      this(leading, term, leaderId, inLine, hears, canWrite, lastSeq, commit, presence, "");
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onHeartbeat(from, this);
    }
  }

  /**
   * Asks for leave (a probe, which changes nothing) or for a promise.
   *
   * @param term of a probe: the sender's own; else the term that it wants to lead
   * @param round tells the answers to one probe from those to an earlier one
   * @param handover true: the leader asked for this election
   */
  record Election(boolean probe, long term, long round, boolean handover) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onElection(from, this);
    }
  }

  /**
   * The answer to an {@link Election}.
   *
   * @param term of a grant: the promised term; else the answerer's own
   * @param round as asked
   * @param storageId of the log that the answer speaks of
   * @param last the last entry appended there
   * @param commitSeq the commit point there
   */
  record ElectionOk(
      ElectionAnswer answer,
      long term,
      long round,
      String storageId,
      LogPosition last,
      long commitSeq)
      implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onElectionOk(from, this);
    }
  }

  /**
   * I lead.
   *
   * @param startSeq the number of the term's first entry
   * @param prevTerm the term of the entry before it
   * @param prevCrc the chain value of the entry before it
   */
  record Coordinator(
      long term, PeerInfo leader, long startSeq, long prevTerm, int prevCrc, long commitSeq)
      implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onCoordinator(from, this);
    }
  }

  /** The leader of {@code term} asks the receiver to lead. */
  record Handover(long term) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onHandover(from, this);
    }
  }

  /** A typed message on its way to its number. */
  record Chat(EntryBody.Chat body) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onChat(from, this);
    }
  }

  /**
   * Asks the leader for an entry that is no chat; repeated until it is in the log or out of date.
   *
   * @param nodeId whom it is about: who is removed, or else who asks
   * @param roomId null: it is about no room
   * @param value the new name or topic; empty for a removal
   */
  record Request(RequestKind kind, int nodeId, String roomId, String value) implements Message {
    public static Request name(int nodeId, String name) {
      return new Request(RequestKind.NAME, nodeId, null, name);
    }

    public static Request remove(int nodeId) {
      return new Request(RequestKind.REMOVE, nodeId, null, "");
    }

    /** A new room. */
    public static Request room(int nodeId, String roomId, String topic) {
      return new Request(RequestKind.ROOM, nodeId, roomId, topic);
    }

    /** Another topic of a room; empty: none. */
    public static Request topic(int nodeId, String roomId, String topic) {
      return new Request(RequestKind.TOPIC, nodeId, roomId, topic);
    }

    /** Whether it asks for the same thing as that one, if with another value. */
    public boolean replaces(Request other) {
      return kind == other.kind && nodeId == other.nodeId && Objects.equals(roomId, other.roomId);
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onRequest(from, this);
    }
  }

  /** An entry, as its leader made it. On the wire it is the entry's own line. */
  record Sequenced(Entry entry) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onSequenced(from, this);
    }
  }

  /** All up to {@code seqNo}, whose chain value is {@code crc}, is on my disk. */
  record Ack(long term, long seqNo, int crc) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onAck(from, this);
    }
  }

  /** All up to {@code commitSeq} is final. */
  record Commit(long term, long commitSeq) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onCommit(from, this);
    }
  }

  /** Asks for entries. */
  record CatchupReq(long term, long fromSeq, long toSeq) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onCatchupReq(from, this);
    }
  }

  /**
   * Entries that were asked for; on the wire the block's lines follow this line.
   *
   * @param as what the sender is to the asker; decides whether entries above {@code commitSeq}
   *     count
   * @param prevCrc the chain value before {@code fromSeq} in the sender's log: where the asker's is
   *     another, the two logs differ; where it is the same and the entries do not follow, the
   *     sender's log is damaged. 0 where there are no entries
   * @param more whether it has more
   */
  record CatchupResp(
      long term,
      Source as,
      long fromSeq,
      int prevCrc,
      long commitSeq,
      boolean more,
      EntryBlock block)
      implements Message {
    /** The same head with the entries that came after it. */
    public CatchupResp with(EntryBlock received) {
      return new CatchupResp(term, as, fromSeq, prevCrc, commitSeq, more, received);
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onCatchupResp(from, this);
    }
  }

  /**
   * How far somebody has read: the highest that was ever said counts. Anybody may tell what it
   * knows of others.
   *
   * @param marks by room, the {@code seq_no} up to which it was read; at most {@link Limits#ROOMS}
   */
  record Read(int readerId, SortedMap<String, Long> marks) implements Message {
    public Read {
      marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onRead(from, this);
    }
  }

  /** I go offline now. */
  record Bye(String reason) implements Message {
    @Override
    public void handle(int from, MessageHandler handler) {
      handler.onBye(from, this);
    }
  }

  /** Whether a person is there. */
  enum Presence {
    ONLINE,
    IDLE,
    AWAY
  }

  /** Answers to a probe, then those to a real election. */
  enum ElectionAnswer {
    HEARS_LEADER,
    CLAIM,
    WAIT,
    GO_AHEAD,
    GRANTED,
    REFUSED
  }

  /** What a server of entries is to the one who asked. */
  enum Source {
    LEADER,
    GRANTOR,
    MEMBER
  }

  /** What can be asked of a leader beside a chat message. */
  enum RequestKind {
    NAME,
    REMOVE,
    ROOM,
    TOPIC
  }

  /** Why somebody is turned away. Each of them stops a newcomer, but for {@code ASK_ANOTHER}. */
  enum RefusalCode {
    ID_IN_USE,
    WRONG_GROUP,
    WRONG_VERSION,
    REMOVED,
    REPLACED,
    FULL,
    DIVERGED,
    /** By a member in mode standard. */
    ASK_ANOTHER
  }
}
