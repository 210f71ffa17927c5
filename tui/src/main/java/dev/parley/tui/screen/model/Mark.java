package dev.parley.tui.screen.model;

/** How far a message has come. */
public enum Mark {
  /** Typed; in the outbox or on its way there. */
  QUEUED,
  /** Numbered by the leader, not yet on the disks of a majority. */
  NUMBERED,
  /** The leader changed while it was on its way; it is sent again, and counts once. */
  UNKNOWN,
  /** No majority is in reach: those who are in reach see it. */
  PROVISIONAL,
  /** Has its place for good. */
  FINAL,
  /** Not taken; nobody has it. */
  REFUSED;

  /**
   * Nearly all messages are final sooner: were marks shown at once, every message would flicker.
   */
  public static final long PATIENCE_MILLIS = 300;
}
