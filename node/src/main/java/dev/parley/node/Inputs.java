package dev.parley.node;

import dev.parley.node.net.MeshListener;
import dev.parley.node.store.StoreListener;
import dev.parley.node.store.UnreadableException;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what connections and the disk tell into inputs for the loop. For any thread. */
final class Inputs implements MeshListener, StoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(Inputs.class);

  /** What an input costs beside its text. */
  static final int INPUT_BYTES = 128;

  /**
   * The most that is taken in by the thread that brings it: more is worth waking another one, and
   * then the next can be read meanwhile.
   */
  private static final int TURN_BYTES = 4096;

  /** What the loop keeps up to date and these need; set before anything is told. */
  private volatile Message.Hello hello;

  private volatile HostEffects effects;

  /** Has all taken in that was left in the mailbox; by the loop's own thread, until told better. */
  private volatile Runnable turn;

  private final Mailbox mailbox;

  Inputs(Mailbox mailbox) {
    this.mailbox = mailbox;
    this.turn = mailbox::call;
  }

  void effects(HostEffects of) {
    effects = of;
  }

  void turn(Runnable taking) {
    turn = taking;
  }

  /** Has it taken in on the caller's thread, where nothing else waits and it is not much. */
  private void bring(Input input, int size, boolean waits) {
    boolean isFirst = mailbox.add(input, size, waits);
    if (isFirst && size <= TURN_BYTES) {
      turn.run();
    } else if (isFirst) {
      mailbox.call();
    }
  }

  void hello(Message.Hello newest) {
    hello = newest;
  }

  @Override
  public Message.Hello hello() {
    return hello;
  }

  @Override
  public void onHello(long link, boolean dialledHere, Message.Hello said) {
    mailbox.putWaiting((peer, at) -> peer.onHello(link, dialledHere, said, at.now()), INPUT_BYTES);
  }

  @Override
  public void onMessages(long link, List<Message> messages, int bytes) {
    bring(
        (peer, at) -> {
          for (Message message : messages) {
            peer.onMessage(link, message, at.now());
          }
        },
        bytes,
        true);
  }

  @Override
  public void onClosed(long link) {
    mailbox.putWaiting((peer, at) -> peer.onClosed(link, at.now()), INPUT_BYTES);
  }

  @Override
  public void onDialRefused(int nodeId) {
    mailbox.putWaiting((peer, at) -> peer.onDialRefused(nodeId, at.now()), INPUT_BYTES);
  }

  @Override
  public void onLogSynced(long epoch, long seqNo) {
    bring((peer, at) -> peer.onLogSynced(epoch, seqNo, at.now()), 0, false);
  }

  @Override
  public void onHardStateStored(HardState state) {
    bring((peer, at) -> peer.onHardStateStored(state, at.now()), 0, false);
  }

  @Override
  public void onOutboxStored(MessageId id) {
    bring(
        (peer, at) -> {
          peer.onOutboxStored(id, at.now());
          effects.onOutboxStored(id);
        },
        0,
        false);
  }

  @Override
  public void onCanWrite(boolean can, String why) {
    LOG.warn("the disk {}", can ? "takes writes again" : "does not take writes: " + why);
    mailbox.put(
        (peer, at) -> {
          peer.onCanWrite(can, at.now());
          String text = can ? "the disk takes writes again" : "the disk does not write: " + why;
          effects.notice(new Notice.Event(text));
        });
  }

  @Override
  public void onCanHold(boolean can, String why) {
    String text =
        can
            ? "messages of others are kept on this disk again"
            : "messages of others that are not final yet are not kept on this disk: " + why;
    LOG.warn(text);
    mailbox.put((peer, at) -> effects.notice(new Notice.Event(text)));
  }

  @Override
  public void onDamage(Damage damage) {
    LOG.error("entry #{} on this disk is bad: {}", damage.seqNo(), damage.problem());
    mailbox.put((peer, at) -> peer.onDamage(damage, at.now()));
  }

  /** What was to be shown cannot be read. For any thread. */
  void onUnreadable(RuntimeException cause) {
    Damage damage = damage(cause);
    if (damage != null) {
      onDamage(damage);
    } else {
      mailbox.put((peer, at) -> effects.stop(unreadable(cause.getMessage())));
    }
  }

  /** What is bad on the disk, where something could not be read; null: nothing that is final. */
  Damage damage(RuntimeException cause) {
    return cause instanceof UnreadableException bad ? effects.damageNear(bad.seqNo()) : null;
  }

  static Stop unreadable(String why) {
    String text = "the log cannot be read: " + why + "; parley log verify shows more";
    return new Stop(StopReason.UNREADABLE, text, false);
  }

  @Override
  public void onFatal(String why, Throwable cause) {
    LOG.error("the store has ended: {}", why, cause);
    mailbox.put((peer, at) -> effects.stop(new Stop(StopReason.FAULT, why, true)));
  }
}
