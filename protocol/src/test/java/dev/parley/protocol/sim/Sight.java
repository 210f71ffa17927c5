package dev.parley.protocol.sim;

import java.util.Locale;

/** A state that a life should reach now and then, or it shows little. */
enum Sight {
  /** Somebody leads in a new term. */
  LEADERS,
  /** A higher voter keeps a lower one from its election. */
  CLAIMS,
  HANDOVERS_ASKED,
  HANDOVERS_DONE,
  /** Nobody leads after it, or somebody else. */
  HANDOVERS_FAILED,
  /** A log is cut. */
  CUTS,
  CUT_ENTRIES,
  /** Somebody asks for entries that it lacks. */
  PULLS,
  BLOCKS_OF_LEADERS,
  /** A candidate fetches the best log of those who promised. */
  BLOCKS_OF_GRANTORS,
  /** Somebody who hears no leader fetches what is final. */
  BLOCKS_OF_MEMBERS,
  /** An entry is not pushed because the connection does not drain. */
  SKIPPED_PUSHES,
  JOINS,
  /** A newcomer is told whom to ask instead. */
  REFERRALS,
  PROMOTIONS,
  DEMOTIONS,
  /** A member comes back with an empty log. */
  REPLACED_REPLICAS,
  REMOVALS,
  LEFT,
  REFUSED,
  TOLD_OF_REMOVAL,
  /** Writes that no sync had covered are gone after a crash. */
  LOST_WRITES,
  /** A process dies while messages of its user are not final. */
  DEATHS_OF_SENDERS,
  /** A user is told that the outbox is full. */
  REFUSED_TEXTS,
  /** A member keeps on disk what another one typed. */
  HELD_MESSAGES,
  /** Somebody makes a room, and it is final. */
  ROOMS,
  TOPICS,
  /** A peer finds that its outbox is an old copy. */
  RENEWED_OUTBOXES,
  /** A user reads what is final. */
  READINGS,
  DISKS_FULL_FOR_GOOD,
  LINKS_MISSING_FOR_GOOD,
  LEADER_MUTE_FOR_GOOD,
  FOLLOWER_DEAF_FOR_GOOD,
  HIGHEST_LONELY_FOR_GOOD,
  /** A life with members that have no vote from the first on. */
  LIVES_WITH_LEARNERS,
  LIVES_OF_ONE,
  LIVES_OF_EIGHT_OR_MORE;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
