package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;

/** Something final that the chat shows, with its place in the log. */
public sealed interface Line {

  long seqNo();

  /** Milliseconds since the epoch. */
  long at();

  /**
   * A message.
   *
   * @param sender the name that its sender had
   * @param text as it was sent, not cleaned
   */
  record Said(long seqNo, long at, int senderId, String sender, MessageId msgId, String text)
      implements Line {}

  /** The leader changed, somebody came, left for good, or took another name. */
  record Happened(long seqNo, long at, Kind kind, String text) implements Line {}

  /** What kind of event; those of {@code MEMBERS} that follow each other are folded into one. */
  enum Kind {
    LEADER,
    MEMBERS,
    PROFILE
  }
}
