package dev.parley.protocol.election;

/**
 * What a peer is in its term. Each role holds only its own data; {@link BullyElection} alone
 * changes one for another.
 */
public sealed interface Role permits Follower, Candidate, Leader {}
