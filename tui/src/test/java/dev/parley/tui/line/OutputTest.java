package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The lines that programs depend on, word for word. */
final class OutputTest {
  private static final List<String> ROOMS = List.of("general");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final MemoryPeer peer = new MemoryPeer(1, 10);
  private final NameBook names = new NameBook();
  private final Output text = new TextOutput(out, err);
  private final Output json = new JsonOutput(out, "alice", "/data", () -> 7);

  @Test
  void aMessageIsOneLineOfText() throws IOException {
    peer.append(peer.chat("Hello, world!\n\u001b[2Jbye"));
    text.entries(peer.entries(), names, ROOMS);
    text.flush();
    assertEquals(
        "#2 2025-11-20T00:53:20Z general alice: Hello, world!\\n\uFFFD[2Jbye\n", said(out));
    assertEquals("parley: n1 founds the group\n", said(err));
  }

  @Test
  void aMessageIsOneObject() throws IOException {
    peer.append(peer.chat("say \"hi\"\\\n\u0001é🙂"));
    json.entries(peer.entries().subList(1, 2), names, ROOMS);
    json.flush();
    assertEquals(
        "{\"event\":\"message\",\"at\":7,\"seq_no\":2,\"term\":1,\"sender_id\":1,"
            + "\"sender\":\"n1\",\"msg_id\":\"00000000000000aa-1\",\"room_id\":\"general\","
            + "\"sent_at\":1763600000000,\"payload\":\"say \\\"hi\\\"\\\\\\n\\u0001é🙂\"}\n",
        said(out));
  }

  @Test
  void aProvisionalMessageIsOneLineOfText() throws IOException {
    names.apply(
        new EntryBody.Members(
            "n2 joins",
            List.of(MemoryPeer.member(1, "alice"), MemoryPeer.member(2, "b\u202eob\u001b[2J"))));
    text.provisional(
        List.of(MemoryPeer.chatOf(2, 1, "still\n\u0007here"), MemoryPeer.chatOf(3, 1, "me too")),
        names,
        ROOMS);
    text.flush();
    assertEquals(
        "~   2025-11-20T00:53:20Z general b\uFFFDob\uFFFD[2J: still\\n\uFFFDhere (provisional)\n"
            + "~   2025-11-20T00:53:20Z general n3: me too (provisional)\n",
        said(out));
    assertEquals("", said(err));
  }

  @Test
  void aProvisionalMessageIsOneObject() throws IOException {
    json.provisional(List.of(MemoryPeer.chatOf(2, 1, "still \"here\"")), names, ROOMS);
    json.flush();
    assertEquals(
        "{\"event\":\"provisional\",\"at\":7,\"sender_id\":2,\"sender\":\"n2\","
            + "\"msg_id\":\"00000000000000bb-1\",\"room_id\":\"general\",\"lamport\":7,"
            + "\"sent_at\":1763600000000,\"payload\":\"still \\\"here\\\"\"}\n",
        said(out));
  }

  @Test
  void anEntryOfTheGroupSaysWhatItChanges() throws IOException {
    peer.append(new EntryBody.Leader(MemoryPeer.member(1, "alice").info()));
    peer.append(new EntryBody.Profile(1, "name", null, "eve"));
    json.entries(peer.entries(), names, ROOMS);
    json.flush();
    assertEquals(
        "{\"event\":\"entry\",\"at\":7,\"seq_no\":1,\"term\":0,\"type\":\"SEQ_MEMBERS\","
            + "\"text\":\"n1 founds the group\",\"members\":[{\"node_id\":1,\"name\":\"alice\","
            + "\"address\":\"127.0.0.1:6001\",\"voter\":true}]}\n"
            + "{\"event\":\"entry\",\"at\":7,\"seq_no\":2,\"term\":1,\"type\":\"SEQ_LEADER\","
            + "\"text\":\"n1 leads, term 1\",\"leader_id\":1}\n"
            + "{\"event\":\"entry\",\"at\":7,\"seq_no\":3,\"term\":1,\"type\":\"SEQ_PROFILE\","
            + "\"text\":\"n1 takes the name eve\",\"node_id\":1,\"key\":\"name\","
            + "\"value\":\"eve\"}\n",
        said(out));
  }

