package dev.parley.protocol.quorum;

import dev.parley.protocol.id.ReplicaId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The replicas that have a vote, as one membership of the log names them: the only thing that is
 * ever counted. Immutable.
 */
public final class Voters {
  private final List<ReplicaId> replicas;

  public Voters(Collection<ReplicaId> replicas) {
    this.replicas = replicas.stream().sorted().distinct().toList();
  }

  /** Ascending. */
  public List<ReplicaId> replicas() {
    return replicas;
  }

  public int size() {
    return replicas.size();
  }

  public boolean contains(ReplicaId replica) {
    return replicas.contains(replica);
  }

  /** How many make a majority. */
  public int majority() {
    return replicas.size() / 2 + 1;
  }

  /** Whether a majority of the voters is among those; never, where nobody has a vote. */
  public boolean hasMajority(Predicate<ReplicaId> among) {
    return count(among) >= majority();
  }

  public int count(Predicate<ReplicaId> among) {
    int count = 0;
    for (ReplicaId replica : replicas) {
      count += among.test(replica) ? 1 : 0;
    }
    return count;
  }

  /** The highest number that a majority of the voters has reached; 0 where nobody has a vote. */
  public long reachedByMajority(ToLongFunction<ReplicaId> reached) {
    if (replicas.isEmpty()) {
      return 0;
    }
    long[] ascending = new long[replicas.size()];
    for (int i = 0; i < ascending.length; i++) {
      ascending[i] = reached.applyAsLong(replicas.get(i));
    }
    Arrays.sort(ascending);
    return ascending[ascending.length - majority()];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Voters voters && replicas.equals(voters.replicas);
  }

  @Override
  public int hashCode() {
    return replicas.hashCode();
  }

  @Override
  public String toString() {
    return replicas.toString();
  }
}
