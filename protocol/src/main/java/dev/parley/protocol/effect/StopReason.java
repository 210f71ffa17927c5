package dev.parley.protocol.effect;

/** Why a peer stops by itself. */
public enum StopReason {
  /** Left in order: the last message is sent. */
  LEFT,
  /**
   * Its group gives way to that of another peer, which the text names: started again on what is
   * left of its disk, it is a newcomer that joins there.
   */
  DISSOLVED,
  /** The group refused it for good. */
  REFUSED,
  /** It is a member no more. */
  REMOVED,
  /** Its log differs from the group's at or below the commit point. */
  DIVERGED,
  /** What its log holds on disk is not what was written, and another member has that. */
  DAMAGED,
  /**
   * Its log cannot be read from the disk; or is not what was written, but nobody showed what was.
   */
  UNREADABLE,
  /**
   * A fault in the program, or a disk that cannot be used any more. Never said by the core: its
   * host says it.
   */
  FAULT
}
