package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.chat.ReadWhen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lines say of who has read what, and of who is there. */
@Timeout(60)
final class ReadingTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final MemoryPeer peer = new MemoryPeer(1, 10);

  private void run(String input, boolean json, ReadWhen receipts) {
    Duration patience = Duration.ofSeconds(10);
    LineOptions options =
        new LineOptions(json, true, 0, patience, patience, receipts, false, "parley 1");
    Output output =
        json ? new JsonOutput(out, "alice", "/data", () -> 7) : new TextOutput(out, err);
    new LineMode(options, output, System::currentTimeMillis)
        .run(peer::start, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> said(String event) {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("\"event\":\"" + event + "\""))
        .toList();
  }

  @Test
  void whatIsPrintedIsRead() {
    peer.append(MemoryPeer.chatOf(2, 1, "one"));
    peer.append(MemoryPeer.chatOf(2, 2, "two"));
    run("", false, ReadWhen.VISIBLE);
    assertEquals(List.of(new ReadMark(1, "general", 3)), peer.user.marks());
  }

  @Test
  void nobodyIsToldWhatIsReadWhereThatIsOff() {
    peer.append(MemoryPeer.chatOf(2, 1, "one"));
    run("{\"read\":{\"room\":\"general\",\"up_to\":2},\"ref\":\"x\"}\n", true, ReadWhen.OFF);
    assertEquals(List.of(), peer.user.marks());
    assertTrue(said("error").get(0).contains("\"code\":\"receipts_off\""));
    assertTrue(said("error").get(0).contains("\"ref\":\"x\""));
  }

  @Test
  void aProgramSaysWhatIsRead() {
    peer.append(MemoryPeer.chatOf(2, 1, "one"));
    peer.append(MemoryPeer.chatOf(2, 2, "two"));
    run("{\"read\":{\"room\":\"general\",\"up_to\":2}}\n", true, ReadWhen.FOCUSED);
    assertEquals(List.of(new ReadMark(1, "general", 2)), peer.user.marks());
    assertEquals(List.of(), said("error"));
  }

  @Test
  void whatOthersHaveReadIsOneObjectEach() {
    peer.mark(new ReadMark(2, "general", 1));
    peer.mark(new ReadMark(1, "general", 1));
    run("hi\n", true, ReadWhen.VISIBLE);
    assertEquals(
        List.of(
            "{\"event\":\"receipt\",\"at\":7,\"reader_id\":2,\"room_id\":\"general\","
                + "\"read_up_to\":1}"),
        said("receipt"));
  }

  private MemberStatus bob(Presence presence, String away) {
    return new MemberStatus(
        2,
        "bob",
        "127.0.0.1:1",
        Mode.BOOTSTRAP,
        false,
        true,
        true,
        presence,
        1,
        new LogPosition(1, 0, 0),
        5,
        away,
        0,
        "");
  }

  @Test
  void whoIsIdleOrAwayIsToldOnce() {
    peer.other(bob(Presence.AWAY, "lunch"));
    run("hi\n/status\n", true, ReadWhen.VISIBLE);
    assertEquals(
        List.of(
            "{\"event\":\"member\",\"at\":7,\"node_id\":2,\"name\":\"bob\","
                + "\"presence\":\"IDLE\",\"why\":\"away: lunch\"}"),
        said("member"));
  }

  @Test
  void peopleAreToldWhoIsAwayAndNotWhoIsIdle() throws Exception {
    TextOutput text = new TextOutput(out, err);
    NameBook names = new NameBook();
    text.presence(bob(Presence.IDLE, ""), names);
    text.presence(bob(Presence.ONLINE, ""), names);
    text.presence(bob(Presence.AWAY, "lunch\u001b[2J"), names);
    text.presence(bob(Presence.ONLINE, ""), names);
    text.flush();
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("parley: n2 is away: lunch"), lines.get(0));
    assertEquals("parley: n2 is back", lines.get(1));
  }

  @Test
  void eachChangeOfPresenceIsNewsOnce() {
    Presences presences = new Presences();
    peer.other(bob(Presence.IDLE, ""));
    assertEquals(1, presences.news(peer.status().join()).size());
    assertEquals(0, presences.news(peer.status().join()).size());
  }
}
