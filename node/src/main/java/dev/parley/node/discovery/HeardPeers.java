package dev.parley.node.discovery;

import dev.parley.node.discovery.Beacon.Kind;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who was heard lately, in the order in which they were heard first. Bounded, and a source cannot
 * take the room of others: what does not fit is not noted. For one thread; times in milliseconds of
 * a clock that never goes back.
 */
final class HeardPeers {
  /** A member that was not heard for so long is not suggested any more. */
  static final long STALE_MILLIS = 10_000;

  /** So long is a peer remembered. */
  static final long GONE_MILLIS = 30_000;

  /** A newcomer asks several times a second: this one has stopped doing so. */
  static final long SILENT_NEWCOMER_MILLIS = 1500;

  static final int PEERS = 256;

  /** Of one source, unless that is this machine, on which all have the same. */
  static final int PEERS_OF_SOURCE = 16;

  private record Key(InetAddress source, int nodeId, String address) {}

  private static final class Heard {
    Beacon last;
    long at;
  }

  private final Map<Key, Heard> heard = new LinkedHashMap<>();

  /** Takes note of a beacon. Returns whether its peer was not known as a member, and is now. */
  boolean hear(Beacon beacon, InetAddress source, long now) {
    Key key = new Key(source, beacon.nodeId(), beacon.address());
    Heard before = heard.get(key);
    if (beacon.kind() == Kind.LEAVES) {
      if (before != null && before.last.process().equals(beacon.process())) {
        heard.remove(key);
      }
      return false;
    }
    if (before == null && !hasRoom(source)) {
      return false;
    }
    if (before != null && isOvertaken(beacon, before, now)) {
      return false;
    }
    Heard entry = before == null ? new Heard() : before;
    boolean wasMember = before != null && before.last.kind() == Kind.HERE;
    entry.last = beacon;
    entry.at = now;
    heard.put(key, entry);
    return beacon.kind() == Kind.HERE && !wasMember;
  }

  /** A newcomer has become a member, and what it asked before that comes late. */
  private static boolean isOvertaken(Beacon beacon, Heard before, long now) {
    return beacon.kind() == Kind.ASKS
        && before.last.kind() == Kind.HERE
        && before.last.process().equals(beacon.process())
        && now - before.at < SILENT_NEWCOMER_MILLIS;
  }

  private boolean hasRoom(InetAddress source) {
    return heard.size() < PEERS
        && (source.isLoopbackAddress()
            || heard.keySet().stream().filter(key -> key.source().equals(source)).count()
                < PEERS_OF_SOURCE);
  }

  void forgetGone(long now) {
    heard.values().removeIf(entry -> now - entry.at >= GONE_MILLIS);
  }

  /** The last beacon of each member that is not stale. */
  List<Beacon> members(long now) {
    return fresh(Kind.HERE, STALE_MILLIS, now);
  }

  /** Each member of which something is known, and how long ago it was heard. */
  List<FoundPeer> found(Predicate<Beacon> wanted, long now) {
    return heard.values().stream()
        .filter(entry -> entry.last.kind() == Kind.HERE && wanted.test(entry.last))
        .map(entry -> entry.last.found(now - entry.at))
        .sorted(Comparator.comparingInt(FoundPeer::nodeId))
        .toList();
  }

  /** The last beacon of each newcomer that still asks. */
  List<Beacon> newcomers(long now) {
    return fresh(Kind.ASKS, SILENT_NEWCOMER_MILLIS, now);
  }

  private List<Beacon> fresh(Kind kind, long millis, long now) {
    List<Beacon> fresh = new ArrayList<>();
    for (Heard entry : heard.values()) {
      if (entry.last.kind() == kind && now - entry.at < millis) {
        fresh.add(entry.last);
      }
    }
    return fresh;
  }
}
