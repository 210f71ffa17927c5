package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.protocol.Peer;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The thread of the core: takes all that waits, has the peer draw its conclusions once. */
final class LoopThread extends SimThread {
  /** Far enough for a peer that wants not to be called. */
  private static final long FAR_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** Something that the core is told. */
  interface Input {
    /**
     * @param now milliseconds
     */
    void apply(Peer peer, long now);
  }

  private record Costly(Input input, double nanos) {}

  private List<Costly> inbox = new ArrayList<>();
  private long alarmMillis = Long.MAX_VALUE;
  private long wakeAtMillis = Long.MAX_VALUE;
  private boolean rings;

  LoopThread(Machine machine) {
    super(machine, Cost.WAKE);
  }

  /** What the core's part of it costs, beside what it leads to. */
  void take(Input input, double nanos) {
    inbox.add(new Costly(input, nanos));
    wake();
  }

  void takeMessages(int from, List<Message> messages) {
    double nanos = 0;
    for (Message message : messages) {
      nanos += machine.lines.take(message);
    }
    take((peer, now) -> messages.forEach(message -> peer.onMessage(from, message, now)), nanos);
  }

  @Override
  boolean hasWork() {
    return rings || !inbox.isEmpty();
  }

  @Override
  double begin() {
    takeWoken();
    rings = false;
    List<Costly> batch = inbox;
    inbox = new ArrayList<>();
    long now = machine.time.millis();
    double nanos = machine.cost(Cost.TURN);
    for (Costly costly : batch) {
      costly.input().apply(machine.peer, now);
      nanos += costly.nanos();
    }
    wakeAtMillis = Math.min(machine.peer.settle(now), now + FAR_MILLIS);
    return nanos + machine.effects.takeNanos();
  }

  @Override
  void end() {
    machine.effects.flush();
    if (wakeAtMillis < alarmMillis || alarmMillis <= machine.time.millis()) {
      alarmMillis = wakeAtMillis;
      long set = alarmMillis;
      machine.time.at(TimeUnit.MILLISECONDS.toNanos(set), () -> ring(set));
    }
  }

  /** An alarm that was set too early, since the peer wants to be called later by now, is moved. */
  private void ring(long set) {
    if (set != alarmMillis) {
      return;
    }
    alarmMillis = Long.MAX_VALUE;
    if (wakeAtMillis > machine.time.millis()) {
      alarmMillis = wakeAtMillis;
      long later = alarmMillis;
      machine.time.at(TimeUnit.MILLISECONDS.toNanos(later), () -> ring(later));
    } else {
      rings = true;
      wake();
    }
  }
}
