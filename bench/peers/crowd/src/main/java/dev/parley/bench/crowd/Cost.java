package dev.parley.bench.crowd;

/**
 * What the hops of a message cost: nanoseconds of a processor, where nothing else is said. A line
 * is one of a chat message of 100 bytes, where nothing else is said.
 *
 * <p>What is called a wait is time that passes while the processor does something else.
 */
public enum Cost {
  // ------------------------------------------------------------------ the thread of the core

  /** A turn of the loop: sleeping before it, taking what waits, settling, waking who is to act. */
  TURN,
  /** The core takes a typed text, and asks for it to be stored. */
  TYPED,
  /** An own message is on disk, and leaves for the leader: in the core. */
  OWN_SENT,
  /** The leader numbers a message and appends it. */
  NUMBERED,
  /** The leader takes somebody else's message, beside numbering it. */
  CHAT_TAKEN,
  /** A follower takes an entry that was pushed, and appends it. */
  ENTRY_TAKEN,
  /** An input that brings no message, as an acknowledgement. */
  SMALL_TAKEN,
  /** An entry becomes final. */
  DELIVERED,
  /** The same where it is an own message, which leaves the outbox: in addition. */
  RELEASED,
  /**
   * What a message costs the loop of a running peer that is its own group, beyond all of these: its
   * way through the mailbox, the answer to who typed it, and that caches are not warm.
   */
  ANSWERED,
  /** One more for the disk to do. */
  ASKED,
  /** A line is handed to a connection. */
  SENT,
  /** An entry is put into the buffer that connections share. */
  PUSHED,
  /** In addition, for each connection that it goes to. */
  PUSHED_LINK,
  /** What was gathered for a connection is handed to its thread, which does not sleep. */
  FLUSHED_LINK,
  /** In addition, if that thread sleeps. */
  WAKE_NET,

  // ------------------------------------------------------------------ the threads of connections

  /** Such a thread, of which each peer has two, slept: in addition for the first thing it does. */
  NET_WOKEN,
  /** Writing a batch to a connection: the task and the system call. */
  WRITE,
  /** In addition, for each entry in it, which is encoded already. */
  WRITE_ENTRY,
  /** In addition, for each chat message in it that is on its way to the leader. */
  WRITE_CHAT,
  /** In addition, for each short line in it, as an acknowledgement. */
  WRITE_SMALL,
  /** In addition, for each heartbeat in it. */
  WRITE_BEAT,
  /** In addition, for each member that a heartbeat names. */
  WRITE_BEAT_MEMBER,
  /** Reading what came on a connection, and handing it to the loop. */
  READ,
  /** In addition, for each entry in it. */
  READ_ENTRY,
  /** In addition, for each chat message in it. */
  READ_CHAT,
  /** In addition, for each short line in it. */
  READ_SMALL,
  /** In addition, for each heartbeat in it. */
  READ_BEAT,
  /** In addition, for each member that a heartbeat names. */
  READ_BEAT_MEMBER,
  /** Handing something to the loop while it sleeps: in addition. */
  WAKE_LOOP,

  // ------------------------------------------------------------------ the thread of the disk

  /** Writing typed messages to the outbox file. */
  OUTBOX_WRITE,
  /** In addition, for each of them. */
  OUTBOX_LINE,
  /** A wait: until they are on disk. */
  OUTBOX_SYNC,
  /** The same while two others sync on the same disk. */
  OUTBOX_SYNC_OF_3,
  /** A wait, in addition for each line. */
  OUTBOX_SYNC_LINE,
  /** Writing entries to the log. */
  LOG_WRITE,
  /** In addition, for each of them. */
  LOG_LINE,
  /** A wait: until they are on disk. */
  LOG_SYNC,
  /** The same while two others sync on the same disk. */
  LOG_SYNC_OF_3,
  /** A wait, in addition for each line. */
  LOG_SYNC_LINE,

  // ------------------------------------------------------------------ the application

  /** A turn of the thread that tells the application: sleeping before it, taking what there is. */
  SHOW_TURN,
  /**
   * In addition, for each message that is final; measured where each is the application's own,
   * which is also told that it is stored.
   */
  SHOWN,
  /** Collecting the garbage that a message leaves behind, while the whole peer stands still. */
  COLLECTED,
  /** The application says something. */
  SAY,
  /** In addition, if it slept until it might. */
  SAY_WOKEN,

  // ------------------------------------------------------------------ the machine

  /** A wait: from being woken until running, with a processor idle. */
  WAKE,
  /** The same for a thread that waits for its connections. */
  WAKE_SELECT,
  /** From one thread, which goes to sleep, to another on a busy processor. */
  SWITCH,
  /** How long a thread runs while others wait for its processor, at most. */
  SLICE,
  /** A wait: from the end of a write until the other end can read it. */
  HOP,
  /** A wait: what a connection takes for each byte, one after the other. */
  WIRE_BYTE
}
