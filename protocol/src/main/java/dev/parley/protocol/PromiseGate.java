package dev.parley.protocol;

import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Outgoing;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.link.Links;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Nothing leaves a peer that speaks of a term which its disk does not have: while a promise is
 * being stored, all that is said waits here, in order. An acknowledgement of an older term that
 * waits when a new promise is made never leaves.
 */
final class PromiseGate implements Outgoing {
  /** A disk that hangs must not fill the memory; what is dropped is asked for or said again. */
  private static final int MAX_HELD = 65_536;

  private record Held(long link, Message message) {}

  private final Links links;
  private final Effects effects;
  private final Deque<Held> held = new ArrayDeque<>();
  private HardState storing;

  PromiseGate(Links links, Effects effects) {
    this.links = links;
    this.effects = effects;
  }

  @Override
  public void promise(HardState state) {
    held.removeIf(waiting -> waiting.message() instanceof Message.Ack);
    storing = state;
    effects.storeHardState(state);
  }

  void onStored(HardState state) {
    if (!state.equals(storing)) {
      return;
    }
    storing = null;
    for (Held waiting : held) {
      if (links.byId(waiting.link()) != null) {
        effects.send(waiting.link(), waiting.message());
      }
    }
    held.clear();
  }

  @Override
  public void send(int nodeId, Message message) {
    Link link = links.toNode(nodeId);
    if (link == null) {
      return;
    }
    if (storing == null) {
      effects.send(link.id(), message);
    } else if (held.size() < MAX_HELD) {
      held.add(new Held(link.id(), message));
    }
  }

  void push(Iterable<Integer> nodeIds, Entry entry) {
    List<Long> open = new ArrayList<>();
    for (int nodeId : nodeIds) {
      Link link = links.toNode(nodeId);
      if (link != null) {
        open.add(link.id());
      }
    }
    if (open.isEmpty()) {
      return;
    }
    if (storing == null) {
      effects.push(open, entry);
    } else if (held.size() + open.size() <= MAX_HELD) {
      open.forEach(link -> held.add(new Held(link, new Message.Sequenced(entry))));
    }
  }
}
