package dev.parley.protocol;

import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Outgoing;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.link.Links;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

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

  /** Whom the last entry was for, and on which links: asked for with each, and seldom changed. */
  private Collection<Integer> pushedTo;

  private long pushedAt;
  private List<Long> pushedOn;

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

  /** {@code nodeIds} must not change while it is used. */
  void push(Collection<Integer> nodeIds, Entry entry) {
    List<Long> open = linksTo(nodeIds);
    if (open.isEmpty()) {
      return;
    }
    if (storing == null) {
      effects.push(open, entry);
    } else if (held.size() + open.size() <= MAX_HELD) {
      open.forEach(link -> held.add(new Held(link, new Message.Sequenced(entry))));
    }
  }

  private List<Long> linksTo(Collection<Integer> nodeIds) {
    if (nodeIds != pushedTo || links.changes() != pushedAt) {
      pushedTo = nodeIds;
      pushedAt = links.changes();
      pushedOn =
          nodeIds.stream().map(links::toNode).filter(Objects::nonNull).map(Link::id).toList();
    }
    return pushedOn;
  }
}
