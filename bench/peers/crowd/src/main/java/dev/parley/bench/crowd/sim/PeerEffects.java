package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.DeafEffects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.Collection;

/** What a peer wants done in a turn, and what that costs its thread. */
final class PeerEffects extends DeafEffects {
  private final Machine machine;
  private final Outflow outflow;
  private double nanos;
  private long committed;
  private long shown;
  private boolean answers;

  PeerEffects(Machine machine) {
    this.machine = machine;
    this.outflow = new Outflow(machine);
  }

  Outflow outflow() {
    return outflow;
  }

  private void spend(Cost cost) {
    nanos += machine.cost(cost);
  }

  /** What all since the last call costs, in nanoseconds. */
  double takeNanos() {
    long end = machine.log.end().seqNo();
    nanos += (end - machine.disk.lastEntry()) * machine.cost(Cost.ASKED);
    double taken = nanos + outflow.takeNanos();
    nanos = 0;
    return taken;
  }

  /** Texts are in the outbox, and who typed them is told. */
  void answered() {
    answers = true;
  }

  /** The turn is over: what was said leaves, and the other threads have what to do. */
  void flush() {
    outflow.flush();
    machine.disk.append(machine.log.end().seqNo(), machine.log.epoch());
    if (machine.disk.hasWork()) {
      machine.disk.wake();
    }
    if (answers) {
      answers = false;
      machine.show.answer();
    }
    if (committed > shown) {
      shown = committed;
      machine.show.committed(committed);
    }
  }

  @Override
  public void storeHardState(HardState state) {
    spend(Cost.ASKED);
    machine.disk.promise(state);
  }

  @Override
  public void storeOutbox(EntryBody.Chat message) {
    spend(Cost.ANSWERED);
    spend(Cost.ASKED);
    machine.disk.type(message.msgId());
  }

  @Override
  public void releaseOutbox(MessageId id) {
    spend(Cost.RELEASED);
    spend(Cost.ASKED);
    machine.disk.release();
  }

  @Override
  public void send(long link, Message message) {
    spend(Cost.SENT);
    if (message instanceof Message.Chat) {
      spend(Cost.OWN_SENT);
    }
    outflow.send((int) link, message);
  }

  @Override
  public void push(Collection<Long> links, Entry entry) {
    spend(Cost.NUMBERED);
    outflow.push(links, entry);
  }

  @Override
  public void deliver(Entry entry) {
    spend(Cost.DELIVERED);
    committed = entry.seqNo();
  }
}
