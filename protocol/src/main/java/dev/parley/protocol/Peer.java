package dev.parley.protocol;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.List;
import java.util.Random;

/**
 * A peer: a deterministic function of its inputs and the time that each of them brings.
 *
 * <p>Every public method that takes {@code now} (milliseconds of a clock that never goes back) is
 * an input. The host calls them from one thread, calls {@link #settle} after each batch of them,
 * and calls {@link #onTimer} at the latest at the time that {@code settle} returned. What the peer
 * wants done it says to its {@link Effects}.
 */
public final class Peer {

  /**
   * What became of a typed text: a message id, or the reason why it was not taken (then the id is
   * null).
   */
  public record Typed(MessageId msgId, String refusal) {}

  /**
   * @param self as HELLO shows it
   * @param groupName as people give it
   * @param startedAt milliseconds since the epoch, of this process; another value than last time
   * @param random seeded by the host
   */
  public Peer(
      PeerConfig config,
      PeerInfo self,
      String groupName,
      long startedAt,
      Restored restored,
      EntryLog log,
      Effects effects,
      Random random) {
    throw new UnsupportedOperationException();
  }

  /**
   * The first line to say on each connection. Changes when this peer joins a group: ask anew for
   * each.
   */
  public Message.Hello hello() {
    throw new UnsupportedOperationException();
  }

  /**
   * A connection is open and its other end has said HELLO. {@code link} is the host's number for
   * it, never used twice.
   */
  public void onHello(long link, boolean dialledHere, Message.Hello hello, long now) {}

  /** A connection that was not closed by {@link Effects#close} is gone. */
  public void onClosed(long link, long now) {}

  /** Dialling that member was refused: no process listens there. */
  public void onDialRefused(int nodeId, long now) {}

  /**
   * A message came on a connection that has said HELLO. Those of unknown or closed links are
   * ignored.
   */
  public void onMessage(long link, Message message, long now) {}

  /** All entries up to {@code seqNo} that the log had in {@code epoch} are on disk. */
  public void onLogSynced(long epoch, long seqNo, long now) {}

  public void onHardStateStored(HardState state, long now) {}

  /** That message, and all before it, is on disk in the outbox file. */
  public void onOutboxStored(MessageId id, long now) {}

  /**
   * Whether the disk takes writes. Entries that it did not take are still to be written by the
   * host, or are lost with it.
   */
  public void onCanWrite(boolean canWrite, long now) {}

  /** The user types. {@code wallMillis} is the time to show. */
  public Typed type(String roomId, String text, long wallMillis, long now) {
    throw new UnsupportedOperationException();
  }

  /** The user wants another name, or somebody removed; repeated until the log shows it. */
  public void request(Message.RequestKind kind, int nodeId, String value, long now) {}

  /** The user leaves: hands over if it leads, says BYE, then {@code Effects.stop(LEFT)}. */
  public void quit(long now) {}

  public void presence(Message.Presence presence, long now) {}

  public void onTimer(long now) {}

  /**
   * Draws the consequences of the inputs since the last call. Returns when {@link #onTimer} must be
   * called at the latest.
   */
  public long settle(long now) {
    return now;
  }

  public PeerStatus status(long now) {
    throw new UnsupportedOperationException();
  }

  /** What was typed here and is not final, oldest first. */
  public List<EntryBody.Chat> queued() {
    throw new UnsupportedOperationException();
  }
}
