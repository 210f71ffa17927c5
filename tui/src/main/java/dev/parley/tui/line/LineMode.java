package dev.parley.tui.line;

import dev.parley.node.EventLog;
import dev.parley.node.NodeException;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.ExitCode;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.Ended;
import dev.parley.tui.chat.Ending;
import dev.parley.tui.chat.LogTail;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.chat.PeerStarter;
import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.command.CommandContext;
import dev.parley.tui.command.CommandException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/** One run of a peer in line mode: starts it, lets input and output flow, and sees how it ends. */
public final class LineMode implements CommandContext.Departure {
  private final LineOptions options;
  private final LongSupplier clock;
  private final NameBook names = new NameBook();
  private final EventLog events = new EventLog();
  private final Ending ending = new Ending();
  private final Voice voice;
  private final LineListener listener;
  private final CompletableFuture<Void> joined = new CompletableFuture<>();

  private volatile ChatPort port;
  private volatile boolean quitting;

  /**
   * @param clock milliseconds since the epoch
   */
  public LineMode(LineOptions options, Output output, LongSupplier clock) {
    this.options = options;
    this.clock = clock;
    voice = new Voice(output, this::nobodyReads);
    boolean readsAll = options.receipts() == ReadWhen.VISIBLE;
    listener = new LineListener(voice, names, events, ending, readsAll, clock);
  }

  /** Runs until the peer has stopped. Called once. */
  public Ended run(PeerStarter starter, InputStream in) {
    try {
      port = starter.start(listener);
      ending.started(port);
    } catch (NodeException e) {
      listener.abandon();
      return finish(Ended.notStarted(e), e.problem().name());
    }
    try {
      begin();
      if (options.readsInput()) {
        startReading(in);
      }
      awaitJoined();
      Ending.Stop stop = ending.stopped().get();
      return finish(ending.after(stop), errorCode(stop));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      listener.abandon();
      port.close();
    }
  }

  /** Leaves in order because of a signal, and waits until all is said, for so long at most. */
  public void leaveWithin(Duration patience) {
    ending.leaveWithin(patience);
  }

  @Override
  public void quit() {
    quitting = true;
  }

  @Override
  public void retiring() {
    ending.retiring();
  }

  boolean isQuitting() {
    return quitting;
  }

  private void begin() throws InterruptedException {
    names.begin(port);
    PeerStatus status = firstStatus();
    if (status == null) {
      listener.open(port);
      return;
    }
    names.apply(status);
    voice.say(output -> output.hello(status, port.address(), port.opsAddress()));
    if (options.history() > 0) {
      sayHistory();
    }
    listener.open(port);
  }

  private void sayHistory() {
    LogTail tail = new LogTail(port.log());
    long upTo = Math.min(port.deliversFrom() - 1, port.log().committedSeq());
    try {
      List<String> rooms = port.joined();
      long from =
          tail.startOfLast(
              options.history(),
              upTo,
              e ->
                  e.body() instanceof EntryBody.Chat chat
                      && (options.json() || rooms.contains(chat.roomId())));
      names.goTo(from);
      tail.forEach(from, upTo, piece -> voice.say(output -> output.entries(piece, names, rooms)));
    } catch (UncheckedIOException e) {
      CommandException bad = CommandException.unreadable(e);
      voice.say(output -> output.error(bad.code(), bad.getMessage(), null));
    }
  }

  /** Null: the node has stopped already, and says why to the listener. */
  private PeerStatus firstStatus() throws InterruptedException {
    try {
      return port.status().get();
    } catch (ExecutionException e) {
      return null;
    }
  }

  private void startReading(InputStream in) {
    Sender sender = new Sender(port, this::sayResult, listener.progress(), ending.stopped());
    CommandContext context = new CommandContext(port, names, events, this, options.version());
    InputLoop loop = new InputLoop(this, new LineReader(in, attendance()), sender, voice, context);
    Thread thread = new Thread(loop, "parley-input");
    thread.setDaemon(true);
    thread.start();
  }

  /** What is typed is answered after the first state was said, which the node tells by itself. */
  void awaitState() throws InterruptedException, ExecutionException {
    CompletableFuture.anyOf(listener.stateSaid(), ending.stopped()).get();
  }