  @Test
  void smallEventsAreOneObjectEach() throws IOException {
    json.hello(peer.status().join(), "127.0.0.1:6001", "127.0.0.1:9101");
    json.state(peer.status().join());
    json.queued(MessageId.parse("00000000000000aa-5"), "general", null);
    json.notice(new Notice.MemberSeen(2, false, "connection lost"), names);
    json.catchup(3, 9);
    json.error("refused", "not sent: too long", "x1");
    json.bye("left");
    json.flush();
    assertEquals(
        "{\"event\":\"hello\",\"at\":7,\"v\":1,\"node_id\":1,\"name\":\"alice\","
            + "\"address\":\"127.0.0.1:6001\",\"data\":\"/data\",\"ops\":\"127.0.0.1:9101\"}\n"
            + "{\"event\":\"state\",\"at\":7,\"state\":\"LEADER\",\"term\":1,\"leader_id\":1,"
            + "\"final_seq\":1,\"voters\":[1],\"online\":[1]}\n"
            + "{\"event\":\"queued\",\"at\":7,\"msg_id\":\"00000000000000aa-5\","
            + "\"room_id\":\"general\",\"ref\":null}\n"
            + "{\"event\":\"member\",\"at\":7,\"node_id\":2,\"name\":\"n2\","
            + "\"presence\":\"OFFLINE\",\"why\":\"connection lost\"}\n"
            + "{\"event\":\"catchup\",\"at\":7,\"have\":3,\"of\":9}\n"
            + "{\"event\":\"error\",\"at\":7,\"code\":\"refused\","
            + "\"message\":\"not sent: too long\",\"ref\":\"x1\"}\n"
            + "{\"event\":\"bye\",\"at\":7,\"reason\":\"left\"}\n",
        said(out));
  }

  @Test
  void halfASurrogatePairIsReplaced() throws IOException {
    json.bye("a\uD83Db");
    json.flush();
    assertEquals("{\"event\":\"bye\",\"at\":7,\"reason\":\"a\uFFFDb\"}\n", said(out));
  }

  @Test
  void everyTextSurvivesTheWayThroughJson() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0xD800; c++) {
      all.append((char) c);
    }
    String payload = all.append("\uE000\uFFFD\uFFFF🙂").toString();
    json.error("x", payload, null);
    json.flush();
    JsonNode read = Typed.JSON.readTree(out.toByteArray());
    assertEquals(payload, read.get("message").stringValue());
  }

  @Test
  void aBatchIsWrittenAtOnce() throws IOException {
    int[] writes = {0};
    Output counted =
        new JsonOutput(
            new ByteArrayOutputStream() {
              @Override
              public void write(byte[] bytes, int offset, int length) {
                writes[0]++;
              }
            },
            "alice",
            "/data",
            () -> 7);
    for (int i = 0; i < 300; i++) {
      peer.append(peer.chat("m" + i));
    }
    counted.entries(peer.entries(), names, ROOMS);
    counted.flush();
    assertEquals(1, writes[0]);
    counted.flush();
    assertEquals(1, writes[0]);
  }

  @Test
  void peopleAreToldWhenTheyCannotSendAndWhenTheyCanAgain() throws IOException {
    MemoryPeer seeking = new MemoryPeer(2, 10);
    seeking.seek();
    text.state(peer.status().join());
    text.state(seeking.status().join());
    text.state(seeking.status().join());
    text.state(peer.status().join());
    text.flush();
    List<String> lines = said(err).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("parley: JOINING"), lines.get(0));
    assertTrue(lines.get(1).startsWith("parley: OK"), lines.get(1));
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aGroupThatGaveWayIsAnEventOfItsOwnAsNumbersBeginAnew() throws IOException {
    Notice notice = new Notice.Dissolved("bob at 127.0.0.1:6002", "/data/log.dissolved-1");
    String sentence =
        "joins the group of bob at 127.0.0.1:6002, as nothing was said in its own;"
            + " the old log is kept in /data/log.dissolved-1";
    json.notice(notice, names);
    json.flush();
    assertEquals(
        "{\"event\":\"dissolved\",\"at\":7,\"text\":\""
            + sentence
            + "\",\"log\":\"/data/log.dissolved-1\"}\n",
        said(out));
    text.notice(notice, names);
    text.flush();
    assertEquals("parley: " + sentence + "\n", said(err));
  }
}
