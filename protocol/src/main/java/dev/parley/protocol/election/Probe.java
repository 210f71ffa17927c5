package dev.parley.protocol.election;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.LogPosition;
import java.util.SortedSet;
import java.util.TreeSet;

/** Round 1 of an election as its candidate sees it. Changes nothing, at anybody. */
final class Probe {
  final long round;
  final SortedSet<Integer> answered = new TreeSet<>();
  final SortedSet<Integer> claims = new TreeSet<>();
  final SortedSet<ReplicaId> leave = new TreeSet<>();
  LogPosition bestAnswered = new LogPosition(0, 0, 0);
  long deadline;

  /** A higher voter claims the lead: waits for its COORDINATOR. */
  boolean yielding;

  Probe(long round, ReplicaId self, long deadline) {
    this.round = round;
    this.deadline = deadline;
    leave.add(self);
  }
}
