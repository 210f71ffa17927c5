package dev.parley.protocol.log;

/** The kinds of entry; their names are the {@code type} on the wire and on the disk. */
public enum EntryType {
  SEQ_CHAT,
  SEQ_LEADER,
  SEQ_MEMBERS,
  SEQ_PROFILE
}
