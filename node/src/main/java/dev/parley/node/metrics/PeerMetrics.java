package dev.parley.node.metrics;

import dev.parley.node.EventLog;
import dev.parley.node.NodeWatch;
import dev.parley.node.store.StoreWatch;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a peer does, counted where it is done. For a message that is somebody else's, that is one
 * addition; what several threads read is written once for all that came together. How it is shown
 * is {@link Exposition}'s business.
 */
public final class PeerMetrics implements NodeWatch, StoreWatch {
  private final OwnMessages own;
  private final Histogram electionMillis = Histogram.ofMillis();
  private final Histogram typedSync = Histogram.ofNanos(Labels.of("file", "outbox"));
  private final Histogram entriesSync = Histogram.ofNanos(Labels.of("file", "log"));
  private final Histogram typedBatch = Histogram.ofCounts(Labels.of("file", "outbox"));
  private final Histogram entriesBatch = Histogram.ofCounts(Labels.of("file", "log"));
  private final LongAdder typed = new LongAdder();
  private final LongAdder finals = new LongAdder();
  private final LongAdder leaderChanges = new LongAdder();
  private final EventLog events = new EventLog();

  // the loop thread's
  private long typedNow;
  private long finalsNow;
  private long turnNanos;

  /**
   * @param nodeId this peer's
   * @param outboxMessages how many of its user's messages may be on their way
   */
  public PeerMetrics(int nodeId, int outboxMessages) {
    own = new OwnMessages(nodeId, outboxMessages);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /** All that is taken in together comes at one time. */
  private long turn() {
    if (turnNanos == 0) {
      turnNanos = System.nanoTime();
    }
    return turnNanos;
  }

  @Override
  public void typed(MessageId id, long since) {
    typedNow++;
    own.typed(id, since);
  }

  @Override
  public void stored(MessageId upTo) {
    own.stored(upTo, turn());
  }

  @Override
  public void appended(Entry entry) {
    own.numbered(entry.body(), turn());
  }

  @Override
  public void committed(Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      finalsNow++;
      own.committed(chat, turn());
    }
  }

  @Override
  public void noticed(Notice notice) {
    events.add(System.currentTimeMillis(), notice.text());
    if (notice instanceof Notice.LeaderChanged change) {
      leaderChanges.increment();
      if (change.afterMillis() > 0) {
        electionMillis.record(change.afterMillis());
      }
    }
  }

  @Override
  public void turned() {
    turnNanos = 0;
    if (typedNow > 0) {
      typed.add(typedNow);
      typedNow = 0;
    }
    if (finalsNow > 0) {
      finals.add(finalsNow);
      finalsNow = 0;
    }
  }

  @Override
  public void typedSynced(int messages, long begun) {
    typedSync.record(System.nanoTime() - begun);
    typedBatch.record(messages);
  }

  @Override
  public void entriesSynced(int entries, long begun) {
    entriesSync.record(System.nanoTime() - begun);
    entriesBatch.record(entries);
  }

  long typed() {
    return typed.sum();
  }

  long finals() {
    return finals.sum();
  }

  long leaderChanges() {
    return leaderChanges.sum();
  }

  /** The newest events, as the status has them. */
  EventLog events() {
    return events;
  }

  List<HistogramFamily> histograms() {
    return List.of(
        new HistogramFamily(
            "parley_message_final_seconds",
            "From the typing of a message here until it is final here",
            List.of(own.toFinal)),
        new HistogramFamily(
            "parley_message_hop_seconds",
            "The parts of parley_message_final_seconds: typed until stored in the outbox, until"
                + " numbered in the log of this peer, until committed",
            List.of(own.toStored, own.toNumbered, own.toCommitted)),
        new HistogramFamily(
            "parley_disk_sync_seconds",
            "To write and sync what is written together: messages typed here, entries of the log",
            List.of(typedSync, entriesSync)),
        new HistogramFamily(
            "parley_disk_batch_entries",
            "Messages typed here, or entries of the log, that share one sync",
            List.of(typedBatch, entriesBatch)),
        new HistogramFamily(
            "parley_election_seconds",
            "From the moment when this peer had no leader until it heard one",
            List.of(electionMillis)));
  }
}
