package dev.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Messages typed at several peers: at a steady rate in turn, or as fast as they are read. */
final class Load {
  private static final int TEXT_BYTES = 100;
  private static final int BATCH = 256;

  private final Map<Integer, Integer> sent = new TreeMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /** Types at each in turn until {@link #stop}. */
  static Load steady(List<PeerProcess> peers, int perSecond) {
    Load load = new Load();
    load.begin("load", () -> load.typeInTurn(peers, perSecond));
    return load;
  }

  /** Types so many in all, at all of them at once. */
  static Load flood(List<PeerProcess> peers, int count, int size) {
    Load load = new Load();
    int left = count;
    for (int i = 0; i < peers.size(); i++) {
      PeerProcess peer = peers.get(i);
      int each = left / (peers.size() - i);
      left -= each;
      load.begin("flood-" + peer.id(), () -> load.typeAll(peer, each, size));
    }
    return load;
  }

  private void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void typeInTurn(List<PeerProcess> peers, int perSecond) {
    List<Texts> texts = peers.stream().map(p -> new Texts(p.id(), TEXT_BYTES, 1)).toList();
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long next = System.nanoTime();
    for (int turn = 0; !stopped; turn = (turn + 1) % peers.size()) {
      if (!type(peers.get(turn), texts.get(turn), 1)) {
        return;
      }
      next += period;
      for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  private void typeAll(PeerProcess peer, int count, int size) {
    Texts texts = new Texts(peer.id(), size, BATCH);
    while (!stopped && texts.typed() < count) {
      if (!type(peer, texts, Math.min(BATCH, count - texts.typed()))) {
        return;
      }
    }
  }

  private boolean type(PeerProcess peer, Texts texts, int count) {
    try {
      peer.write(texts.bytes(), texts.next(count));
    } catch (IOException e) {
      System.err.println("peer " + peer.id() + " reads no more: " + e.getMessage());
      return false;
    }
    synchronized (sent) {
      sent.put(peer.id(), texts.typed());
    }
    return true;
  }

  void stop() throws InterruptedException {
    stopped = true;
    join();
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** How many each peer was given. */
  Map<Integer, Integer> sent() {
    synchronized (sent) {
      return Map.copyOf(sent);
    }
  }

  int total() {
    return sent().values().stream().mapToInt(Integer::intValue).sum();
  }
}
