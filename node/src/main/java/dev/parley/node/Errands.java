package dev.parley.node;

import dev.parley.protocol.Peer;
import dev.parley.protocol.effect.StopReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What an application asks of a node: where the node has another life in the meantime, it is asked
 * of that one, so that nothing that was typed is lost. For any thread.
 */
final class Errands {
  /** What waits for the next life. */
  private final List<Errand> waiting = new ArrayList<>();

  /** Null: the first one. */
  private NodeParts newest;

  /** Of the newest errand. */
  private final AtomicLong lastNumber = new AtomicLong();

  private boolean leaving;
  private boolean ended;

  /** Something to be asked of a life; {@code how} makes the input for it. */
  private final class Errand implements Input {
    /** A later one of the same thread has a higher one. */
    private final long number;

    private final NodeParts life;
    private final Function<NodeParts, Input> how;
    private final int bytes;
    private final Input input;

    private Errand(long number, NodeParts life, Function<NodeParts, Input> how, int bytes) {
      this.number = number;
      this.life = life;
      this.how = how;
      this.bytes = bytes;
      this.input = how.apply(life);
    }

    private Errand forLife(NodeParts next) {
      return new Errand(number, next, how, bytes);
    }

    @Override
    public void apply(Peer peer, Moment at) {
      input.apply(peer, at);
    }

    @Override
    public String toString() {
      return input.toString();
    }

    @Override
    public void drop() {
      if (!isKept(this)) {
        input.drop();
      }
    }
  }

  /** Asks that of a life, or of the one that follows it. Waits where it has too much to do. */
  void put(NodeParts life, Function<NodeParts, Input> how, int bytes) {
    Errand errand = new Errand(lastNumber.incrementAndGet(), life, how, bytes);
    life.mailbox().putWaiting(errand, bytes);
  }

  /** Called when that life takes nothing more: why it ended is known. */
  private synchronized boolean isKept(Errand errand) {
    boolean dissolved = errand.life.effects().stopped().reason() == StopReason.DISSOLVED;
    if (!dissolved || leaving || ended) {
      return false;
    }
    if (newest == null || newest == errand.life) {
      waiting.add(errand);
    } else {
      newest.mailbox().put(errand.forLife(newest));
    }
    return true;
  }

  /** The node is to end: no other life follows. */
  synchronized void leave() {
    leaving = true;
  }

  synchronized boolean isLeaving() {
    return leaving;
  }

  /** Has that life begin, unless the node is to end: returns whether it did. */
  synchronized boolean goOnWith(NodeParts next, Runnable begin) {
    if (leaving) {
      return false;
    }
    // While a mailbox closes, what comes is dropped at once, maybe before what came earlier.
    waiting.sort(Comparator.comparingLong(each -> each.number));
    waiting.forEach(each -> next.mailbox().put(each.forLife(next)));
    waiting.clear();
    newest = next;
    begin.run();
    return true;
  }

  /** No life follows. */
  synchronized void end() {
    ended = true;
    waiting.forEach(each -> each.input.drop());
    waiting.clear();
  }
}
