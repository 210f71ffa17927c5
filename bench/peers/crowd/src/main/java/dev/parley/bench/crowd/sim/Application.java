package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.protocol.Peer;
import dev.parley.protocol.log.EntryBody;

/**
 * What uses a peer, as the harness does: says texts in a thread of its own, with at most a window
 * of them in flight, and goes on when half of them are final.
 */
final class Application extends SimThread {
  static final String TEXT =
      "the quick brown fox jumps over the lazy dog; ".repeat(3).substring(0, 100);

  /** Said before the loop sees the first of them: it runs beside this thread. */
  private static final int BURST = 16;

  private static final String ROOM = "general";
  private static final long EPOCH_MILLIS = 1_763_600_000_000L;

  /** Sees what is said and shown. */
  interface Watcher {
    /** At that time, in virtual nanoseconds. */
    void said(long nanos);

    void shown(int memberId, EntryBody.Chat chat);
  }

  private Watcher watcher;
  private int window;
  private long said;
  private long ownShown;
  private int burst;

  /** How many messages were shown here, of whomever. */
  long shown;

  Application(Machine machine) {
    super(machine, Cost.WAKE);
  }

  void watch(Watcher by) {
    watcher = by;
  }

  /** Says texts from now on; 0: no more. */
  void flood(int inFlight) {
    window = inFlight;
    wake();
  }

  void shown(EntryBody.Chat chat) {
    shown++;
    if (chat.senderId() == machine.id) {
      ownShown++;
      if (window > 0 && said - ownShown <= window / 2) {
        wake();
      }
    }
    watcher.shown(machine.id, chat);
  }

  @Override
  boolean hasWork() {
    return said - ownShown < window;
  }

  @Override
  double begin() {
    burst = (int) Math.min(BURST, window - (said - ownShown));
    for (int i = 0; i < burst; i++) {
      watcher.said(machine.time.now());
    }
    double woken = takeWoken() ? machine.cost(Cost.SAY_WOKEN) : 0;
    double wakes = machine.loop.isAsleep() ? machine.cost(Cost.WAKE_LOOP) : 0;
    return woken + wakes + burst * machine.cost(Cost.SAY);
  }

  @Override
  void end() {
    said += burst;
    for (int i = 0; i < burst; i++) {
      machine.loop.take(this::type, machine.cost(Cost.TYPED));
    }
  }

  private void type(Peer peer, long now) {
    Peer.Typed typed = peer.type(ROOM, TEXT, EPOCH_MILLIS + now, now);
    if (typed.msgId() == null) {
      throw new IllegalStateException(typed.refusal());
    }
  }
}
