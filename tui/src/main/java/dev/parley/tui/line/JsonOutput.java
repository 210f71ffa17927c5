package dev.parley.tui.line;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.EntryText;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.chat.Names;
import dev.parley.tui.chat.PresenceText;
import dev.parley.tui.command.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** For programs: one JSON object a line on stdout. */
final class JsonOutput implements Output {
  private static final int VERSION = 1;

  private final Utf8Buffer out;
  private final JsonWriter json;
  private final String name;
  private final String data;
  private final LongSupplier clock;

  /**
   * @param name the user's, as configured
   * @param data the data directory
   * @param clock milliseconds since the epoch
   */
  JsonOutput(OutputStream out, String name, String data, LongSupplier clock) {
    this.out = new Utf8Buffer(out);
    this.json = new JsonWriter(this.out);
    this.name = name;
    this.data = data;
    this.clock = clock;
  }

  private JsonWriter begin(String event) {
    return json.begin(event, clock.getAsLong());
  }

  @Override
  public void hello(PeerStatus status, String address, String ops) throws IOException {
    begin("hello")
        .field("v", VERSION)
        .field("node_id", status.nodeId())
        .field("name", name)
        .field("address", address)
        .field("data", data)
        .field("ops", ops)
        .end();
  }

  @Override
  public void entries(List<Entry> entries, NameBook names, Collection<String> rooms)
      throws IOException {
    long now = clock.getAsLong();
    for (Entry entry : entries) {
      names.apply(entry.body());
      if (entry.body() instanceof EntryBody.Chat chat) {
        message(entry, chat, names.nameOf(chat.senderId()), now);
      } else {
        event(entry, names.now(), now);
      }
    }
  }

  private void message(Entry entry, EntryBody.Chat chat, String sender, long now)
      throws IOException {
    json.begin("message", now)
        .field("seq_no", entry.seqNo())
        .field("term", entry.term())
        .field("sender_id", chat.senderId())
        .field("sender", sender)
        .field("msg_id", chat.msgId().toString())
        .field("room_id", chat.roomId())
        .field("sent_at", chat.sentAt())
        .field("payload", chat.payload())
        .end();
  }

  private void event(Entry entry, Names names, long now) throws IOException {
    json.begin("entry", now)
        .field("seq_no", entry.seqNo())
        .field("term", entry.term())
        .field("type", entry.type().name())
        .field("text", EntryText.of(entry, names));
    EntryBody body = entry.body();
    if (body instanceof EntryBody.Leader leads) {
      json.field("leader_id", leads.leader().nodeId());
    } else if (body instanceof EntryBody.Members members) {
      json.field("members", members.members().stream().map(JsonOutput::member).toList());
    } else if (body instanceof EntryBody.Profile profile) {
      json.field("node_id", profile.nodeId()).field("key", profile.key());
      if (profile.roomId() != null) {
        json.field("room_id", profile.roomId());
      }
      json.field("value", profile.value());
    }
    json.end();
  }

  private static Map<String, Object> member(Member member) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("node_id", member.info().nodeId());
    object.put("name", member.info().name());
    object.put("address", member.info().address());
    object.put("voter", member.voter());
    return object;
  }

  @Override
  public void provisional(List<EntryBody.Chat> messages, NameBook names, Collection<String> rooms)
      throws IOException {
    long now = clock.getAsLong();
    for (EntryBody.Chat chat : messages) {
      json.begin("provisional", now)
          .field("sender_id", chat.senderId())
          .field("sender", names.nameOf(chat.senderId()))
          .field("msg_id", chat.msgId().toString())
          .field("room_id", chat.roomId())
          .field("lamport", chat.lamport())
          .field("sent_at", chat.sentAt())
          .field("payload", chat.payload())
          .end();
    }
  }

  @Override
  public void state(PeerStatus status) throws IOException {
    begin("state")
        .field("state", status.state().name())
        .field("term", status.term())
        .field("leader_id", (Object) (status.leaderId() == 0 ? null : status.leaderId()))
        .field("final_seq", status.committed().seqNo())
        .field("voters", status.voterIds())
        .field("online", status.onlineIds())
        .end();
  }

  @Override
  public void presence(MemberStatus member, NameBook names) throws IOException {
    begin("member")
        .field("node_id", member.nodeId())
        .field("name", names.nameOf(member.nodeId()))
        .field("presence", member.presence() == Presence.ONLINE ? "ONLINE" : "IDLE")
        .field("why", PresenceText.of(member))
        .end();
  }

  @Override
  public void receipts(List<ReadMark> marks) throws IOException {
    long now = clock.getAsLong();
    for (ReadMark mark : marks) {
      json.begin("receipt", now)
          .field("reader_id", mark.readerId())
          .field("room_id", mark.roomId())
          .field("read_up_to", mark.upTo())
          .end();
    }
  }

  @Override
  public void notice(Notice notice, NameBook names) throws IOException {
    if (notice instanceof Notice.MemberSeen seen) {
      begin("member")
          .field("node_id", seen.nodeId())
          .field("name", names.nameOf(seen.nodeId()))
          .field("presence", seen.online() ? "ONLINE" : "OFFLINE")
          .field("why", seen.why())
          .end();
    } else if (notice instanceof Notice.Refused refused) {
      error(refused.code(), refused.text(), null);
    } else if (notice instanceof Notice.Dissolved dissolved) {
      begin("dissolved").field("text", dissolved.text()).field("log", dissolved.kept()).end();
    } else {
      begin("notice").field("text", notice.text()).end();
    }
  }

  @Override
  public void queued(MessageId id, String roomId, String ref) throws IOException {
    begin("queued").field("msg_id", id.toString()).field("room_id", roomId).field("ref", ref).end();
  }

  @Override
  public void catchup(long have, long of) throws IOException {
    begin("catchup").field("have", have).field("of", of).end();
  }

  @Override
  public void answer(Answer answer, String ref) throws IOException {
    begin(answer.event()).field("ref", ref);
    if (answer.event().equals("reply")) {
      json.field("text", answer.text()).field("data", answer.data());
    } else {
      json.fields(answer.data());
    }
    json.end();
  }

  @Override
  public void error(String code, String message, String ref) throws IOException {
    begin("error").field("code", code).field("message", message).field("ref", ref).end();
  }

  @Override
  public void bye(String reason) throws IOException {
    begin("bye").field("reason", reason).end();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
