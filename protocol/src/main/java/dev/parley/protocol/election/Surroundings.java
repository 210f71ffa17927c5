package dev.parley.protocol.election;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.quorum.Voters;
import java.util.Collection;

/** What an election needs to know of the rest of the peer, as it is now. */
public interface Surroundings {

  /** By the newest membership in the log, committed or not. */
  Voters voters();

  /** The ids of the other members that are connected, ascending. */
  Collection<Integer> connectedMembers();

  /** Whether that member was heard within a leader time-out. */
  boolean isHeard(int nodeId, long now);

  /** The replica at the other end of the connection to that node; null: not connected. */
  ReplicaId connectedReplica(int nodeId);

  /** Whether this peer reaches a majority of the voters: each hears the other. */
  boolean reachesMajority(long now);

  LogPosition logEnd();

  long commitSeq();

  /** The end of the longest log that a member heard now has told of; 0: none. */
  long longestLogHeardOf(long now);

  boolean canWrite();
}
