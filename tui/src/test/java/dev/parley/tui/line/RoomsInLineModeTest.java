package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.ReadWhen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomsInLineModeTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final MemoryPeer peer = new MemoryPeer(1, 1000);
  private long history;

  private void run(String input, boolean json) {
    Output output =
        json ? new JsonOutput(out, "alice", "/data", () -> 1) : new TextOutput(out, err);
    Duration patience = Duration.ofSeconds(10);
    LineOptions options =
        new LineOptions(
            json, true, history, patience, patience, ReadWhen.VISIBLE, false, "parley 1");
    byte[] typed = input.getBytes(StandardCharsets.UTF_8);
    new LineMode(options, output, System::currentTimeMillis)
        .run(peer::start, new ByteArrayInputStream(typed));
  }

  /** Without their number and time. */
  private List<String> chat() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("^#\\d+ \\S+ ", ""))
        .toList();
  }

  private List<String> events(String name) {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("{\"event\":\"" + name + "\""))
        .toList();
  }

  @Test
  void textsGoToTheRoomWhereOneIs() {
    run("one\n/join #dev\ntwo\n/me waves\n/room 1\nthree\n/join ops\n/part\nfour\n", false);
    assertEquals(
        List.of(
            "general alice: one",
            "dev alice: two",
            "dev * alice waves",
            "general alice: three",
            "general alice: four"),
        chat());
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("parley: alice made #dev\n"), said);
    assertTrue(said.contains("parley: what you type goes to #dev\n"), said);
    assertTrue(said.contains("parley: what you type goes to #general\n"), said);
  }

  @Test
  void peopleSeeTheMessagesOfTheirRooms() {
    peer.append(new EntryBody.Profile(1, "room", "dev", ""));
    peer.append(new EntryBody.Profile(1, "room", "ops", ""));
    peer.append(peer.chat("dev", "old in dev"));
    peer.append(peer.chat("ops", "old in ops"));
    peer.append(peer.chat("dev", "in dev"));
    peer.append(peer.chat("ops", "in ops"));
    peer.append(peer.chat("nowhere", "a stranger's"));
    peer.append(new EntryBody.Profile(1, "topic", "dev", "what we build"));
    peer.deliverFrom(6);
    peer.join("dev");
    history = 1;
    run("", false);
    assertEquals(List.of("dev alice: old in dev", "dev alice: in dev"), chat());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("topic of #dev: what we build"));
  }

  @Test
  void programsSeeAll() {
    peer.append(new EntryBody.Profile(1, "room", "dev", "t"));
    peer.append(peer.chat("dev", "in dev"));
    peer.append(peer.chat("nowhere", "a stranger's"));
    run("", true);
    assertEquals(2, events("message").size());
    assertTrue(
        events("entry")
            .get(1)
            .contains(
                "\"text\":\"alice made #dev: t\",\"node_id\":1,\"key\":\"room\","
                    + "\"room_id\":\"dev\",\"value\":\"t\""),
        events("entry").toString());
  }

  @Test
  void objectsNameTheirRoom() {
    run(
        """
        {"command":"/join dev","ref":"j"}
        {"send":"one","room":"general"}
        {"send":"two"}
        {"send":"three","room":"other","ref":"x"}
        plain
        """,
        true);
    List<String> messages = events("message");
    assertEquals(3, messages.size());
    assertTrue(messages.get(0).contains("\"room_id\":\"general\""), messages.get(0));
    assertTrue(messages.get(1).contains("\"room_id\":\"dev\""), messages.get(1));
    assertTrue(messages.get(2).contains("\"room_id\":\"dev\""), messages.get(2));
    String error = events("error").get(0);
    assertTrue(error.contains("\"code\":\"no_such_room\""), error);
    assertTrue(error.contains("\"ref\":\"x\""), error);
    assertTrue(events("reply").get(0).contains("\"room_id\":\"dev\""));
  }
}
