package dev.parley.tui.screen.terminal;

import dev.parley.node.EventLog;
import dev.parley.node.NodeException;
import dev.parley.protocol.PeerStatus;
import dev.parley.tui.ExitCode;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.CleanText;
import dev.parley.tui.chat.Ended;
import dev.parley.tui.chat.Ending;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.chat.PeerStarter;
import dev.parley.tui.command.CommandContext;
import dev.parley.tui.screen.model.Kept;
import dev.parley.tui.screen.model.UiEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a peer with the screen: starts it, shows it on the calling thread, and sees how it
 * ends. Whatever ends it, the terminal is as it was before, and what is to be said is said then.
 */
public final class ScreenMode implements CommandContext.Departure {
  /** The input history, in the data directory. */
  private static final String HISTORY = "input-history";

  /** What is unread, by room; beside it. */
  private static final String ROOMS = "rooms";

  /** How long what was typed may take to become final before one leaves, and a peer to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A terminal that takes what is written is restored much sooner. */
  private static final long RESTORE_MILLIS = 1000;

  private static final long LOOK_EVERY_MILLIS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(ScreenMode.class);

  private final ScreenOptions options;
  private final Surroundings surroundings;
  private final LongSupplier clock;
  private final NameBook names = new NameBook();
  private final EventLog events = new EventLog();
  private final Ending ending = new Ending();
  private final Inbox inbox = new Inbox();
  private final ScreenListener listener;
  private final AtomicBoolean leaving = new AtomicBoolean();

  private volatile ChatPort port;
  private volatile Display display;
  private volatile Outside outside;
  private volatile boolean signalled;

  /**
   * @param clock milliseconds since the epoch
   */
  ScreenMode(ScreenOptions options, Surroundings surroundings, LongSupplier clock) {
    this.options = options;
    this.surroundings = surroundings;
    this.clock = clock;
    listener = new ScreenListener(inbox, names, events, ending, clock);
  }

  /** On the terminal of this process. */
  public static ScreenMode onTerminal(ScreenOptions options, LongSupplier clock) {
    return new ScreenMode(
        options,
        new TerminalSurroundings(options, (port, now) -> ChatUi.of(options, port, now)),
        clock);
  }

  /** Runs until the peer has stopped. Called once. */
  public Ended run(PeerStarter starter) {
    try {
      port = starter.start(listener);
      ending.started(port);
    } catch (NodeException e) {
      return finish(Ended.notStarted(e));
    }
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> fault(thread, fault));
    try {
      names.begin(port);
      listener.begin(firstStatus(), port::dialling);
      show();
      return finish(ending.after(ending.stopped().get()));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      listener.begin(null, port::dialling);
      port.close();
    }
  }

  /** Null: the peer has stopped already, which the listener hears, or is too busy to say. */
  private PeerStatus firstStatus() throws InterruptedException {
    try {
      return port.status().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return null;
    }
  }

  private void show() throws InterruptedException {
    CapturedOutput captured = new CapturedOutput();
    try {
      showUntilStopped();
    } catch (IOException e) {
      if (display == null) {
        LOG.warn("the terminal cannot be used", e);
      } else {
        LOG.info("the terminal is gone: {}", e.toString());
      }
      gone();
    } catch (RuntimeException | Error e) {
      fault(Thread.currentThread(), e);
    } finally {
      inbox.close();
      captured.close();
    }
  }

  private void showUntilStopped() throws IOException, InterruptedException {
    if (signalled) {
      return;
    }
    Path data = options.node().data();
    HistoryFile history = new HistoryFile(data.resolve(HISTORY));
    KeptRooms kept = new KeptRooms(data.resolve(ROOMS));
    CommandContext context = new CommandContext(port, names, events, this, options.version());
    try (Display opened = open();
        Outside doing = new Outside(context, inbox, history, kept, departures())) {
      display = opened;
      outside = doing;
      Ui ui = surroundings.ui(port, clock.getAsLong());
      new LanternaShell(opened, ui, inbox, doing, clock).run(opened(history, kept));
    }
  }

  private UiEvent.Opened opened(HistoryFile history, KeptRooms kept) {
    Kept earlier = kept.read();
    return new UiEvent.Opened(
        port.joined(), history.read(), options.countsAnew() ? earlier.uncounted() : earlier);
  }

  private Display open() throws IOException {
    try {
      return surroundings.open(inbox, this::gone);
    } catch (IOException e) {
      String why = "the terminal cannot be used (" + e.getMessage() + "); use --plain";
      ending.leave(new Ended(ExitCode.CONFIG, why));
      throw e;
    }
  }

  private Outside.Leaving departures() {
    return new Outside.Leaving() {
      @Override
      public void inOrder() {
        quit();
      }

      @Override
      public void now() {
        ending.decide(new Ended(ExitCode.OK, "left"));
        inBackground(port::close);
      }
    };
  }

  @Override
  public void quit() {
    if (leaving.compareAndSet(false, true)
        && !outside.afterSending(PATIENCE, this::drainAndLeave)) {
      inBackground(this::drainAndLeave);
    }
  }

  @Override
  public void retiring() {
    ending.retiring();
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "parley-leave");
    thread.setDaemon(true);
    thread.start();
  }

  private void drainAndLeave() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int left = waiting();
    while (left > 0 && System.nanoTime() < deadline && !stopsWithin(LOOK_EVERY_MILLIS)) {
      left = waiting();
    }
    ending.leave(Ended.left(left, ExitCode.OK));
  }

  private boolean stopsWithin(long millis) {
    try {
      ending.stopped().get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      return true;
    }
  }

  /** Messages that are not final. */
  private int waiting() {
    try {
      return ending.waiting().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      // A peer that does not answer keeps them in its outbox.
      return 0;
    }
  }

  /**
   * Gives the terminal back and leaves in order because of a signal, and waits until all is said,
   * for so long at most. False: the terminal takes nothing, and whoever waits for it waits for
   * good.
   */
  public boolean leaveWithin(Duration patience) {
    signalled = true;
    Thread closing = new Thread(this::closeDisplay, "parley-restore");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(RESTORE_MILLIS);
      ending.leaveWithin(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !closing.isAlive();
  }

  private void closeDisplay() {
    Display open = display;
    if (open != null) {
      open.close();
    }
  }

  /** The terminal is gone, and its user with it. */
  private void gone() {
    ending.leave(new Ended(ExitCode.OK, ""));
  }

  /** A fault of the program in one of its threads ends the run. */
  private void fault(Thread thread, Throwable fault) {
    LOG.error("a fault in thread {}", thread.getName(), fault);
    if (!ending.isStopped()) {
      closeDisplay();
      ending.leave(Ended.fault(fault));
    }
  }

  private Ended finish(Ended ended) {
    if (!ended.text().isEmpty()) {
      System.err.println("parley: " + CleanText.lines(ended.text()));
    }
    ending.finish();
    return ended;
  }
}
