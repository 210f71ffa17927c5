package dev.parley.protocol.derived;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.quorum.Voters;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who belongs to the group as of one entry of the log, and who has ever belonged. Immutable; each
 * entry that changes it makes a new one, so that a cut of the log is undone by taking the one
 * before.
 */
public final class Membership {
  public static final Membership EMPTY =
      new Membership(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());

  private final SortedMap<Integer, Member> members;
  private final SortedSet<Integer> removed;
  private final SortedSet<String> replaced;
  private final Voters voters;

  private Membership(
      SortedMap<Integer, Member> members, SortedSet<Integer> removed, SortedSet<String> replaced) {
    this.members = Collections.unmodifiableSortedMap(members);
    this.removed = Collections.unmodifiableSortedSet(removed);
    this.replaced = Collections.unmodifiableSortedSet(replaced);
    this.voters =
        new Voters(
            members.values().stream().filter(Member::voter).map(m -> m.info().replica()).toList());
  }

  /** A membership as a checkpoint holds it. */
  public static Membership of(
      List<Member> members, SortedSet<Integer> removed, SortedSet<String> replaced) {
    return new Membership(byId(members), new TreeSet<>(removed), new TreeSet<>(replaced));
  }

  /** The membership after an entry; this one, if the entry changes nothing of it. */
  public Membership after(EntryBody body) {
    if (body instanceof EntryBody.Members change) {
      return afterMembers(byId(change.members()));
    }
    if (body instanceof EntryBody.Profile profile && profile.key().equals(EntryBody.Profile.NAME)) {
      return afterName(profile.nodeId(), profile.value());
    }
    return this;
  }

  private Membership afterMembers(SortedMap<Integer, Member> now) {
    SortedSet<Integer> gone = new TreeSet<>(removed);
    SortedSet<String> old = new TreeSet<>(replaced);
    for (Map.Entry<Integer, Member> before : members.entrySet()) {
      Member after = now.get(before.getKey());
      String storage = before.getValue().info().storageId();
      if (after == null) {
        gone.add(before.getKey());
      }
      if (after == null || !after.info().storageId().equals(storage)) {
        old.add(storage);
      }
    }
    return new Membership(now, gone, old);
  }

  private Membership afterName(int nodeId, String name) {
    Member member = members.get(nodeId);
    if (member == null || isNameTaken(name)) {
      return this;
    }
    PeerInfo was = member.info();
    PeerInfo now = new PeerInfo(nodeId, name, was.address(), was.mode(), was.storageId());
    SortedMap<Integer, Member> changed = new TreeMap<>(members);
    changed.put(nodeId, new Member(now, member.voter()));
    return new Membership(changed, removed, replaced);
  }

  private static SortedMap<Integer, Member> byId(List<Member> members) {
    SortedMap<Integer, Member> byId = new TreeMap<>();
    members.forEach(member -> byId.put(member.info().nodeId(), member));
    return byId;
  }

  /** Ascending by node id. */
  public SortedMap<Integer, Member> members() {
    return members;
  }

  /** Null where there is no such member. */
  public Member member(int nodeId) {
    return members.get(nodeId);
  }

  public Voters voters() {
    return voters;
  }

  /** Ids that left the group for good and are not given again. */
  public SortedSet<Integer> removed() {
    return removed;
  }

  /** Storage ids that do not come back. */
  public SortedSet<String> replaced() {
    return replaced;
  }

  public boolean contains(ReplicaId replica) {
    Member member = members.get(replica.nodeId());
    return member != null && member.info().storageId().equals(replica.storageId());
  }

  /** Whether that id is, or once was, a member. */
  public boolean everNamed(int nodeId) {
    return members.containsKey(nodeId) || removed.contains(nodeId);
  }

  public boolean isNameTaken(String name) {
    return members.values().stream().anyMatch(member -> member.info().name().equals(name));
  }

  /**
   * Whether a member other than that one has a name that people take for this one: upper and lower
   * case, and forms of one letter, do not tell two apart. A leader gives no such name; what a log
   * has already stays as it is, so this is not for {@link #after}.
   */
  public boolean hasNameLike(String name, int nodeId) {
    String sought = plain(name);
    return members.values().stream()
        .map(Member::info)
        .anyMatch(info -> info.nodeId() != nodeId && plain(info.name()).equals(sought));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Membership that
        && members.equals(that.members)
        && removed.equals(that.removed)
        && replaced.equals(that.replaced);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return members.values().toString();
  }
}