  private void sayResult(String room, String ref, Peer.Typed typed) {
    voice.sayLater(
        output -> {
          if (typed.refusal() == null) {
            output.queued(typed.msgId(), room, ref);
          } else {
            boolean noRoom = typed.refusal().startsWith(ChatPort.NO_ROOM);
            String code = noRoom ? "no_such_room" : "refused";
            output.error(code, "not sent: " + typed.refusal(), ref);
          }
        });
  }

  /** Hears of each line, and has it known when a person types none for a while. */
  private Runnable attendance() {
    if (!options.onTerminal()) {
      return () -> {};
    }
    ScheduledThreadPoolExecutor alarms =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "parley-idle");
              thread.setDaemon(true);
              return thread;
            });
    return new Attendance(port, alarms, clock)::onLine;
  }

  /** Whether others are told what this user reads. */
  boolean tellsReceipts() {
    return options.receipts() != ReadWhen.OFF;
  }

  boolean readsObjects() {
    return options.json();
  }

  private void awaitJoined() throws InterruptedException, ExecutionException {
    long deadline = clock.getAsLong() + options.joinTimeout().toMillis();
    while (!ending.isStopped()) {
      long seen = listener.progress().count();
      if (!isSeeking(listener.status())) {
        break;
      }
      long left = deadline - clock.getAsLong();
      if (left > 0) {
        listener.progress().awaitAfter(seen, left);
      } else if (isSeeking(port.status().get())) {
        ending.leave(
            new Ended(
                ExitCode.NO_CONNECTION,
                "no seed let this peer in within "
                    + options.joinTimeout().toMillis() / 1000.0
                    + " s; check --seed, and that the peer there runs"));
        break;
      } else {
        break;
      }
    }
    joined.complete(null);
  }

  /** Whether no member of a group has been found yet; null: the node has not said. */
  private static boolean isSeeking(PeerStatus status) {
    return status == null
        || (status.state() == PeerStatus.State.JOINING
            && (status.groupId() == null || status.groupId().isEmpty()));
  }

  /** The end of input, or /quit: waits until what was sent is final, within bounds, and leaves. */
  void drainAndLeave(boolean endOfInput) throws InterruptedException, ExecutionException {
    Duration patience = endOfInput ? options.drain() : shorter(options.drain());
    if (endOfInput) {
      CompletableFuture.anyOf(joined, ending.stopped()).get();
    }
    long deadline = clock.getAsLong() + patience.toMillis();
    awaitUntil(deadline, () -> ending.waiting().get() == 0);
    long upTo = port.log().committedSeq();
    awaitUntil(deadline, () -> Math.max(listener.shownSeq(), port.deliversFrom() - 1) >= upTo);
    int left = ending.waiting().get();
    ending.leave(Ended.left(left, endOfInput ? ExitCode.OUTCOME_UNKNOWN : ExitCode.OK));
  }

  private static Duration shorter(Duration drain) {
    Duration most = Duration.ofSeconds(2);
    return drain.compareTo(most) < 0 ? drain : most;
  }

  private interface Condition {
    boolean holds() throws InterruptedException, ExecutionException;
  }

  private void awaitUntil(long deadline, Condition condition)
      throws InterruptedException, ExecutionException {
    while (!condition.holds() && clock.getAsLong() < deadline && !ending.isStopped()) {
      listener.progress().await(Math.min(20, Math.max(1, deadline - clock.getAsLong())));
    }
  }

  private void nobodyReads() {
    if (port != null) {
      ending.leave(new Ended(ExitCode.OK, ""));
    }
  }

  /** A fault of the program in one of its threads ends the run. */
  void fault(RuntimeException fault) {
    if (ending.isStopped()) {
      // A peer that is closed takes nothing more, and may say so in its own way.
      return;
    }
    LoggerFactory.getLogger(LineMode.class).error("input", fault);
    ending.leave(Ended.fault(fault));
  }

  private static String errorCode(Ending.Stop stop) {
    return switch (stop.reason()) {
      case DIVERGED, DAMAGED, UNREADABLE -> stop.reason().name();
      default -> "stopped";
    };
  }

  private Ended finish(Ended ended, String errorCode) {
    voice.say(
        output -> {
          if (ended.code() != ExitCode.OK && options.json()) {
            output.error(errorCode.toLowerCase(Locale.ROOT), ended.text(), null);
          }
          output.bye(ended.text());
        });
    ending.finish();
    return ended;
  }
}
