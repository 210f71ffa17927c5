package dev.parley.tui.screen.model;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.tui.chat.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which members left and came back, as this run saw it: the log does not tell. Who is away for a
 * moment only has not left.
 *
 * @param members by node id, whoever was in reach once
 * @param told in words, by the number of the entry after which it was seen
 */
public record Sightings(Map<Integer, Seen> members, NavigableMap<Long, List<String>> told) {
  /** Older ones are forgotten. */
  static final int MOST = 200;

  static final long PATIENCE_MILLIS = 2000;

  public static final Sightings NONE = new Sightings(Map.of(), new TreeMap<>());

  /** Why somebody is out of reach who did not say so: the connection ended, or nothing is heard. */
  private static final List<String> SUDDENLY = List.of("connection lost", "timeout");

  /**
   * Where one member is.
   *
   * @param told whether it was here by what was said of it
   * @param since when it came or went last, in milliseconds since the epoch
   */
  public record Seen(boolean here, boolean told, String why, long since) {
    private long settlesAt() {
      return here == told ? Long.MAX_VALUE : since + PATIENCE_MILLIS;
    }

    private String words() {
      if (here) {
        return " is back";
      }
      return SUDDENLY.stream()
          .filter(why::startsWith)
          .findFirst()
          .map(how -> " left (" + how + ")")
          .orElse(" left");
    }
  }

  public Sightings {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
    told = Collections.unmodifiableNavigableMap(new TreeMap<>(told));
  }

  Sightings after(Notice.MemberSeen notice, long now) {
    return seen(notice.nodeId(), notice.online(), notice.why(), now);
  }

  /** A member that falls silent keeps its connection for a while: only the status tells of it. */
  Sightings after(PeerStatus status, long now) {
    Sightings next = this;
    for (PeerStatus.MemberStatus member : status.members()) {
      Seen before = members.get(member.nodeId());
      boolean other = before == null || before.here() != member.online();
      if (member.nodeId() != status.nodeId() && other) {
        next = next.seen(member.nodeId(), member.online(), "timeout", now);
      }
    }
    return next;
  }

  /** Whoever is seen for the first time is no news. */
  private Sightings seen(int nodeId, boolean here, String why, long now) {
    Seen before = members.get(nodeId);
    if (before == null && !here) {
      return this;
    }
    boolean was = before == null || before.told();
    Map<Integer, Seen> next = new TreeMap<>(members);
    next.put(nodeId, new Seen(here, was, why, now));
    return new Sightings(next, told);
  }

  /** When {@link #settled} has something to tell; {@link Long#MAX_VALUE}: not by itself. */
  long settlesAt() {
    return members.values().stream().mapToLong(Seen::settlesAt).min().orElse(Long.MAX_VALUE);
  }

  /**
   * Tells of who has been away, or here again, for long enough.
   *
   * @param names of those who are told of: of others the log has said why they go
   * @param after the number of the last entry
   */
  Sightings settled(Names names, long after, long now) {
    if (settlesAt() > now) {
      return this;
    }
    Map<Integer, Seen> next = new TreeMap<>(members);
    List<String> news = new ArrayList<>();
    members.forEach(
        (id, seen) -> {
          if (seen.settlesAt() > now) {
            return;
          }
          if (names.members().containsKey(id)) {
            news.add(names.nameOf(id) + seen.words());
            next.put(id, new Seen(seen.here(), seen.here(), seen.why(), seen.since()));
          } else {
            next.remove(id);
          }
        });
    return new Sightings(next, news.isEmpty() ? told : with(after, news));
  }

  private NavigableMap<Long, List<String>> with(long after, List<String> news) {
    TreeMap<Long, List<String>> all = new TreeMap<>(told);
    List<String> there = new ArrayList<>(all.getOrDefault(after, List.of()));
    // Who comes and goes all night is said to have done so once.
    there.removeAll(news);
    there.addAll(news);
    all.put(after, List.copyOf(there));
    while (all.size() > MOST) {
      all.pollFirstEntry();
    }
    return all;
  }
}
