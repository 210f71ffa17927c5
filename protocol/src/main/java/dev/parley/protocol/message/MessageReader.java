package dev.parley.protocol.message;

import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.PeerJson;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.message.Message.RequestKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes messages of the fields of their lines, and checks each field's bounds. */
final class MessageReader {
  /** Newcomers are heard too before they are members. */
  private static final int HEARD = 2 * Bounds.MEMBERS;

  private MessageReader() {}

  /** Null for a type that nobody knows. */
  static Message read(String type, Fields fields) {
    return switch (type) {
      case "HELLO" -> hello(fields);
      case "JOIN" -> new Message.Join(PeerJson.read(fields), fields.flagIfAny("gave_way"));
      case "JOIN_ACK" -> joinAck(fields);
      case "JOIN_REFUSED" -> joinRefused(fields);
      case "HEARTBEAT" -> heartbeat(fields);
      case "ELECTION" -> election(fields);
      case "ELECTION_OK" -> electionOk(fields);
      case "COORDINATOR" -> coordinator(fields);
      case "HANDOVER" -> new Message.Handover(fields.number("term", 0));
      case "CHAT" -> chat(fields);
      case "REQUEST" -> request(fields);
      case "ACK" -> ack(fields);
      case "COMMIT" -> commit(fields);
      case "CATCHUP_REQ" -> catchupReq(fields);
      case "CATCHUP_RESP" -> catchupResp(fields);
      case "READ" -> readMarks(fields);
      case "BYE" -> new Message.Bye(fields.text("reason", Bounds.REASON_CHARS));
      default -> null;
    };
  }

  /** Refuses what could not be made an entry: a leader that took it could not go on. */
  private static Message chat(Fields fields) {
    EntryBody.Chat chat = EntryFormat.readChat(fields);
    if (!EntryFormat.fits(chat)) {
      throw new IllegalArgumentException("the message does not fit an entry");
    }
    return new Message.Chat(chat);
  }

  private static Message hello(Fields fields) {
    int version = (int) fields.number("version", 1, Integer.MAX_VALUE);
    PeerInfo peer = PeerJson.read(fields);
    return new Message.Hello(
        version,
        peer,
        fields.uuidOrNull("group_id"),
        fields.name("group"),
        fields.number("started_at", 0),
        fields.flagIfAny("dissolves"));
  }

  private static Message joinAck(Fields fields) {
    return new Message.JoinAck(
        fields.uuid("group_id"), nodeIdOrNone(fields), PeerJson.readMembers(fields));
  }

  private static int nodeIdOrNone(Fields fields) {
    return (int) fields.number("leader_id", 0, Integer.MAX_VALUE);
  }

  private static Message joinRefused(Fields fields) {
    RefusalCode code = fields.constant("code", RefusalCode.class);
    return new Message.JoinRefused(
        code,
        fields.text("text", Bounds.REASON_CHARS),
        code == RefusalCode.ASK_ANOTHER ? PeerJson.readTakers(fields) : List.of());
  }

  private static Message heartbeat(Fields fields) {
    return new Message.Heartbeat(
        fields.flag("leading"),
        fields.number("term", 0),
        nodeIdOrNone(fields),
        fields.flag("in_line"),
        fields.nodeIds("hears", HEARD),
        fields.flag("can_write"),
        fields.number("last_seq", 0),
        new LogPosition(
            fields.number("commit_seq", 0),
            fields.number("commit_term", 0),
            fields.crc("commit_crc")),
        fields.constant("presence", Message.Presence.class),
        fields.note("away"));
  }

  private static Message election(Fields fields) {
    return new Message.Election(
        fields.flag("probe"),
        fields.number("term", 0),
        fields.number("round", 0),
        fields.flag("handover"));
  }

  private static Message electionOk(Fields fields) {
    return new Message.ElectionOk(
        fields.constant("answer", ElectionAnswer.class),
        fields.number("term", 0),
        fields.number("round", 0),
        fields.uuid("storage_id"),
        new LogPosition(
            fields.number("last_seq", 0), fields.number("last_term", 0), fields.crc("last_crc")),
        fields.number("commit_seq", 0));
  }

  private static Message coordinator(Fields fields) {
    return new Message.Coordinator(
        fields.number("term", 0),
        PeerJson.read(fields.object("leader")),
        fields.number("start_seq", 1),
        fields.number("prev_term", 0),
        fields.crc("prev_crc"),
        fields.number("commit_seq", 0));
  }

  private static Message request(Fields fields) {
    RequestKind kind = fields.constant("kind", RequestKind.class);
    int nodeId = fields.nodeId("node_id");
    return switch (kind) {
      case NAME -> Message.Request.name(nodeId, fields.name("value"));
      case REMOVE ->
          new Message.Request(kind, nodeId, null, fields.text("value", Bounds.NAME_CHARS));
      case ROOM, TOPIC ->
          new Message.Request(
              kind, nodeId, fields.name("room_id"), fields.text("value", Bounds.TOPIC_BYTES));
    };
  }

  private static Message ack(Fields fields) {
    return new Message.Ack(fields.number("term", 0), fields.number("seq_no", 0), fields.crc("crc"));
  }

  private static Message commit(Fields fields) {
    return new Message.Commit(fields.number("term", 0), fields.number("commit_seq", 0));
  }

  private static Message readMarks(Fields fields) {
    SortedMap<String, Long> marks = new TreeMap<>();
    for (Fields mark : fields.objects("marks", Limits.ROOMS)) {
      if (marks.put(mark.name("room_id"), mark.number("seq_no", 1)) != null) {
        throw new IllegalArgumentException("a room is there twice");
      }
    }
    return new Message.Read(fields.nodeId("reader_id"), marks);
  }

  private static Message catchupReq(Fields fields) {
    return new Message.CatchupReq(
        fields.number("term", 0),
        fields.number("from_seq", 1),
        fields.number("to_seq", 0, Long.MAX_VALUE));
  }

  private static Message catchupResp(Fields fields) {
    return new Message.CatchupResp(
        fields.number("term", 0),
        fields.constant("as", Message.Source.class),
        fields.number("from_seq", 1),
        fields.crc("prev_crc"),
        fields.number("commit_seq", 0),
        fields.flag("more"),
        EntryBlock.announced((int) fields.number("count", 0, Limits.BLOCK_ENTRIES)));
  }
}
