package dev.parley.node;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.message.Message;
import java.util.concurrent.CompletableFuture;

/**
 * One running peer: assembles its parts, and is what an application embeds. Every method is safe
 * for any thread.
 */
public final class Node implements AutoCloseable {

  /**
   * Opens the data directory, listens, and starts.
   *
   * @param deliverFrom the first {@code seq_no} to deliver, 1 or more; 0: from the first one that
   *     an earlier run has not shown (see {@link #shown})
   */
  public static Node start(NodeConfig config, NodeListener listener, long deliverFrom)
      throws NodeException {
    throw new UnsupportedOperationException();
  }

  /** {@code host:port} that others dial. */
  public String address() {
    throw new UnsupportedOperationException();
  }

  /** The first {@code seq_no} that this run delivers: what {@link #start} made of its argument. */
  public long deliversFrom() {
    throw new UnsupportedOperationException();
  }

  /**
   * Queues a text. Completes when number and message are on disk in the outbox, or at once with the
   * reason why not. When the outbox is full, it completes with a refusal whose text begins with
   * {@code "the outbox is full"}: try again later.
   */
  public CompletableFuture<Peer.Typed> send(String roomId, String text) {
    throw new UnsupportedOperationException();
  }

  /** Asks for a new name or a removal; the log shows whether it came to that. */
  public void request(Message.RequestKind kind, int nodeId, String value) {
    throw new UnsupportedOperationException();
  }

  /** Whether the person is there. */
  public void presence(Message.Presence presence) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<PeerStatus> status() {
    throw new UnsupportedOperationException();
  }

  /** Messages typed here that are not final yet, oldest first. */
  public CompletableFuture<java.util.List<dev.parley.protocol.log.EntryBody.Chat>> queued() {
    throw new UnsupportedOperationException();
  }

  /** The log, for history; reads from any thread. */
  public LogReader log() {
    throw new UnsupportedOperationException();
  }

  /**
   * The application has shown all up to here; saved at least every second and when the node stops.
   */
  public void shown(long seqNo) {
    throw new UnsupportedOperationException();
  }

  /**
   * Leaves in order: hands over, says goodbye, stops; then {@link NodeListener#onStopped}. Returns
   * at once.
   */
  public void quit() {
    throw new UnsupportedOperationException();
  }

  /** Stops now, in any state, and waits until all is closed. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
