package dev.parley.tui.screen.terminal;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.Peer;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.command.Answer;
import dev.parley.tui.command.CommandContext;
import dev.parley.tui.command.CommandException;
import dev.parley.tui.command.Commands;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Does what the screen wishes of the peer and of its log, on threads of its own, so that nothing
 * slow is ever waited for where keys are read; the answers go into the inbox.
 */
final class Outside implements Consumer<Wish>, AutoCloseable {

  /** How the run ends when its user wants it to. */
  interface Leaving {

    /** Sends what waits, then leaves; returns at once. */
    void inOrder();

    /** Leaves without waiting; returns at once. */
    void now();
  }

  private final CommandContext context;
  private final Inbox inbox;
  private final HistoryFile history;
  private final KeptRooms kept;
  private final Leaving leaving;
  private final Worker sender = new Worker("parley-send");
  private final Worker asker = new Worker("parley-ask");
  private final Worker commands = new Worker("parley-commands");
  private final Worker reader = new Worker("parley-history");
  private final Worker searcher = new Worker("parley-search");
  private final Worker writer = new Worker("parley-remember");

  /** The last text; the sender's alone. */
  private CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);

  /** Counts searches: an older one is given up. */
  private final AtomicLong searches = new AtomicLong();

  Outside(
      CommandContext context, Inbox inbox, HistoryFile history, KeptRooms kept, Leaving leaving) {
    this.context = context;
    this.inbox = inbox;
    this.history = history;
    this.kept = kept;
    this.leaving = leaving;
  }

  private ChatPort port() {
    return context.port();
  }

  @Override
  public void accept(Wish wish) {
    if (wish instanceof Wish.Send send) {
      later(sender, () -> send(send), refused(send.ref(), "too much waits to be sent"));
    } else if (wish instanceof Wish.Run run) {
      later(commands, () -> run(run), failed(run.line(), "another command still runs"));
    } else if (wish instanceof Wish.AskStatus) {
      port().tellStatus();
    } else if (wish instanceof Wish.AskWaiting) {
      asker.tryDo(this::askWaiting);
    } else if (wish instanceof Wish.Load load) {
      later(reader, () -> load(load), LogWindow.nothing(load));
    } else if (wish instanceof Wish.Search search) {
      long number = searches.incrementAndGet();
      later(searcher, () -> search(search, number), new UiEvent.Found(search, 0));
    } else if (wish instanceof Wish.Shown shown) {
      port().shown(shown.seqNo());
    } else if (wish instanceof Wish.Read read) {
      port().read(read.room(), read.upTo());
    } else if (wish instanceof Wish.Presence presence) {
      port().presence(presence.idle() ? Presence.IDLE : Presence.ONLINE, "");
    } else if (wish instanceof Wish.Remember remember) {
      writer.tryDo(() -> history.add(remember.roomId(), remember.line()));
    } else if (wish instanceof Wish.Keep keep) {
      kept.put(keep.kept());
    } else if (wish instanceof Wish.Quit) {
      leaving.inOrder();
    } else if (wish instanceof Wish.Abort) {
      leaving.now();
    }
  }

  private void later(Worker worker, Runnable task, UiEvent ifTooMuch) {
    if (!worker.tryDo(task)) {
      inbox.put(ifTooMuch);
    }
  }

  private static UiEvent refused(long ref, String why) {
    return new UiEvent.Stored(ref, new Peer.Typed(null, why));
  }

  private static UiEvent failed(String line, String why) {
    return new UiEvent.Answered(line, why, true, null);
  }

  private void send(Wish.Send send) {
    sent =
        port()
            .send(send.roomId(), send.text())
            .thenAccept(typed -> inbox.put(new UiEvent.Stored(send.ref(), typed)));
  }

  private void askWaiting() {
    try {
      inbox.put(new UiEvent.WaitingKnown(port().waiting().get()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // The peer has stopped, which the listener hears.
    }
  }

  /**
   * Does that once all that was typed is on disk or refused: whoever types a text and leaves at
   * once has sent it. False: it is not done.
   *
   * @param patience how long the disk may take
   */
  boolean afterSending(Duration patience, Runnable task) {
    return sender.tryDo(
        () -> {
          try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (ExecutionException | TimeoutException e) {
            LoggerFactory.getLogger(Outside.class).warn("not known to be on disk", e);
          }
          task.run();
        });
  }

  private void run(Wish.Run run) {
    String line = run.line();
    UiEvent answered;
    try {
      Answer answer = Commands.run(line, context.in(run.roomId()));
      answered = new UiEvent.Answered(line, answer.text(), false, answer.room());
    } catch (CommandException e) {
      answered = failed(line, e.getMessage());
    }
    inbox.put(new UiEvent.Joined(port().joined()));
    inbox.put(answered);
  }

  private void load(Wish.Load wish) {
    LogWindow window = new LogWindow(port().log(), context.names(), wish);
    UiEvent answer = window.load();
    if (window.trouble() != null) {
      inbox.put(failed("", CommandException.unreadable(window.trouble()).getMessage()));
    }
    inbox.put(answer);
  }

  private void search(Wish.Search wish, long number) {
    UiEvent answer;
    try {
      LogReader log = port().log();
      SearchProgress progress =
          new SearchProgress(wish, log.committedSeq(), System::nanoTime, inbox::put);
      answer = new LogSearch(log, () -> searches.get() != number, progress).search(wish);
    } catch (UncheckedIOException e) {
      inbox.put(failed("", CommandException.unreadable(e).getMessage()));
      answer = new UiEvent.Found(wish, 0);
    }
    if (searches.get() == number) {
      inbox.put(answer);
    }
  }

  @Override
  public void close() {
    sender.stop();
    asker.stop();
    commands.stop();
    reader.stop();
    searches.incrementAndGet();
    searcher.stop();
    writer.stop();
    kept.close();
  }
}
