package dev.parley.tui.screen.terminal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.log.Entry;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.screen.model.Kept;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LanternaShellTest {
  private final KeyedTerminal terminal = new KeyedTerminal(60, 10);
  private final VirtualDisplay display = new VirtualDisplay(terminal);
  private final SmallUi ui = new SmallUi();
  private final Inbox inbox = new Inbox();
  private final List<Wish> wishes = new CopyOnWriteArrayList<>();
  private final AtomicReference<Exception> broken = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "test-ui");

  private void run() {
    try {
      new LanternaShell(display, ui, inbox, wishes::add, System::currentTimeMillis)
          .run(new UiEvent.Opened(List.of("general"), Map.of(), Kept.NOTHING));
    } catch (IOException | InterruptedException e) {
      broken.set(e);
    }
  }

  @BeforeEach
  void start() {
    thread.start();
    new InputReader(terminal, inbox, () -> {}).start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    inbox.close();
    thread.join();
  }

  @Test
  void whatIsTypedIsSeen() {
    terminal.type("héllo 漢字");
    awaitText("> héllo 漢字");
  }

  @Test
  void anIdleScreenNeitherDrawsNorTicks() {
    awaitText("ticks 0 60x8");
    int frames = display.frames();
    await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(5))
        .until(() -> display.frames() == frames && thread.getState() == Thread.State.TIMED_WAITING);
  }

  @Test
  void aTickComesWhenItIsWanted() {
    enter("tick");
    awaitText("ticks 1");
    enter("tick");
    awaitText("ticks 2");
  }

  @Test
  void anotherSizeIsDrawnAnew() {
    awaitText("60x8");
    terminal.setTerminalSize(new TerminalSize(45, 12));
    inbox.resized();
    awaitText("45x10");
    terminal.setTerminalSize(new TerminalSize(30, 12));
    inbox.resized();
    awaitText("window too small");
  }

  @Test
  void framesAreFewHoweverMuchHappens() {
    awaitText("60x8");
    int before = display.frames();
    long start = System.nanoTime();
    List<Entry> entries = entries(1000);
    for (Entry entry : entries) {
      inbox.put(new UiEvent.Delivered(List.of(entry)));
    }
    awaitText("seq 1001 ");
    double seconds = (System.nanoTime() - start) / 1e9;
    int frames = display.frames() - before;
    assertTrue(frames <= seconds * 30 + 2, frames + " frames in " + seconds + " s");
  }

  @Test
  void aSlowLineGetsTheNewestFrameAndNotAllThatWereMissed() {
    awaitText("60x8");
    int before = display.frames();
    display.hold();
    for (Entry entry : entries(20)) {
      terminal.type("x");
      inbox.put(new UiEvent.Delivered(List.of(entry)));
    }
    await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(5))
        .until(() -> display.frames() <= before + 1);
    display.release();
    awaitText("> " + "x".repeat(20));
    int frames = display.frames() - before;
    assertTrue(frames <= 4, frames + " frames");
  }

  @Test
  void framesAreFewHoweverManyKeysArePressed() {
    awaitText("60x8");
    int before = display.frames();
    long start = System.nanoTime();
    for (int i = 1; i <= 50; i++) {
      String expected = "> " + "x".repeat(i);
      terminal.type("x");
      await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofSeconds(5))
          .until(() -> terminal.text().endsWith(expected));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int frames = display.frames() - before;
    assertTrue(frames <= seconds * 60 + 2, frames + " frames in " + seconds + " s");
  }

  @Test
  void aKeyIsNotBehindABurst() throws InterruptedException {
    List<Entry> entries = entries(256);
    AtomicBoolean over = new AtomicBoolean();
    Thread burst =
        new Thread(
            () -> {
              while (!over.get()) {
                inbox.put(new UiEvent.Delivered(entries));
              }
            });
    burst.start();
    try {
      for (int i = 1; i <= 5; i++) {
        String expected = "> " + "x".repeat(i);
        terminal.type("x");
        await().atMost(Duration.ofSeconds(5)).until(() -> terminal.text().endsWith(expected));
      }
    } finally {
      over.set(true);
      burst.join();
    }
  }

  @Test
  void aSlowScreenMakesThePeerWait() throws InterruptedException {
    stop();
    Inbox full = new Inbox();
    AtomicReference<String> progress = new AtomicReference<>("none");
    Thread peer =
        new Thread(
            () -> {
              for (int i = 1; i <= Inbox.MOST_NEWS + 1; i++) {
                full.put(new UiEvent.Tick());
                progress.set("put " + i);
              }
            });
    peer.start();
    await().until(() -> peer.getState() == Thread.State.WAITING);
    assertEquals("put " + Inbox.MOST_NEWS, progress.get());
    full.take();
    peer.join();
    assertEquals("put " + (Inbox.MOST_NEWS + 1), progress.get());
  }

  @Test
  void theKeyboardIsNotReadWhileAnEditorRuns() {
    display.editorReturns("edited\nthere");
    enter("edit");
    await().until(() -> display.done().contains("edit draft"));
    awaitText("> edited");
  }

  @Test
  void anEditorThatFailedIsSaidAndTheTextIsThere() {
    display.editorFails("the editor failed");
    enter("edit");
    awaitText("> draft");
    awaitText("the editor failed");
  }

  @Test
  void whatTheTerminalCanDoIsDone() {
    enter("bell");
    enter("copy");
    enter("suspend");
    await().until(() -> display.done().equals(List.of("bell", "copy text", "suspend")));
    awaitText("60x8");
  }

  @Test
  void theRestIsDoneOutside() {
    enter("hello");
    await()
        .until(
            () ->
                wishes.equals(
                    List.of(
                        new Wish.Remember("general", "hello"),
                        new Wish.Send(1, "general", "hello"))));
  }

  @Test
  void itEndsWithThePeer() throws InterruptedException {
    inbox.put(new UiEvent.Stopped(StopReason.LEFT, "left"));
    thread.join();
    assertFalse(inbox.isClosed());
  }

  @Test
  void aTerminalThatIsGoneIsToldOf() throws InterruptedException {
    awaitText("60x8");
    display.breakOff();
    terminal.type("x");
    thread.join();
    assertEquals("gone", broken.get().getMessage());
  }

  private void enter(String line) {
    terminal.type(line);
    terminal.type(new KeyStroke(KeyType.Enter));
  }

  private void awaitText(String part) {
    await().atMost(Duration.ofSeconds(10)).until(() -> terminal.text().contains(part));
  }

  private static List<Entry> entries(int count) {
    MemoryPeer peer = new MemoryPeer(1, 10);
    for (int i = 0; i < count; i++) {
      peer.append(peer.chat("message " + i));
    }
    List<Entry> entries = peer.entries();
    peer.close();
    return entries.subList(1, entries.size());
  }
}
