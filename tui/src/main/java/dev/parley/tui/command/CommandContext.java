package dev.parley.tui.command;

import dev.parley.node.EventLog;
import dev.parley.protocol.PeerStatus;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.NameBook;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * What commands work with.
 *
 * @param version the line of {@code --version}
 * @param room where the user is as the command is given
 */
public record CommandContext(
    ChatPort port,
    NameBook names,
    EventLog events,
    Departure departure,
    String version,
    String room) {
  private static final int PATIENCE_SECONDS = 5;
  private static final long LOOK_MILLIS = 20;

  /** States in which nothing gets into the log soon. */
  private static final Set<PeerStatus.State> HOPELESS =
      EnumSet.of(
          PeerStatus.State.NO_MAJORITY,
          PeerStatus.State.ALONE,
          PeerStatus.State.DISK_FULL,
          PeerStatus.State.LEAVING);

  /** In the room where everybody is. */
  public CommandContext(
      ChatPort port, NameBook names, EventLog events, Departure departure, String version) {
    this(port, names, events, departure, version, ChatPort.ROOM);
  }

  /** The same for a command that is given in that room. */
  public CommandContext in(String roomId) {
    return new CommandContext(port, names, events, departure, version, roomId);
  }

  /** How this run ends when its user wants it to. */
  public interface Departure {

    /** Sends what waits, then leaves. */
    void quit();

    /** This user asked to leave the group for good: being removed is what was wanted. */
    void retiring();
  }

  /** The answer of a command that asked something of the group. */
  Answer asked(String what) {
    return Answer.reply(
        status().leaderId() == 0 ? what + "; there is no leader, so it waits, see /queue" : what);
  }

  /**
   * Whether that comes about, within a few seconds. Where there is nobody who could bring it about,
   * this does not wait; one that is still finding its group does.
   */
  boolean becomes(Predicate<PeerStatus> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    PeerStatus status = status();
    while (!wanted.test(status)) {
      if (HOPELESS.contains(status.state()) || System.nanoTime() - deadline > 0) {
        return false;
      }
      pause();
      status = status();
    }
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("stopped", "interrupted");
    }
  }

  PeerStatus status() {
    return await(port.status());
  }

  <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CommandException("busy", "the peer did not answer; try again");
    } catch (ExecutionException e) {
      throw new CommandException("stopped", "the peer has stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("stopped", "interrupted");
    }
  }
}
