package dev.parley.protocol.message;

import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.json.PeerJson;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.RefusalCode;

/** The line of each message. {@link MessageReader} is its mirror image. */
final class MessageWriter implements MessageHandler {
  private static final int NOBODY = 0;

  private byte[] line;

  private MessageWriter() {}

  static byte[] write(Message message) {
    if (message instanceof Message.Hello hello) {
      return hello(hello);
    }
    MessageWriter writer = new MessageWriter();
    message.handle(NOBODY, writer);
    return writer.line;
  }

  private static byte[] hello(Message.Hello hello) {
    JsonWriter json = JsonWriter.ofType("HELLO").number("version", hello.version());
    return PeerJson.write(json, hello.peer())
        .text("group_id", hello.groupId())
        .text("group", hello.group())
        .number("started_at", hello.startedAt())
        .flag("dissolves", hello.dissolves())
        .bytes();
  }

  @Override
  public void onJoin(int from, Message.Join join) {
    JsonWriter json = PeerJson.write(JsonWriter.ofType("JOIN"), join.peer());
    line = (join.gaveWay() ? json.flag("gave_way", true) : json).bytes();
  }

  @Override
  public void onJoinAck(int from, Message.JoinAck ack) {
    JsonWriter json =
        JsonWriter.ofType("JOIN_ACK")
            .text("group_id", ack.groupId())
            .number("leader_id", ack.leaderId());
    line = PeerJson.write(json, ack.members()).bytes();
  }

  @Override
  public void onJoinRefused(int from, Message.JoinRefused refused) {
    JsonWriter json =
        JsonWriter.ofType("JOIN_REFUSED")
            .constant("code", refused.code())
            .text("text", refused.text());
    if (refused.code() == RefusalCode.ASK_ANOTHER) {
      PeerJson.writeTakers(json, refused.takers());
    }
    line = json.bytes();
  }

  @Override
  public void onHeartbeat(int from, Message.Heartbeat heartbeat) {
    JsonWriter json =
        JsonWriter.ofType("HEARTBEAT")
            .flag("leading", heartbeat.leading())
            .number("term", heartbeat.term())
            .number("leader_id", heartbeat.leaderId())
            .flag("in_line", heartbeat.inLine())
            .numbers("hears", heartbeat.hears())
            .flag("can_write", heartbeat.canWrite())
            .number("last_seq", heartbeat.lastSeq())
            .number("commit_seq", heartbeat.commit().seqNo())
            .number("commit_term", heartbeat.commit().term())
            .crc("commit_crc", heartbeat.commit().crc())
            .constant("presence", heartbeat.presence());
    if (!heartbeat.away().isEmpty()) {
      json.text("away", heartbeat.away());
    }
    line = json.bytes();
  }

  @Override
  public void onElection(int from, Message.Election election) {
    line =
        JsonWriter.ofType("ELECTION")
            .flag("probe", election.probe())
            .number("term", election.term())
            .number("round", election.round())
            .flag("handover", election.handover())
            .bytes();
  }

  @Override
  public void onElectionOk(int from, Message.ElectionOk answer) {
    line =
        JsonWriter.ofType("ELECTION_OK")
            .constant("answer", answer.answer())
            .flag("granted", answer.answer() == ElectionAnswer.GRANTED)
            .number("term", answer.term())
            .number("round", answer.round())
            .text("storage_id", answer.storageId())
            .number("last_seq", answer.last().seqNo())
            .number("last_term", answer.last().term())
            .crc("last_crc", answer.last().crc())
            .number("commit_seq", answer.commitSeq())
            .bytes();
  }

  @Override
  public void onCoordinator(int from, Message.Coordinator coordinator) {
    JsonWriter json =
        JsonWriter.ofType("COORDINATOR").number("term", coordinator.term()).startObject("leader");
    line =
        PeerJson.write(json, coordinator.leader())
            .endObject()
            .number("start_seq", coordinator.startSeq())
            .number("prev_term", coordinator.prevTerm())
            .crc("prev_crc", coordinator.prevCrc())
            .number("commit_seq", coordinator.commitSeq())
            .bytes();
  }

  @Override
  public void onHandover(int from, Message.Handover handover) {
    line = JsonWriter.ofType("HANDOVER").number("term", handover.term()).bytes();
  }

  @Override
  public void onChat(int from, Message.Chat chat) {
    line = EntryFormat.chatLine(chat.body());
  }

  @Override
  public void onRequest(int from, Message.Request request) {
    JsonWriter json =
        JsonWriter.ofType("REQUEST")
            .constant("kind", request.kind())
            .number("node_id", request.nodeId());
    if (request.roomId() != null) {
      json.text("room_id", request.roomId());
    }
    line = json.text("value", request.value()).bytes();
  }

  @Override
  public void onSequenced(int from, Message.Sequenced sequenced) {
    line = sequenced.entry().line();
  }

  @Override
  public void onAck(int from, Message.Ack ack) {
    line =
        JsonWriter.ofType("ACK")
            .number("term", ack.term())
            .number("seq_no", ack.seqNo())
            .crc("crc", ack.crc())
            .bytes();
  }

  @Override
  public void onCommit(int from, Message.Commit commit) {
    line =
        JsonWriter.ofType("COMMIT")
            .number("term", commit.term())
            .number("commit_seq", commit.commitSeq())
            .bytes();
  }

  @Override
  public void onCatchupReq(int from, Message.CatchupReq request) {
    line =
        JsonWriter.ofType("CATCHUP_REQ")
            .number("term", request.term())
            .number("from_seq", request.fromSeq())
            .number("to_seq", request.toSeq())
            .bytes();
  }

  @Override
  public void onCatchupResp(int from, Message.CatchupResp response) {
    line =
        JsonWriter.ofType("CATCHUP_RESP")
            .number("term", response.term())
            .constant("as", response.as())
            .number("from_seq", response.fromSeq())
            .crc("prev_crc", response.prevCrc())
            .number("count", response.block().count())
            .number("commit_seq", response.commitSeq())
            .flag("more", response.more())
            .bytes();
  }

  @Override
  public void onRead(int from, Message.Read read) {
    JsonWriter json =
        JsonWriter.ofType("READ").number("reader_id", read.readerId()).startArray("marks");
    read.marks()
        .forEach(
            (room, upTo) ->
                json.startObject().text("room_id", room).number("seq_no", upTo).endObject());
    line = json.endArray().bytes();
  }

  @Override
  public void onBye(int from, Message.Bye bye) {
    line = JsonWriter.ofType("BYE").text("reason", bye.reason()).bytes();
  }
}
