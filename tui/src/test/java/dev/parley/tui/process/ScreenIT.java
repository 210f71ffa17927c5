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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People at real terminals, with real peers. */
@Tag("process")
@Timeout(300)
final class ScreenIT {
  /** What a terminal says of its focus. */
  private static final String FOCUS_IN = "\033[I";

  private static final String FOCUS_OUT = "\033[O";

  @TempDir private Path folder;
  private final List<Tmux> terminals = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  @AfterEach
  void stop() {
    terminals.forEach(Tmux::close);
  }

  @Test
  void aKilledLeaderIsReplacedAndWhatWasOnItsWayBecomesFinalOnce() throws IOException {
    // Nobody notices but by the end of a connection, so that there is time to look.
    startThree(" --leader-timeout 20s --demote-after 100s");
    Tmux alice = terminals.get(0);
    Tmux bob = terminals.get(1);
    alice.command("before the failover");
    bob.awaitText("before the failover");
    alice.awaitRow("before the failover.*✓");
    terminals.get(2).signal("STOP");
    alice.command("on its way");
    alice.awaitRow("on its way.*◌");
    terminals.get(2).signal("KILL");
    bob.awaitText("LEADER n2");
    alice.awaitRow("FOLLOWER n1 .*leader n2");
    alice.awaitRow("on its way.*✓");
    bob.awaitText("leader is n2 (bob)");
    bob.awaitText("on its way");
    assertOnce("on its way", alice, bob);
  }

  @Test
  void withoutAMajorityItIsSaidAndWhatWasTypedIsFinalLater() throws IOException {
    startThree("");
    Tmux alice = terminals.get(0);
    terminals.get(1).signal("STOP");
    terminals.get(2).signal("STOP");
    alice.awaitRow("(NO MAJORITY|ALONE) n1");
    alice.awaitRow("NO MAJORITY n1 .*1 of 3 voters, need 2|ALONE n1 .*no peer reachable");
    alice.command("is anybody there");
    alice.awaitRow("is anybody there.*~");
    // The shells have noticed, and have their terminals again.
    for (Tmux stopped : terminals.subList(1, 3)) {
      stopped.command("fg");
      stopped.press("C-l");
    }
    for (Tmux terminal : terminals) {
      terminal.awaitRow("(FOLLOWER|LEADER) n[123] .*3/3 up");
      terminal.awaitText("is anybody there");
    }
    alice.awaitRow("is anybody there.*✓");
    assertOnce("is anybody there", terminals.toArray(Tmux[]::new));
  }

  @Test
  void whatIsSaidIsReadWhereItIsSeenAndTheTerminalHasTheFocus() throws IOException {
    startThree("");
    Tmux alice = terminals.get(0);
    Tmux bob = terminals.get(1);
    bob.type(FOCUS_OUT);
    terminals.get(2).type(FOCUS_IN);
    alice.command("hello");
    alice.awaitRow("│ hello +✓1/2│");
    bob.awaitRow("1 new");
    alice.command("is bob there?");
    alice.awaitRow("│ is bob there[?] +✓1/2│");
    alice.awaitRow("│ hello +✓1/2│");
    bob.type(FOCUS_IN);
    alice.awaitRow("│ hello +✓✓│");
    alice.awaitRow("│ is bob there[?] +✓✓│");
  }

  @Test
  void whoComesBackIsTakenToTheFirstOfManyMissedMessages() throws Exception {
    startThree("");
    Tmux alice = terminals.get(0);
    alice.command("remember me 😀");
    alice.awaitRow("remember me 😀.*✓");
    terminals.get(1).awaitText("remember me 😀");
    alice.command("/quit");
    alice.awaitText("parley: left");
    alice.awaitPrompt();
    sayMany(4, 600);
    run(1, "");
    alice.awaitText("600 messages while you were away");
    alice.awaitRow("│ message 1 ");
    alice.awaitRow("-- \\d+ more below");
    alice.press("M-End");
    alice.awaitRow("│ message 600 ");
    alice.press("Up");
    alice.awaitText("] /quit");
    alice.press("Up");
    alice.awaitText("] remember me 😀");
  }

