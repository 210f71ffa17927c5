package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.terminal.ScreenProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a run ends, the terminal is what it was before. */
@Tag("process")
@Timeout(120)
final class TerminalRestoredIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Tmux tmux;
  private String before;

  @BeforeEach
  void start() throws IOException {
    tmux = new Tmux(folder, 80, 24);
    before = tmux.output("stty -a");
    launch();
  }

  private void launch() throws IOException {
    // A terminal takes lines of 4,095 bytes at most, and a class path may be longer.
    Path options = folder.resolve("options");
    Files.writeString(options, "-XX:TieredStopAtLevel=1 -cp " + classPath());
    tmux.command(
        Path.of(System.getProperty("java.home"), "bin", "java")
            + (" @" + options + " " + ScreenProbe.class.getName() + " " + folder)
            + "; echo ended=$?");
    tmux.awaitText("seq 1 ");
    assertTrue(tmux.isAlternateScreen());
  }

  @AfterEach
  void stop() {
    if (tmux != null) {
      tmux.close();
    }
  }

  @Test
  void whoeverQuitsGetsTheTerminalBack() {
    tmux.command("quit");
    assertRestored("parley: left", 0);
  }

  @Test
  void howeverOneLeavesTheLaunchersPeerTheTerminalIsAsBefore() {
    tmux.command("quit");
    tmux.awaitText("ended=0");
    tmux.awaitPrompt();
    runLauncher();
    tmux.resize(110, 30);
    tmux.awaitText("USERS");
    tmux.command("/quit");
    tmux.awaitText("ended=0");
    tmux.awaitPrompt();
    assertFalse(tmux.screen().contains("│"), tmux.screen());
    tmux.resize(80, 24);
    assertRestored("parley: left", 0);
    runLauncher();
    tmux.press("C-c");
    tmux.awaitText("press again within 2 s to quit");
    tmux.press("C-c");
    assertRestored("parley: left", 0);
    runLauncher();
    tmux.signal("TERM");
    assertRestored("parley: left", 143);
    runLauncher();
    tmux.signal("HUP");
    assertRestored("parley: left", 129);
  }

  private void runLauncher() {
    Path jar = Path.of(System.getProperty("parley.jar"));
    tmux.command(
        "PARLEY_NO_BUILD=1 PARLEY_JAVA_OPTS=-XX:TieredStopAtLevel=1 "
            + jar.resolve("../../../parley").normalize()
            + (" --id 1 --name alice --port 0 --data " + folder.resolve("peer"))
            + "; echo ended=$?");
    tmux.awaitText("LEADER n1");
    assertTrue(tmux.isAlternateScreen());
  }

  @Test
  void aSignalRestoresIt() {
    tmux.signal("TERM");
    assertRestored("parley: left", 143);
  }

  @Test
  void aHangUpRestoresIt() {
    tmux.signal("HUP");
    assertRestored("parley: left", 129);
  }

  @Test
  void aFaultOfTheScreenRestoresIt() {
    tmux.command("fault");
    assertRestored("parley: a fault in the program: java.lang.IllegalStateException", 1);
  }

  @Test
  void aFaultInAnotherThreadRestoresIt() {
    tmux.command("thread");
    assertRestored("parley: a fault in the program: java.lang.IllegalStateException", 1);
  }

  @Test
  void noKeyIsASignalAndNothingElseIsWritten() {
    tmux.press("C-c", "C-z", "C-\\", "C-s", "C-q");
    tmux.command("print");
    tmux.type("still here");
    tmux.awaitText("still here");
    assertFalse(tmux.screen().contains("PRINTED"), tmux.screen());
  }

  @Test
  void aSuspendedScreenGivesTheTerminalBackAndComesBack() {
    tmux.command("suspend");
    tmux.awaitPrompt();
    assertFalse(tmux.isAlternateScreen());
    assertEquals(before, tmux.output("stty -a"));
    tmux.command("fg");
    tmux.awaitText("seq 1 ");
    assertTrue(tmux.isAlternateScreen());
    tmux.type("back again");
    tmux.awaitText("> back again");
    tmux.press("Enter");
    tmux.command("quit");
    tmux.awaitText("parley: left");
    tmux.awaitPrompt();
    assertEquals(before, tmux.output("stty -a"));
  }

  @Test
  void anEditorHasTheKeyboardForItself() throws IOException {
    tmux.command("quit");
    tmux.awaitPrompt();
    Path editor = folder.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\nread -r line\necho \"$line, $(cat \"$1\")\" > \"$1\"\n");
    assertTrue(editor.toFile().setExecutable(true));
    tmux.command("export EDITOR=" + editor);
    launch();
    tmux.command("edit");
    await().atMost(PATIENCE).until(() -> !tmux.isAlternateScreen());
    tmux.command("typed into the editor");
    tmux.awaitText("> typed into the editor, draft");
    assertTrue(tmux.isAlternateScreen());
  }

  @Test
  void theScreenFollowsTheWindow() {
    tmux.resize(100, 30);
    tmux.awaitText("100x28");
    tmux.resize(38, 7);
    tmux.awaitText("window too small");
    tmux.resize(50, 14);
    tmux.awaitText("50x12");
    tmux.command("quit");
    tmux.awaitPrompt();
  }

  @Test
  void whatIsPastedComesInOnePiece() {
    tmux.paste("one\ntwo 😀 é漢\n");
    tmux.awaitText("> one");
    tmux.type("!");
    tmux.awaitText("!");
  }

  private void assertRestored(String lastWords, int exitCode) {
    tmux.awaitText("ended=" + exitCode);
    tmux.awaitPrompt();
    assertTrue(tmux.screen().contains(lastWords), tmux.screen());
    assertFalse(tmux.isAlternateScreen());
    assertEquals(before, tmux.output("stty -a"));
    assertEquals("1", tmux.value("cursor_flag"));
    assertEquals("1", tmux.value("wrap_flag"));
  }

  private static String classPath() {
    String classes =
        ScreenProbe.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return System.getProperty("java.class.path") + ":" + classes;
  }
}
