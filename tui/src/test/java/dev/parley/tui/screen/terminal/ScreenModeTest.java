package dev.parley.tui.screen.terminal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.parley.node.NodeException;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.tui.ExitCode;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.Ended;
import dev.parley.tui.chat.MemoryPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class ScreenModeTest implements Surroundings {
  @TempDir private Path data;
  private final KeyedTerminal terminal = new KeyedTerminal(60, 12);
  private final VirtualDisplay display = new VirtualDisplay(terminal);
  private final MemoryPeer peer = new MemoryPeer(1, 100);
  private final SmallUi ui = new SmallUi();
  private final CompletableFuture<Ended> ended = new CompletableFuture<>();
  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private ScreenMode mode;
  private boolean unusable;

  @Override
  public Display open(Inbox inbox, Runnable onGone) throws IOException {
    if (unusable) {
      throw new IOException("no terminal");
    }
    new InputReader(terminal, inbox, onGone).start();
    return display;
  }

  @Override
  public Ui ui(ChatPort port, long now) {
    return ui;
  }

  @AfterEach
  void close() {
    mode.leaveWithin(Duration.ofSeconds(10));
    peer.close();
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void whatIsTypedIsSentAndShown() throws Exception {
    start();
    enter("hello");
    awaitText("hello");
    await().until(() -> peer.shown() == 2);
    enter("quit");
    assertEquals(new Ended(ExitCode.OK, "left"), ended.get());
    assertTrue(display.isClosed());
  }

  @Test
  void commandsAreAnsweredAndOneOfThemLeaves() throws Exception {
    start();
    enter("/status");
    awaitText("OK: messages are being ordered");
    enter("/nonsense");
    awaitText("unknown command /nonsense");
    enter("/quit");
    assertEquals(ExitCode.OK, ended.get().code());
  }

  @Test
  void whatIsNotFinalYetIsWaitedForAndThenSaid() throws Exception {
    peer.holdBack();
    start();
    enter("hello");
    enter("quit");
    assertEquals(ExitCode.OK, ended.get().code());
    assertTrue(ended.get().text().contains("outcome unknown for 1 message"));
  }

  @Test
  void thePeerIsAskedHowItIsAndWhatWaits() throws Exception {
    peer.holdBack();
    start();
    awaitText("status 2");
    enter("status");
    awaitText("status 3");
    enter("hello");
    await().until(() -> peer.waiting().get().own().size() == 1);
    enter("waiting");
    awaitText("waiting 1");
  }

  @Test
  void whatIsReadAndWhetherOneIsThereIsToldAndHeard() throws Exception {
    start();
    awaitText("seq 1");
    enter("read");
    awaitText("n1 has read 1");
    peer.mark(new ReadMark(2, ChatPort.ROOM, 7));
    awaitText("n2 has read 7");
    enter("idle");
    await().until(() -> peer.user.presences().equals(List.of("IDLE")));
  }

  @Test
  void theLogIsReadAndSearched() throws Exception {
    for (int i = 0; i < 50; i++) {
      peer.append(peer.chat(i == 7 ? "a needle" : "message " + i));
    }
    start();
    awaitText("seq 51");
    enter("search");
    awaitText("found 9");
    enter("load");
    awaitText("loaded 1..50");
    peer.breakAt(3);
    enter("load");
    awaitText("the log cannot be read");
    awaitText("loaded 19..50");
  }

  @Test
  void whatWasTypedIsThereInTheNextRun() throws Exception {
    Files.writeString(data.resolve("input-history"), "earlier\n");
    start();
    enter("hello");
    awaitText("hello");
    assertEquals(List.of("earlier"), ui.typedBefore());
    await().until(() -> Files.readString(data.resolve("input-history")).equals("earlier\nhello\n"));
  }

  @Test
  void aPeerThatStopsByItselfEndsTheScreenWithItsReport() throws Exception {
    start();
    awaitText("seq 1");
    peer.stop(StopReason.DAMAGED, "entry #3 is not what was written");
    assertEquals(ExitCode.DAMAGED, ended.get().code());
    assertTrue(ended.get().text().startsWith("entry #3 is not what was written\n"));
    assertTrue(display.isClosed());
  }

  @Test
  void aSignalGivesTheTerminalBackAndLeaves() throws Exception {
    start();
    awaitText("seq 1");
    mode.leaveWithin(Duration.ofSeconds(10));
    assertTrue(display.isClosed());
    assertEquals(ExitCode.OK, ended.get().code());
  }

  @Test
  void aFaultOfTheScreenEndsTheRunAfterTheTerminalIsBack() throws Exception {
    start();
    awaitText("seq 1");
    enter("fault");
    assertEquals(ExitCode.FAULT, ended.get().code());
    assertTrue(display.isClosed());
  }

  @Test
  void aFaultInAnyThreadDoesToo() throws Exception {
    // No waiting for a text: Awaitility would put its own handler in the place of ours.
    start();
    enter("thread");
    assertEquals(ExitCode.FAULT, ended.get().code());
    assertTrue(ended.get().text().contains("a test's fault in a thread"));
    assertTrue(display.isClosed());
  }

  @Test
  void nobodyElseWritesToTheTerminal() throws Exception {
    var out = System.out;
    start();
    enter("print");
    enter("hello");
    awaitText("hello");
    assertFalse(terminal.text().contains("PRINTED"));
    enter("quit");
    ended.get();
    assertEquals(out, System.out);
  }

  @Test
  void aTerminalThatIsGoneLeavesQuietly() throws Exception {
    start();
    awaitText("seq 1");
    terminal.type(new KeyStroke(KeyType.EOF));
    assertEquals(new Ended(ExitCode.OK, ""), ended.get());
  }

  @Test
  void aTerminalThatCannotBeUsedIsSaid() throws Exception {
    unusable = true;
    start();
    assertEquals(ExitCode.CONFIG, ended.get().code());
    assertTrue(ended.get().text().contains("no terminal"));
  }

  @Test
  void whatHindersTheStartIsSaidWithoutAScreen() throws Exception {
    mode = new ScreenMode(Options.of(data), this, System::currentTimeMillis);
    Ended failed =
        mode.run(
            listener -> {
              throw new NodeException(NodeException.Problem.DATA_IN_USE, "it is in use");
            });
    assertEquals(new Ended(ExitCode.DATA_IN_USE, "it is in use"), failed);
    assertEquals(0, display.frames());
  }

  private void start() {
    mode = new ScreenMode(Options.of(data), this, System::currentTimeMillis);
    new Thread(() -> ended.complete(mode.run(peer::start)), "test-run").start();
  }

  private void enter(String line) {
    terminal.type(line);
    terminal.type(new KeyStroke(KeyType.Enter));
  }

  private void awaitText(String part) {
    await().atMost(Duration.ofSeconds(10)).until(() -> terminal.text().contains(part));
  }
}