  @Test
  void roomsAreSwitchedAndWhatWasMissedInThemIsCounted() throws IOException {
    addTerminal(80, 24);
    addTerminal(80, 24);
    run(1, "");
    Tmux alice = terminals.get(0);
    alice.awaitText("LEADER n1");
    run(2, "");
    Tmux bob = terminals.get(1);
    bob.awaitRow("(FOLLOWER|LEADER) n2 .*2/2 up");
    alice.command("/join #dev");
    alice.awaitRow(" #dev .*users");
    alice.command("first in dev");
    alice.awaitRow("first in dev.*✓");
    bob.command("/join dev");
    bob.awaitText("first in dev");
    alice.press("M-1");
    alice.awaitRow(" #general .*users");
    alice.command("only in general");
    bob.command("@alice look");
    alice.awaitRow(" 2 #dev +@1│");
    alice.awaitRow(" Act 2:@1");
    assertEquals(0, count(alice, "@alice look") + count(bob, "only in general"));
    bob.awaitRow(" 1 #general +1│");
    alice.press("M-a");
    alice.awaitRow("│ @alice look");
    alice.press("C-p");
    alice.awaitRow(" #general .*users");
    alice.command("/quit");
    alice.awaitText("parley: left");
    alice.awaitPrompt();
    bob.command("missed by alice");
    run(1, "");
    alice.awaitRow(" 2 #dev +1│");
    alice.press("M-2");
    alice.awaitText("1 new");
    alice.awaitRow("│ missed by alice");
    alice.awaitText("first in dev");
    alice.press("Up");
    alice.awaitText("] first in dev");
  }

  private static long count(Tmux terminal, String text) {
    return terminal.screen().lines().filter(row -> row.contains(text)).count();
  }

