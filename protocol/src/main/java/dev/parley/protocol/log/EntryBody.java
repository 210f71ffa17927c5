package dev.parley.protocol.log;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.PeerInfo;
import java.util.List;

/** What an entry says, apart from its place in the log. */
public sealed interface EntryBody {

  EntryType type();

  /**
   * A chat message; made once, when it is typed, and never changed.
   *
   * @param lamport the sender's Lamport clock, 1 or more
   * @param sentAt milliseconds since the epoch by the sender's clock; shown, never decided by
   * @param payload the text, at most {@code Limits.TEXT_BYTES} of UTF-8
   * @param plainLine all of this as {@link EntryFormat#chatLine}, so that it is not made anew at
   *     each hop, if it is known that the text has none but characters that {@link PlainText}
   *     allows, and is not too long; else null. Shared, not to be written to, and no part of what
   *     makes two messages equal
   */
  record Chat(
      int senderId,
      MessageId msgId,
      String roomId,
      long lamport,
      long sentAt,
      String payload,
      byte[] plainLine)
      implements EntryBody {
    public Chat(
        int senderId, MessageId msgId, String roomId, long lamport, long sentAt, String payload) {
      this(senderId, msgId, roomId, lamport, sentAt, payload, null);
    }

    @Override
    public EntryType type() {
      return EntryType.SEQ_CHAT;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Chat chat
          && senderId == chat.senderId
          && msgId.equals(chat.msgId)
          && roomId.equals(chat.roomId)
          && lamport == chat.lamport
          && sentAt == chat.sentAt
          && payload.equals(chat.payload);
    }

    @Override
    public int hashCode() {
      return msgId.hashCode();
    }

    @Override
    public String toString() {
      return "Chat[n%d %s in %s, lamport %d, sent at %d: %s]"
          .formatted(senderId, msgId, roomId, lamport, sentAt, payload);
    }
  }

  /** The first entry of a term: who leads. Committing it commits all before it. */
  record Leader(PeerInfo leader) implements EntryBody {
    @Override
    public EntryType type() {
      return EntryType.SEQ_LEADER;
    }
  }

  /**
   * One change of the membership and the whole membership that results.
   *
   * @param change for people: what changed ("n4 joins", "n2 gets a vote")
   * @param members ordered by node id, at most {@code Limits.MEMBERS}
   */
  record Members(String change, List<Member> members) implements EntryBody {
    public Members {
      members = List.copyOf(members);
    }

    @Override
    public EntryType type() {
      return EntryType.SEQ_MEMBERS;
    }
  }

  /**
   * A small replicated fact that people see.
   *
   * @param nodeId who made it
   * @param key {@link #NAME}: the member's new name; {@link #ROOM}: a new room, with its topic;
   *     {@link #TOPIC}: the new topic of a room
   * @param roomId null: it is about no room
   * @param value the name or the topic; an empty topic is none
   */
  record Profile(int nodeId, String key, String roomId, String value) implements EntryBody {
    public static final String NAME = "name";
    public static final String ROOM = "room";
    public static final String TOPIC = "topic";

    @Override
    public EntryType type() {
      return EntryType.SEQ_PROFILE;
    }
  }
}
