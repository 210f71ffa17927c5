package dev.parley.tui.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A sender of a {@link Trial} through all lives of its peer: what it typed, what was acknowledged,
 * and what it was shown. For any thread.
 */
final class Participant {
  /** What one types is not shown yet: of so many messages at most. */
  private static final int WINDOW = 16;

  /**
   * The answer to {@code /status}.
   *
   * @param waiting in its outbox, or held for others
   */
  record Said(long finalSeq, String crc, int waiting) {}

  private final int id;
  private final Runnable onRoom;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final BitSet queued = new BitSet();
  private final BitSet open = new BitSet();
  private TrialPeer peer;
  private int typed;
  private Said said;
  private Usage before = Usage.NONE;

  private long lastNanos;
  private long longestGap;

  /** The term that ends; its messages and those before make no end of the pause. */
  private long watchedTerm = Long.MAX_VALUE;

  /**
   * @param onRoom called when more may be typed; must not wait
   */
  Participant(int id, Runnable onRoom) {
    this.id = id;
    this.onRoom = onRoom;
  }

  int id() {
    return id;
  }

  /** A process is there; what was typed and not acknowledged is not waited for any more. */
  synchronized void lives(TrialPeer process) {
    peer = process;
    open.and(queued);
  }

  /** The process of now; null: it was killed. */
  synchronized TrialPeer peer() {
    return peer;
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    TrialPeer killed;
    synchronized (this) {
      killed = peer;
      before = usage();
      peer = null;
    }
    killed.kill();
  }

  /** Types the next message, if there is room and a peer; whether it did. */
  synchronized boolean type() {
    if (peer == null || open.cardinality() >= WINDOW) {
      return false;
    }
    int number = ++typed;
    open.set(number);
    try {
      peer.type("{\"send\":\"" + Delivery.text(id, number) + "\",\"ref\":\"" + number + "\"}");
      return true;
    } catch (IOException e) {
      // It is being killed.
      open.clear(number);
      return false;
    }
  }

  synchronized void queued(String ref) {
    queued.set(Integer.parseInt(ref));
  }

  synchronized void shows(JsonNode message, long nanos) {
    Delivery delivery =
        Delivery.of(
            message.path("seq_no").asLong(0),
            message.path("sender_id").asInt(0),
            message.path("payload").asString(""));
    deliveries.add(delivery);
    if (watchedTerm < Long.MAX_VALUE) {
      longestGap = Math.max(longestGap, nanos - lastNanos);
    }
    if (message.path("term").asLong(0) > watchedTerm) {
      watchedTerm = Long.MAX_VALUE;
    }
    lastNanos = nanos;
    if (delivery.sender() == id) {
      open.clear(delivery.number());
      onRoom.run();
    }
  }

  synchronized void says(JsonNode status) {
    said =
        new Said(
            status.path("final_seq").asLong(0),
            status.path("crc").asString(""),
            status.path("outbox").asInt(0) + status.path("provisional").asInt(0));
  }

  /** Asks for the state; {@link #said} is null until it has answered. */
  synchronized void ask() throws IOException {
    said = null;
    peer.type("/status");
  }

  synchronized Said said() {
    return said;
  }

  /** From now on the longest time without a message counts, until one of a later term comes. */
  synchronized void watch(long term) {
    longestGap = 0;
    watchedTerm = term;
  }

  synchronized boolean isWatched() {
    return watchedTerm < Long.MAX_VALUE;
  }

  synchronized Duration longestGap() {
    return Duration.ofNanos(longestGap);
  }

  synchronized int typed() {
    return typed;
  }

  /** How many it typed and nobody said that they are kept. */
  synchronized int unacknowledged() {
    return typed - queued.cardinality();
  }

  synchronized int delivered() {
    return deliveries.size();
  }

  /** All that was acknowledged to it has been shown to it. */
  synchronized boolean isServed() {
    return !open.intersects(queued);
  }

  /** The number of the last message that it was shown. */
  synchronized long lastShown() {
    return deliveries.isEmpty() ? 0 : deliveries.get(deliveries.size() - 1).seqNo();
  }

  synchronized Account account() {
    return new Account(id, List.copyOf(deliveries), (BitSet) queued.clone());
  }

  /** Of all its processes. */
  synchronized Usage usage() {
    return peer == null ? before : before.and(Usage.of(peer.handle()));
  }
}
