package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code sh} as it is on this machine. */
final class OutsideEditorTest {
  @TempDir Path folder;

  private Edited edit(String script) throws IOException {
    Path editor = folder.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\n" + script + "\n");
    assertTrue(editor.toFile().setExecutable(true));
    return OutsideEditor.edit("draft", editor.toString());
  }

  @Test
  void whatTheEditorLeavesInItsFileIsTheText() throws IOException {
    assertEquals(new Edited("new\ntext", ""), edit("printf 'new\\ntext\\n' > \"$1\""));
  }

  @Test
  void anEditorThatFailsLeavesTheTextAndSaysSo() throws IOException {
    assertEquals(
        new Edited("draft", "the editor failed (exit code 3); the text is as it was"),
        edit("echo no > \"$1\"; exit 3"));
  }

  @Test
  void anEditorThatIsMissingIsSaidToBe() {
    assertEquals(
        new Edited(
            "draft",
            "the editor cannot be started: see $VISUAL and $EDITOR; the text is as it was"),
        OutsideEditor.edit("draft", folder.resolve("none").toString()));
  }

  @Test
  void aFileThatNoMessageCanHoldIsNotTaken() throws IOException {
    Edited edited = edit("head -c 300000 /dev/zero | tr '\\0' x > \"$1\"");
    assertEquals("draft", edited.text());
    assertTrue(edited.trouble().contains("too long"), edited.trouble());
  }

  @Test
  void aSignalThatIsHandledForAWhileIsHandledAsBeforeAfterwards() throws Exception {
    AtomicInteger outer = new AtomicInteger();
    AtomicInteger inner = new AtomicInteger();
    Runnable original = Signals.handle("USR2", outer::incrementAndGet);
    Signals.handle("USR2", inner::incrementAndGet).run();
    long self = ProcessHandle.current().pid();
    Process kill = new ProcessBuilder("kill", "-USR2", Long.toString(self)).start();
    assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
    Awaitility.await().until(() -> outer.get() == 1);
    assertEquals(0, inner.get());
    original.run();
  }
}
