package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.EventLog;
import dev.parley.protocol.hostile.OddObjects;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Gibberish;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.command.Answer;
import dev.parley.tui.command.CommandContext;
import dev.parley.tui.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a final entry contains, showing it never throws, and cannot pass for anything else: one
 * line for people, one object for programs, and nothing that moves the cursor.
 */
final class PoisonOutputTest implements CommandContext.Departure {
  private static final int ROUNDS = 400;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final NameBook names = new NameBook();

  /** Bodies that the reader took, of lines with odd values, and ones at all bounds. */
  private static List<EntryBody> bodies(int seed) {
    List<EntryBody> bodies = new ArrayList<>();
    OddObjects objects = new OddObjects(seed);
    Gibberish gibberish = new Gibberish(seed);
    while (bodies.size() < ROUNDS) {
      bodies.add(gibberish.body());
      String object = new String(objects.next(), StandardCharsets.UTF_8);
      String whole = "{\"seq_no\":1,\"term\":1," + object.substring(1);
      try {
        byte[] line = Crc.seal(whole.getBytes(StandardCharsets.UTF_8), 0);
        bodies.add(EntryFormat.read(line).body());
      } catch (IllegalArgumentException e) {
        // No follower takes it either.
      }
    }
    return bodies;
  }

  private static Entry entry(EntryBody body, int index) {
    return EntryFormat.make(index % 7 == 0 ? (1L << 53) - 1 : index + 1, 1, body, 0);
  }

  /** The one that it is said in. */
  private static List<String> rooms(EntryBody body) {
    return body instanceof EntryBody.Chat chat ? List.of(chat.roomId()) : List.of();
  }

  @Test
  void whateverAnEntrySaysPeopleSeeOneLine() throws IOException {
    Output text = new TextOutput(out, err);
    int index = 0;
    for (EntryBody body : bodies(1)) {
      out.reset();
      err.reset();
      text.entries(List.of(entry(body, index++)), names, rooms(body));
      text.flush();
      int lines = body instanceof EntryBody.Leader ? 0 : 1;
      String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
      assertEquals(lines, said.chars().filter(c -> c == '\n').count(), said);
      assertHarmless(said);
    }
  }

  @Test
  void whateverAnEntrySaysProgramsGetOneObject() throws IOException {
    Output json = new JsonOutput(out, "alice", "/data", () -> 7);
    int index = 0;
    for (EntryBody body : bodies(2)) {
      out.reset();
      json.entries(List.of(entry(body, index++)), names, rooms(body));
      json.flush();
      assertEquals(1, out.toString(StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count());
      JsonNode object = Typed.JSON.readTree(out.toByteArray());
      if (body instanceof EntryBody.Chat chat) {
        assertEquals(chat.payload(), object.get("payload").stringValue());
      }
    }
  }

  @Test
  void whateverTheLogHoldsCommandsAnswer() throws IOException {
    MemoryPeer peer = new MemoryPeer(1, 10);
    List<EntryBody> bodies = bodies(3);
    bodies.forEach(peer::append);
    peer.entries().forEach(entry -> names.apply(entry.body()));
    EventLog events = new EventLog();
    events.add(Long.MAX_VALUE / 1_000_000, "n2 is offline (\u001b[2J\n#99 forged)");
    CommandContext context = new CommandContext(peer, names, events, this, "parley 1");
    Output text = new TextOutput(out, err);
    Output json = new JsonOutput(out, "alice", "/data", () -> 7);
    for (String line :
        List.of(
            "history 1000",
            "history #1",
            "history #390",
            "log 1000",
            "users",
            "status",
            "verify",
            "queue",
            "search e",
            "confirmations #2",
            "confirmations last 9",
            "history #9223372036854775807")) {
      Answer answer = Commands.run("/" + line, context);
      text.answer(answer, null);
      json.answer(answer, "\u0000\ud800");
      text.flush();
      json.flush();
    }
    assertHarmless(err.toString(StandardCharsets.UTF_8));
    out.toString(StandardCharsets.UTF_8).lines().forEach(Typed.JSON::readTree);
    String log = err.toString(StandardCharsets.UTF_8);
    assertTrue(log.lines().noneMatch(line -> line.startsWith("#99 forged")), "a forged line");
    assertTrue(log.lines().noneMatch(line -> line.contains("not said") && line.startsWith("#1 ")));
  }

  private static void assertHarmless(String said) {
    assertTrue(said.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), said);
    assertTrue(said.indexOf('\u202e') < 0, said);
  }

  @Override
  public void quit() {}

  @Override
  public void retiring() {}
}