  @Test
  void aPasteOfManyLinesIsOneMessageOfWhichOneIsAsked() throws IOException {
    open(80, 24);
    Tmux alice = terminals.get(0);
    alice.paste(
        IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
    alice.awaitText("Paste 40 lines");
    assertOnce("LEADER n1", alice);
    alice.press("Enter");
    alice.awaitNoText("Paste 40 lines");
    alice.awaitRow("│ line 1 .*✓$");
    alice.awaitText("[+30 lines, Ctrl+T, Enter: open]");
    assertOnce("✓", alice);
  }

  @Test
  void theWindowMayChangeWhileMessagesStreamIn() throws IOException {
    open(80, 24);
    Tmux alice = terminals.get(0);
    try (RealPeer bob = newcomer(2)) {
      for (int i = 1; i <= 300; i++) {
        bob.type("message " + i);
        if (i % 20 == 0) {
          alice.resize(40 + i % 7 * 13, 8 + i % 9 * 4);
        }
        if (i % 100 == 0) {
          alice.resize(38, 7);
          alice.awaitText("window too small (38x7), need 40x8");
        }
      }
      alice.resize(120, 40);
      alice.awaitRow("│ message 300 ");
      alice.awaitScreen("not all messages, in order", ScreenIT::hasTheLastMessages);
    }
  }

  @Test
  void rowsThatTheTerminalMovesAreWholeAndInOrder() throws IOException {
    open(80, 24);
    Tmux alice = terminals.get(0);
    try (RealPeer bob = newcomer(2)) {
      alice.awaitRow("FOLLOWER n1 .* 2/2 up");
      for (int i = 1; i <= 60; i++) {
        bob.type(wide(i));
      }
      alice.awaitRow("│ message 60");
      alice.press("PPage", "PPage", "M-Up", "F8");
      alice.awaitText("USERS");
      alice.press("F8", "NPage", "M-Up");
      alice.awaitNoText("USERS");
      alice.awaitRow("-- \\d+ more below");
      alice.press("M-End");
      alice.awaitScreen(
          "rows are torn",
          screen ->
              screen.lines().skip(1).limit(21).map(ScreenIT::said).toList().equals(lastOf60()));
    }
  }

  private static String wide(int number) {
    return "message " + number + " 日本語 ☕ สวัสดี |".repeat(number % 2);
  }

  private static String said(String row) {
    return row.substring(row.lastIndexOf('│') + 1).strip();
  }

  private static List<String> lastOf60() {
    return IntStream.rangeClosed(40, 60).mapToObj(ScreenIT::wide).toList();
  }

  /** From the first that is seen up to 300, none is missing, none is there twice. */
  private static boolean hasTheLastMessages(String screen) {
    List<Integer> seen =
        Pattern.compile("│ message (\\d+)")
            .matcher(screen)
            .results()
            .map(found -> Integer.valueOf(found.group(1)))
            .toList();
    int first = seen.isEmpty() ? 300 : seen.get(0);
    return first < 280 && seen.equals(IntStream.rangeClosed(first, 300).boxed().toList());
  }

  @Test
  void aRowInOtherScriptsKeepsNothingOfTheRowBeforeIt() throws IOException {
    open(80, 24);
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
    addTerminal(80, 24);
    terminals.get(0).command("export LC_ALL=C");
    run(1, "");
    terminals.get(0).awaitText("LEADER n1 | ");
    terminals.get(0).command("plain");
    terminals.get(0).awaitRow("plain .*[+]");
    String screen = terminals.get(0).screen();
    assertEquals(List.of(), screen.chars().filter(c -> c > '~').boxed().toList(), screen);
  }

  @Test
  void arrowsAreArrowsWhateverWasThereBeforeAndABoundKeyIsOneToo() throws IOException {
    addTerminal(80, 24);
    Tmux alice = terminals.get(0);
    alice.command("printf '\\033[?1h\\033='");
    run(1, " --bind F5=Up,F6=Home");
    alice.awaitText("LEADER n1");
    alice.command("one");
    alice.command("two");
    alice.awaitRow("two .*✓");
    alice.press("Up");
    alice.awaitText("] two");
    alice.press("F5");
    alice.awaitText("] one");
    alice.press("F6", "x");
    alice.awaitText("] xone");
  }

  @Test
  void aDumbTerminalGetsLines() throws IOException {
    addTerminal(80, 24);
    terminals.get(0).command("export TERM=dumb");
    run(1, "");
    terminals.get(0).command("hello");
    terminals.get(0).awaitText("general alice: hello");
    assertFalse(terminals.get(0).isAlternateScreen());
  }

  /** A peer that is alone, or joins through the first one. */
  private void open(int columns, int rows) throws IOException {
    addTerminal(columns, rows);
    run(terminals.size(), "");
    terminals.get(terminals.size() - 1).awaitText("LEADER n" + terminals.size());
  }

  private void addTerminal(int columns, int rows) throws IOException {
    int id = terminals.size() + 1;
    terminals.add(new Tmux(Files.createDirectory(folder.resolve("t" + id)), columns, rows));
    ports.add(freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** The first one founds the group; when it comes back, it needs nobody who is told to it. */
  private void run(int id, String options) {
    String name = List.of("alice", "bob", "carol").get(id - 1);
    terminals
        .get(id - 1)
        .command(
            Path.of(System.getProperty("java.home"), "bin", "java")
                + (" -XX:TieredStopAtLevel=1 -jar " + System.getProperty("parley.jar"))
                + (" --id " + id + " --name " + name + " --port " + ports.get(id - 1))
                + (" --data " + folder.resolve("peer-" + id) + " --takeover-after 200ms" + options)
                + (id > 1 ? " --seed 127.0.0.1:" + ports.get(0) : ""));
  }

  /** In windows wide enough for a status line that drops nothing. */
  private void startThree(String options) throws IOException {
    for (int i = 0; i < 3; i++) {
      addTerminal(110, 30);
    }
    for (int id = 1; id <= 3; id++) {
      run(id, options);
    }
    terminals.get(2).awaitRow("LEADER n3 .*3/3 up");
    for (int id = 1; id <= 2; id++) {
      terminals.get(id - 1).awaitRow("FOLLOWER n" + id + " .*leader n3 .*3/3 up");
    }
  }

  private RealPeer newcomer(int id) throws IOException {
    return new RealPeer(
        folder.resolve("peer-" + id),
        ("--id "
                + id
                + " --name peer"
                + id
                + " --port 0 --seed 127.0.0.1:"
                + ports.get(Math.min(1, ports.size() - 1)))
            .split(" "));
  }

  /** Joins, says that much, waits until it is final, and leaves. */
  private void sayMany(int id, int count) throws Exception {
    try (RealPeer peer = newcomer(id)) {
      for (int i = 1; i <= count; i++) {
        peer.type("message " + i);
      }
      peer.type("/quit");
      assertEquals(0, peer.process().waitFor());
    }
  }

  /** Whatever was typed stands in one row of each. */
  private static void assertOnce(String text, Tmux... terminals) {
    for (Tmux terminal : terminals) {
      String screen = terminal.screen();
      assertEquals(1, screen.lines().filter(row -> row.contains(text)).count(), screen);
    }
  }
}
