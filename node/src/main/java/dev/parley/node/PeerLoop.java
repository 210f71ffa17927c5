package dev.parley.node;

import dev.parley.protocol.Peer;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.message.Message;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a peer live, one turn after the other: takes in all that waits, lets the peer draw its
 * conclusions once, and has them carried out. It alone reads the clock that the peer decides by;
 * others only measure how long they wait.
 *
 * <p>There is one turn at a time, and <em>the loop thread</em>, wherever that is said, is the
 * thread that has it. Mostly that is a thread of the loop's own, which sleeps until it is called or
 * until the time at which the peer wants to be woken. Where little is to be done, a thread of the
 * mesh or of the store that has brought something takes the turn itself ({@link #help}): to wake
 * another one would take longer than the turn.
 */
final class PeerLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PeerLoop.class);

  /** Longest sleep; a peer without a timer needs none, but the sum must not overflow. */
  private static final long SLEEP_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Peer peer;
  private final Mailbox mailbox;
  private final HostEffects effects;
  private final Inputs inputs;
  private final StatusWatch watch;
  private final Consumer<Stop> atEnd;
  private final Thread thread;
  private final long startedNanos = System.nanoTime();

  /** Who holds it has the turn. */
  private final ReentrantLock turn = new ReentrantLock();

  // of whoever has the turn
  private List<Input> emptied = new ArrayList<>();

  /** What the mailbox had beside what made the peer stop; what failed is the first of it. */
  private final List<Input> left = new ArrayList<>();

  private long wakeup;
  private boolean isLiving;
  private Throwable fault;

  /** When the loop's own thread comes without being called; changed by it alone, in its turn. */
  private long comesAt;

  /**
   * @param atEnd called on the loop's thread when the peer has stopped: closes the rest
   */
  PeerLoop(NodeParts parts, Peer peer, StatusWatch watch, Consumer<Stop> atEnd) {
    this.peer = peer;
    this.mailbox = parts.mailbox();
    this.effects = parts.effects();
    this.inputs = parts.inputs();
    this.watch = watch;
    this.atEnd = atEnd;
    this.thread = new Thread(this::run, "parley-loop-" + parts.config().nodeId());
    thread.setDaemon(true);
  }

  void start() {
    tellHello();
    thread.start();
  }

  boolean isThisThread() {
    return Thread.currentThread() == thread;
  }

  /** Waits for the end; false: it is stuck. */
  boolean join(Duration patience) {
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    try {
      live();
    } catch (UncheckedIOException e) {
      LOG.error("the log cannot be read: this peer stops", e);
      stopUnreadable(e);
    } catch (RuntimeException | Error e) {
      // A peer that has thrown is in no known state: it must not say or store anything more.
      LOG.error("fault in the program: this peer stops", e);
      effects.stop(new Stop(StopReason.FAULT, "fault in the program: " + e, false));
    }
    left.forEach(Input::drop);
    mailbox.close();
    effects.giveAnswers();
    effects.typed().drop();
    atEnd.accept(effects.stopped());
  }

  /** The peer has stopped in the middle of something; all that it may do yet is to ask. */
  private void stopUnreadable(UncheckedIOException cause) {
    try {
      Damage damage = inputs.damage(cause);
      if (damage != null) {
        peer.onDamage(damage, now());
        live();
      }
    } catch (RuntimeException | Error e) {
      LOG.error("nor can it be asked for", e);
    }
    effects.stop(Inputs.unreadable(cause.getMessage()));
  }

  private void live() {
    boolean goesOn = true;
    while (goesOn) {
      turn.lock();
      try {
        rethrow();
        goesOn = takeTurn();
        comesAt = wakeup;
      } finally {
        turn.unlock();
      }
      if (goesOn && mailbox.isEmpty()) {
        mailbox.awaitCall(sleepMillis(comesAt));
      }
    }
  }

  /**
   * For a thread of this node that has brought something: takes one turn, if nobody has it, and
   * leaves what comes meanwhile to the loop's own thread. Not for threads of an application: they
   * may be interrupted, which would close the files that a turn reads.
   */
  void help() {
    if (!turn.tryLock()) {
      return; // who has the turn looks again afterwards
    }
    boolean calls = false;
    try {
      if (isLiving) {
        boolean goesOn = takeTurn();
        calls = !goesOn || wakeup < comesAt;
      }
    } catch (RuntimeException | Error e) {
      fault = e;
      calls = true;
    } finally {
      turn.unlock();
    }
    if (calls || !mailbox.isEmpty()) {
      mailbox.call();
    }
  }

  /** Returns whether the peer goes on. After an exception nobody else gets a turn. */
  private boolean takeTurn() {
    isLiving = false;
    if (effects.stopped() == null) {
      List<Input> batch = mailbox.takeAll(emptied);
      emptied = batch; // as it is when it was taken in, whatever happens
      Moment at = new Moment(now(), System.currentTimeMillis());
      boolean changed = at.now() >= wakeup || !batch.isEmpty();
      takeIn(batch, at);
      if (effects.stopped() == null) {
        wakeup = settle(at, changed);
      }
      effects.flush();
    }
    isLiving = effects.stopped() == null;
    return isLiving;
  }

  /** What went wrong in the turn of another thread is met by the loop's own. */
  private void rethrow() {
    Throwable met = fault;
    fault = null;
    if (met instanceof Error error) {
      throw error;
    } else if (met != null) {
      throw (RuntimeException) met;
    }
  }

  private void takeIn(List<Input> batch, Moment at) {
    int taken = 0;
    try {
      while (taken < batch.size() && effects.stopped() == null) {
        batch.get(taken).apply(peer, at);
        taken++;
      }
    } finally {
      left.addAll(batch.subList(taken, batch.size()));
      batch.clear();
    }
  }

  /** Returns when to go on at the latest. */
  private long settle(Moment at, boolean changed) {
    long latest = peer.settle(at.now());
    if (effects.stopped() == null && watch.look(peer, changed, effects.takeNoticed(), at)) {
      tellHello();
    }
    return Math.min(latest, watch.wakeup());
  }

  private void tellHello() {
    Message.Hello newest = peer.hello();
    if (!newest.equals(inputs.hello())) {
      inputs.hello(newest);
    }
  }

  private long sleepMillis(long until) {
    return Math.max(0, Math.min(until - now(), SLEEP_MILLIS));
  }

  private long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
  }
}
