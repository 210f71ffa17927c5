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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that a peer lives on. It alone reads the clock that the peer decides by; others
 * only measure how long they wait. Takes in all that waits, lets the peer draw its conclusions
 * once, has them carried out, and sleeps until the next input or the time at which the peer wants
 * to be woken.
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
    } catch (RuntimeException e) {
      LOG.error("nor can it be asked for", e);
    }
    effects.stop(Inputs.unreadable(cause.getMessage()));
  }

  private void live() {
    List<Input> batch = new ArrayList<>();
    long wakeup = now();
    while (effects.stopped() == null) {
      batch.clear();
      batch = mailbox.takeAll(batch, sleepMillis(wakeup));
      Moment at = new Moment(now(), System.currentTimeMillis());
      boolean timer = at.now() >= wakeup;
      takeIn(batch, at);
      if (effects.stopped() == null) {
        wakeup = settle(at, timer || !batch.isEmpty());
      }
      effects.flush();
    }
  }

  private void takeIn(List<Input> batch, Moment at) {
    for (Input input : batch) {
      if (effects.stopped() != null) {
        input.drop();
      } else {
        input.apply(peer, at);
      }
    }
  }

  /** Returns when to go on at the latest. */
  private long settle(Moment at, boolean changed) {
    long wakeup = peer.settle(at.now());
    if (effects.stopped() == null && watch.look(peer, changed, effects.takeNoticed(), at)) {
      tellHello();
    }
    return Math.min(wakeup, watch.wakeup());
  }

  private void tellHello() {
    Message.Hello newest = peer.hello();
    if (!newest.equals(inputs.hello())) {
      inputs.hello(newest);
    }
  }

  private long sleepMillis(long wakeup) {
    return Math.max(0, Math.min(wakeup - now(), SLEEP_MILLIS));
  }

  private long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
  }
}
