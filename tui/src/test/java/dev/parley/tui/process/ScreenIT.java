package dev.parley.tui.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People at real terminals, with real peers. */
@Tag("process")
@Timeout(240)
final class ScreenIT {
  @TempDir private Path folder;
  private final List<Tmux> terminals = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  @AfterEach
  void stop() {
    terminals.forEach(Tmux::close);
  }

  @Test
  void aKilledLeaderIsReplacedAndNobodysMessageIsLost() throws IOException {
    startThree();
    Tmux alice = terminals.get(0);
    Tmux bob = terminals.get(1);
    alice.command("before the failover");
    bob.awaitText("before the failover");
    terminals.get(2).signal("KILL");
    bob.awaitText("LEADER n2");
    alice.awaitText("FOLLOWER n1");
    alice.command("after the failover");
    bob.awaitText("after the failover");
    alice.awaitRow("after the failover.*✓");
    bob.awaitText("leader is n2 (bob)");
  }

  @Test
  void withoutAMajorityItIsSaidAndWhatWasTypedIsSentLater() throws IOException {
    startThree();
    Tmux alice = terminals.get(0);
    terminals.get(1).signal("STOP");
    terminals.get(2).signal("STOP");
    alice.awaitRow("NO MAJORITY n1|ALONE n1");
    alice.command("is anybody there");
    alice.awaitText("is anybody there");
    // The shells have noticed, and have their terminals again.
    for (Tmux stopped : terminals.subList(1, 3)) {
      stopped.command("fg");
      stopped.press("C-l");
    }
    terminals.get(1).awaitText("is anybody there");
    alice.awaitRow("is anybody there.*✓");
  }

  @Test
  void whoComesBackCatchesUpAndFindsWhatWasTypedBefore() throws IOException {
    startThree();
    Tmux alice = terminals.get(0);
    alice.command("remember me 😀");
    alice.awaitRow("remember me 😀.*✓");
    alice.command("/quit");
    alice.awaitText("parley: left");
    alice.awaitPrompt();
    terminals.get(1).command("while you were away");
    terminals.get(1).awaitRow("while you were away.*✓");
    run(1);
    alice.awaitText("while you were away");
    alice.press("Up", "Up");
    alice.awaitText("] remember me 😀");
  }

  @Test
  void aPasteOfManyLinesIsNotFortyMessages() throws IOException {
    open();
    Tmux alice = terminals.get(0);
    alice.paste(
        IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
    alice.awaitText("Paste 40 lines");
    alice.press("Enter");
    alice.awaitNoText("Paste 40 lines");
    alice.awaitRow("line 1 .*|.*line 1$");
  }

  @Test
  void theWindowMayChangeWhileMessagesStreamIn() throws IOException {
    open();
    Tmux alice = terminals.get(0);
    for (int i = 1; i <= 40; i++) {
      alice.command("message " + i);
      if (i % 5 == 0) {
        alice.resize(40 + i * 2, 8 + i % 30);
      }
    }
    alice.resize(38, 7);
    alice.awaitText("window too small (38x7), need 40x8");
    alice.resize(120, 40);
    alice.awaitRow("message 40 .*✓");
    alice.awaitText("message 8 ");
  }

  @Test
  void aRowInOtherScriptsKeepsNothingOfTheRowBeforeIt() throws IOException {
    open();
    Tmux alice = terminals.get(0);
    String shown = "สวัสดี हिन्दी שָׁלוֹם 🌶 ❤ 日本語 n\u0302 ☕|";
    for (int i = 0; i < 12; i++) {
      alice.command("x".repeat(45));
      alice.command("สวัสดี हिन्दी שָׁלוֹם 🌶 ❤️ 日本語 n\u0302 ☕|");
    }
    alice.command("the end");
    alice.awaitRow("the end +✓");
    List<String> rows = alice.screen().lines().filter(row -> row.contains("สวัสดี")).toList();
    assertTrue(rows.size() > 5, rows::toString);
    for (String row : rows) {
      String text = row.substring(row.lastIndexOf('│') + 2);
      assertEquals(shown, text.replace("✓", "").strip());
    }
  }

  @Test
  void whatALocaleCannotShowIsNotShown() throws IOException {
    terminals.add(new Tmux(Files.createDirectory(folder.resolve("t1")), 80, 24));
    terminals.get(0).command("export LC_ALL=C");
    addPort();
    run(1);
    terminals.get(0).awaitText("LEADER n1 | ");
    terminals.get(0).command("plain");
    terminals.get(0).awaitRow("plain .*[+]");
    String screen = terminals.get(0).screen();
    assertEquals(List.of(), screen.chars().filter(c -> c > '~').boxed().toList(), screen);
  }

  @Test
  void aDumbTerminalGetsLines() throws IOException {
    terminals.add(new Tmux(Files.createDirectory(folder.resolve("t1")), 80, 24));
    terminals.get(0).command("export TERM=dumb");
    addPort();
    run(1);
    terminals.get(0).command("hello");
    terminals.get(0).awaitText("general alice: hello");
    assertFalse(terminals.get(0).isAlternateScreen());
  }

  private void open() throws IOException {
    int id = terminals.size() + 1;
    terminals.add(new Tmux(Files.createDirectory(folder.resolve("t" + id)), 80, 24));
    addPort();
    run(id);
    terminals.get(id - 1).awaitText(id == 1 ? "LEADER n1" : " n" + id + " ");
  }

  private void addPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      ports.add(free.getLocalPort());
    }
  }

  private void run(int id) {
    String name = List.of("alice", "bob", "carol").get(id - 1);
    terminals
        .get(id - 1)
        .command(
            Path.of(System.getProperty("java.home"), "bin", "java")
                + (" -XX:TieredStopAtLevel=1 -jar " + System.getProperty("parley.jar"))
                + (" --id " + id + " --name " + name + " --port " + ports.get(id - 1))
                + (" --data " + folder.resolve("peer-" + id) + " --takeover-after 200ms")
                + (ports.size() > 1 ? " --seed 127.0.0.1:" + ports.get(id == 1 ? 1 : 0) : ""));
  }

  private void startThree() throws IOException {
    open();
    open();
    open();
    terminals.get(2).awaitText("LEADER n3");
    for (int i = 0; i < 2; i++) {
      terminals.get(i).awaitRow("FOLLOWER n" + (i + 1) + ".*3/3 up");
    }
  }
}
