package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What may be done to a group so that it can still keep its promises. */
final class Fairness {
  private final Simulator sim;

  Fairness(Simulator sim) {
    this.sim = sim;
  }

  /**
   * Whether one more disk may be lost: only while a majority of the voters keeps theirs, by every
   * membership that may still count. A disk that is damaged and not found out yet may be given a
   * vote, so there is one of these at a time.
   */
  boolean mayLoseADisk() {
    if (sim.nodes.values().stream().anyMatch(node -> node.disk.rotten())) {
      return false;
    }
    for (List<Member> members : memberships()) {
      List<Member> voters = members.stream().filter(Member::voter).toList();
      if (voters.size() < 3 || !voters.stream().allMatch(this::isThere)) {
        return false;
      }
    }
    return true;
  }

  private boolean isThere(Member member) {
    SimNode node = sim.node(member.info().nodeId());
    return !node.left && !disk(member).destroyed() && !disk(member).rotten();
  }

  private SimDisk disk(Member member) {
    return sim.invariants.history.disks().get(member.info().storageId());
  }

  /**
   * Whether these make a majority of the voters, by every membership that may still count, and by
   * each with one more vote.
   */
  boolean isMajority(Collection<SimNode> sound) {
    for (List<Member> members : memberships()) {
      List<Member> voters = new ArrayList<>(members.stream().filter(Member::voter).toList());
      if (!isMajorityOf(voters, sound)) {
        return false;
      }
      for (Member learner : members) {
        if (!learner.voter()) {
          voters.add(learner);
          if (!isMajorityOf(voters, sound)) {
            return false;
          }
          voters.remove(learner);
        }
      }
    }
    return true;
  }

  /** Whether these and that one make a majority by any membership that may still count. */
  boolean mayBeMajority(List<SimNode> few, SimNode lonely) {
    List<SimNode> side = new ArrayList<>(few);
    side.add(lonely);
    for (List<Member> members : memberships()) {
      if (isMajorityOf(members.stream().filter(Member::voter).toList(), side)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMajorityOf(List<Member> voters, Collection<SimNode> sound) {
    long there =
        voters.stream()
            .filter(member -> sound.stream().anyMatch(node -> node.disk == disk(member)))
            .count();
    return 2 * there > voters.size();
  }

  /** Whether a membership that may still count names it. */
  boolean mayCount(SimNode node) {
    return memberships().stream()
        .flatMap(List::stream)
        .anyMatch(member -> member.info().nodeId() == node.id);
  }

  /** The newest final membership, and all above it on any disk. */
  private List<List<Member>> memberships() {
    History history = sim.invariants.history;
    List<List<Member>> all = new ArrayList<>();
    all.add(history.members());
    for (SimNode node : sim.nodes.values()) {
      all.addAll(node.disk.membershipsFrom(history.lastMembers() + 1));
    }
    return all;
  }
}
