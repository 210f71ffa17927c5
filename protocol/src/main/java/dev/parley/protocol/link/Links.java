package dev.parley.protocol.link;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which connection leads to which node: one a pair. Of two that both ends dialled at once, the one
 * that the lower id dialled stays, so that both ends keep the same; of two that the same end
 * dialled, the newer.
 */
public final class Links {
  private final int self;
  private final Map<Integer, Link> byNode = new TreeMap<>();
  private final Map<Long, Link> byId = new TreeMap<>();
  private long changes;

  public Links(int self) {
    this.self = self;
  }

  /** Null: not connected. */
  public Link toNode(int nodeId) {
    return byNode.get(nodeId);
  }

  /** Null: not open, or not the one that counts. */
  public Link byId(long linkId) {
    return byId.get(linkId);
  }

  /** Ascending by node id. */
  public Collection<Link> all() {
    return Collections.unmodifiableCollection(byNode.values());
  }

  /** Grows with each change, so that what is derived from the links can be kept until the next. */
  public long changes() {
    return changes;
  }

  /**
   * Whether a new connection takes the place of the one that is there.
   *
   * @param isHeard whether something came on the old one lately
   */
  public boolean supersedes(Link newer, Link older, boolean isHeard) {
    if (!isHeard || !newer.isSameProcess(older) || newer.dialledHere() == older.dialledHere()) {
      return true;
    }
    return newer.dialledHere() == (self < newer.nodeId());
  }

  /** Makes this the connection to its node. Returns the one that it replaces, or null. */
  public Link put(Link link) {
    Link old = byNode.put(link.nodeId(), link);
    if (old != null) {
      byId.remove(old.id());
    }
    byId.put(link.id(), link);
    changes++;
    return old;
  }

  /** Returns the link that was removed, or null if none had that number. */
  public Link remove(long linkId) {
    Link link = byId.remove(linkId);
    if (link != null) {
      byNode.remove(link.nodeId());
      changes++;
    }
    return link;
  }
}
