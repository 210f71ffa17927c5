package dev.parley.tui.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.EventLog;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands find in the log: {@code /search}, {@code /confirmations}, {@code /export}. */
final class LogAnswersTest implements CommandContext.Departure {
  private final MemoryPeer peer = new MemoryPeer(1, 10);
  private final CommandContext context =
      new CommandContext(peer, new NameBook(), new EventLog(), this, "parley 1");

  @TempDir private Path directory;

  private String text(String line) {
    return Commands.run(line, context).text();
  }

  private CommandException refusal(String line) {
    return assertThrows(CommandException.class, () -> Commands.run(line, context));
  }

  private void says(int sender, String... texts) {
    for (String text : texts) {
      int number = peer.entries().size();
      peer.append(sender == 1 ? peer.chat(text) : MemoryPeer.chatOf(sender, number, text));
    }
  }

  @Test
  void theNewestMatchComesFirstWhateverItsCase() {
    says(2, "Release the notes", "something", "release (1)", "ÉCOLE");
    assertEquals(
        "#4 2025-11-20T00:53:20Z general n2: release (1)\n"
            + "#2 2025-11-20T00:53:20Z general n2: Release the notes",
        text("/search RELEASE"));
    assertEquals("#5 2025-11-20T00:53:20Z general n2: ÉCOLE", text("/search école"));
    assertEquals("no message has that in it", text("/search release.*"));
    assertEquals("usage", refusal("/search ").code());
  }

  @Test
  void theWholeLogIsSearchedAndOnlyTheNewestAreShown() {
    says(2, "old");
    for (int i = 0; i < 700; i++) {
      says(2, "other " + i);
    }
    assertEquals("#2 2025-11-20T00:53:20Z general n2: old", text("/search OLD"));
    Answer answer = Commands.run("/search other", context);
    List<String> lines = answer.text().lines().toList();
    assertEquals(SearchCommand.MOST + 1, lines.size());
    assertTrue(lines.get(0).endsWith(": other 699"), lines.get(0));
    assertEquals("and older ones, not shown", lines.get(SearchCommand.MOST));
    assertEquals(true, answer.data().get("more"));
    assertEquals(SearchCommand.MOST, ((List<?>) answer.data().get("messages")).size());
  }

  @Test
  void whatIsFinalIsKnownToBeWhereTheCommitPointIsNotBelowIt() {
    says(1, "mine");
    LogPosition first = peer.entries().get(0).position();
    peer.other(2, peer.entries().get(1).position());
    peer.other(3, 2, first);
    Answer answer = Commands.run("/confirmations", context);
    assertEquals(
        "#2 2025-11-20T00:53:20Z general n1: mine\n"
            + "  final: stored by a majority; known to be at n1 n2, not known of n3\n"
            + "  read by nobody, not known of n2, n3",
        answer.text());
    assertTrue(
        answer
            .data()
            .toString()
            .endsWith("seq_no=2, stage=FINAL, members=[1, 2], read_by=[], not_read_by=[2, 3]}]}"),
        answer.data().toString());
    assertEquals(
        "#1 -- n1 founds the group\n" + "  final: stored by a majority; known to be at n1 n2 n3",
        text("/conf #1"));
  }

  @Test
  void whatIsNotFinalSaysHowFarItIs() throws Exception {
    peer.other(2, 2, peer.entries().get(0).position());
    peer.holdBack();
    peer.send("general", "one").get();
    peer.send("general", "two").get();
    peer.number(1);
    Answer answer = Commands.run("/confirmations last 9", context);
    assertEquals(
        "#2 2025-11-20T00:53:20Z general n1: one\n"
            + "  numbered, not yet stored by a majority; the log is as long at n2\n"
            + "2025-11-20T00:53:20Z general n1: two\n"
            + "  waiting in the outbox, 2 of 2",
        answer.text());
    assertTrue(answer.text().startsWith(text("/confirmations #2")));
    List<?> said = (List<?>) answer.data().get("confirmations");
    assertTrue(said.get(0).toString().contains("seq_no=2, stage=NUMBERED, members=[2]"));
    assertTrue(said.get(1).toString().contains("seq_no=null, stage=WAITING, place=2, of=2"));
  }

