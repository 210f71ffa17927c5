package dev.parley.node.metrics;

import dev.parley.node.StatusFields;
import dev.parley.node.store.MembershipHistory;
import dev.parley.protocol.PeerStatus;
import io.netty.channel.ChannelHandlerContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What all connections of a server share. On its one thread, unless it says otherwise. */
final class OpsDesk {
  /** How long a peer may take to say how it is: it takes milliseconds, under load too. */
  private static final long PATIENCE_MILLIS = 2000;

  private final OpsSource source;
  private final PeerMetrics metrics;
  private final Exposition exposition;
  private final HostCheck host;
  private final Executor logThread;
  private final MembershipHistory history;
  private CompletableFuture<PeerStatus> asked;
  private long askedNanos;

  OpsDesk(
      OpsSource source,
      PeerMetrics metrics,
      Exposition exposition,
      HostCheck host,
      Executor logThread) {
    this.source = source;
    this.metrics = metrics;
    this.exposition = exposition;
    this.host = host;
    this.logThread = logThread;
    this.history = new MembershipHistory(source.log());
  }

  HostCheck host() {
    return host;
  }

  /**
   * How the peer is, completed on that thread. One question at a time is on its way, which all who
   * ask meanwhile share: a peer that hangs is not asked ever more.
   */
  CompletableFuture<PeerStatus> status(Executor thread) {
    if (asked == null || asked.isDone()) {
      asked = source.status();
      askedNanos = System.nanoTime();
    }
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedNanos);
    if (waited >= PATIENCE_MILLIS && !asked.isDone()) {
      return CompletableFuture.failedFuture(new TimeoutException("asked " + waited + " ms ago"));
    }
    return asked
        .copy()
        .orTimeout(PATIENCE_MILLIS - Math.min(waited, PATIENCE_MILLIS - 1), TimeUnit.MILLISECONDS)
        .handleAsync(
            (status, failure) -> {
              if (failure != null) {
                throw new IllegalStateException(failure);
              }
              return status;
            },
            thread);
  }

  byte[] metrics(PeerStatus status) {
    return exposition.scrape(status);
  }

  Map<String, Object> fields(PeerStatus status) {
    return StatusFields.of(
        status, source.syncs(), source.found(), metrics.events().last(StatusFields.EVENTS));
  }

  MessagesReply messages(OpsHandler handler, ChannelHandlerContext context, MessagesQuery query) {
    return new MessagesReply(handler, context, logThread, source.log(), history, query);
  }
}
