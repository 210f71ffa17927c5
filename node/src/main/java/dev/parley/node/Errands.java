package dev.parley.node;

import dev.parley.protocol.Peer;
import dev.parley.protocol.effect.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an application asks of a node: where the node has another life in the meantime, it is asked
 * of that one, so that nothing that was typed is lost. For any thread.
 */
final class Errands {
  /** What waits for the next life, in order. */
  private final List<Errand> waiting = new ArrayList<>();

  /** Null: the first one. */
  private NodeParts newest;

  private boolean leaving;
  private boolean ended;

  /** Something to be asked of a life; {@code how} makes the input for it. */
  private final class Errand implements Input {
    private final NodeParts life;
    private final Function<NodeParts, Input> how;
    private final int bytes;
    private final Input input;

    private Errand(NodeParts life, Function<NodeParts, Input> how, int bytes) {
      this.life = life;
      this.how = how;
      this.bytes = bytes;
      this.input = how.apply(life);
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
    life.mailbox().putWaiting(new Errand(life, how, bytes), bytes);
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
      newest.mailbox().put(new Errand(newest, errand.how, errand.bytes));
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
    waiting.forEach(each -> next.mailbox().put(new Errand(next, each.how, each.bytes)));
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