  @Test
  void onlyTheLastOfOnesOwnAreToldOf() throws Exception {
    says(1, "first", "second");
    says(2, "theirs");
    peer.holdBack();
    peer.send("general", "third").get();
    assertEquals(List.of("second", "third"), payloads("/confirmations last 2"));
    assertEquals(List.of("third"), payloads("/confirmations 1"));
    assertEquals(List.of("theirs"), payloads("/confirmations #4"));
  }

  private List<?> payloads(String line) {
    List<?> said = (List<?>) Commands.run(line, context).data().get("confirmations");
    return said.stream().map(each -> ((Map<?, ?>) each).get("payload")).toList();
  }

  @Test
  void whatIsNotThereHasNoConfirmations() {
    assertEquals("you have sent nothing lately", text("/confirmations"));
    assertEquals(
        "there is no #2 here yet; the last is #1", refusal("/confirmations #2").getMessage());
    assertEquals("usage", refusal("/confirmations first").code());
  }

  @Test
  void aTextFileHasTheLinesThatPeopleRead() throws IOException {
    says(1, "hello\nthere", "/me waves");
    Path file = directory.resolve("chat.txt");
    Answer answer = Commands.run("/export " + file, context);
    assertEquals("3 entries are in " + file, answer.text());
    assertEquals(3L, answer.data().get("entries"));
    assertEquals(
        List.of(
            "#1 -- n1 founds the group",
            "#2 2025-11-20T00:53:20Z general alice: hello\\nthere",
            "#3 2025-11-20T00:53:20Z general * alice waves"),
        Files.readAllLines(file));
  }

  @Test
  void anExportIsForItsUserAlone() throws IOException {
    Path file = directory.resolve("chat.txt");
    Commands.run("/export " + file, context);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aHomeIsFound() {
    String home = System.getProperty("user.home");
    String missing = "/no-such-directory-here/x";
    assertEquals(
        "there is no directory " + home + "/no-such-directory-here",
        refusal("/export ~" + missing).getMessage());
  }

  @Test
  void messagesBearTheNamesOfTheirTime() throws IOException {
    says(1, "as alice");
    peer.append(new EntryBody.Profile(1, "name", null, "alicia"));
    says(1, "as alicia");
    context.names().begin(peer);
    assertEquals(
        "#2 2025-11-20T00:53:20Z general alice: as alice\n"
            + "#4 2025-11-20T00:53:20Z general alicia: as alicia",
        text("/history"));
    assertTrue(text("/search as alice").contains(" alice: as alice"));
    assertTrue(text("/confirmations #2").startsWith("#2 2025-11-20T00:53:20Z general alice: "));
  }

  @Test
  void aFileOfJsonHasTheEntriesOwnBytes() throws IOException {
    for (int i = 0; i < 50; i++) {
      says(1, "m" + i);
    }
    for (String name : List.of("a.json", "b.NDJSON")) {
      Path file = directory.resolve(name);
      Commands.run("/export " + file, context);
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (Entry entry : peer.entries()) {
        lines.write(entry.line());
        lines.write('\n');
      }
      assertArrayEquals(lines.toByteArray(), Files.readAllBytes(file));
    }
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws IOException {
    Path file = Files.writeString(directory.resolve("notes.txt"), "mine");
    CommandException refused = refusal("/export " + file);
    assertEquals("not_exported", refused.code());
    assertEquals(file + " is there already, and is not overwritten", refused.getMessage());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void whatCannotBeWrittenIsSaid() {
    assertEquals("usage", refusal("/export").code());
    Path nowhere = directory.resolve("no/where");
    assertEquals(
        "there is no directory " + nowhere.getParent(), refusal("/export " + nowhere).getMessage());
    assertEquals("not_exported", refusal("/export a\u0000b").code());
  }

  @Test
  void ofABadLogNoHalfFileStays() {
    says(1, "a", "b", "c", "d", "e", "f", "g", "h", "i");
    peer.breakAt(9);
    Path file = directory.resolve("half");
    assertEquals("log_unreadable", refusal("/export " + file).code());
    assertFalse(Files.exists(file));
  }

  @Override
  public void quit() {}

  @Override
  public void retiring() {}
}
