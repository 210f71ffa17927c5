package dev.parley.protocol.sim;

import java.util.Locale;

/** What can happen to a group, and how often it does in a mixed life. */
enum FaultKind {
  /** The process is killed, and started again later. */
  KILL(4),
  /** The machine loses power. */
  POWER(4),
  /** Killed and started again at once. */
  BLIP(4),
  /** The data directory is lost: a new replica comes back. */
  WIPE(2),
  /** The log is lost, the outbox is sound: a new replica comes back. */
  LOSE_LOG(2),
  /** The outbox is lost, the log is sound. */
  LOSE_OUTBOX(2),
  /** Two halves do not hear each other. */
  SPLIT(4),
  /** Two members do not hear each other. */
  CUT_PAIR(4),
  /** One member does not hear another, which hears it. */
  ONE_WAY(3),
  /** All cuts end. */
  MEND(5),
  /** Connections are reset. */
  RESET(5),
  /** Syncs take long for a while. */
  SLOW(3),
  /** The disk is full for a while. */
  FULL(2),
  /** The process is stopped by a signal for a while. */
  PAUSE(3),
  /** A newcomer joins. */
  JOIN(2),
  /** Somebody removes a member for good. */
  REMOVE(1),
  /** The user quits, and comes back later. */
  QUIT(2),
  /** All machines lose power. */
  ALL_POWER(1),
  KILL_LEADER(4),
  RESET_LEADER(3),
  /** The leader is stopped by a signal for a while. */
  PAUSE_LEADER(0),
  /** The leader hears the others and is not heard. */
  MUTE_LEADER(0),
  /** The leader keeps few companions, or none. */
  ISOLATE_LEADER(0),
  /** A user types. */
  TYPE(0),
  /** The leader's user types. */
  TYPE_LEADER(0),
  /** Bytes of the log change that were synced; the next start finds it: a new replica. */
  ROT(0),
  /** An older copy of the outbox is put back. */
  OLD_OUTBOX(0),
  /** A sync takes longer than three leader time-outs. */
  HANG(0),
  /** A clock jumps forward. */
  JUMP(0),
  /** The process, or the leader's, is stopped for longer than every time-out. */
  LONG_PAUSE(0),
  /** Many small cuts in a row. */
  FLICKER(0),
  /** A member is removed, or retires, and right after that the leader falls. */
  REMOVE_IN_FALL(0),
  /** The id of a removed member comes with an empty directory: it must be refused. */
  REUSE_ID(0),
  /** The next handover is cut in the middle. */
  CUT_HANDOVER(0),
  /** The highest id reaches some, but no majority. */
  LONELY_HIGHEST(0),
  /** A sync fails; the disk takes no writes until the tail is written anew. */
  SYNC_FAILS(0),
  /** The process dies while it writes: the last line is torn, and what came after it is gone. */
  TORN(0),
  /** A line of the outbox file is bad: what stands before it stays, under a new origin. */
  ROT_OUTBOX(0),
  /** A clock runs much too fast or too slow for a while. */
  DRIFT(0),
  /** The machine is off for longer than it keeps a vote. */
  LONG_DOWN(0),
  /** A member leaves for good, by its own wish. */
  RETIRE(0),
  /** A user pastes many lines. */
  FLOOD(0),
  /** A user types, and the machine dies right after that. */
  DIE_TYPING(0),
  /** What a member holds for others is lost, now and then with its outbox. */
  LOSE_HELD(0),
  /** An older copy of what a member holds for others is put back. */
  OLD_HELD(0),
  /** A machine is lost for good, right after its user typed; somebody removes the member. */
  DIE(0),
  /** The group falls apart, and all talk on for a while. */
  ISLAND(0);

  /** Of how many faults of a mixed life. */
  final int weight;

  FaultKind(int weight) {
    this.weight = weight;
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  boolean isAboutLeader() {
    return name().endsWith("_LEADER");
  }

  boolean isTyping() {
    return this == TYPE || this == TYPE_LEADER;
  }
}
