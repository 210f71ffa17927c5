package dev.parley.protocol.effect;

/** An event of the group as this peer saw it, for people and for the list of events in a status. */
public sealed interface Notice {

  /** One line for people. */
  String text();

  /**
   * Somebody leads, {@code afterMillis} after the last leader was missed (0: it was not missed).
   */
  record LeaderChanged(long term, int leaderId, long afterMillis) implements Notice {
    @Override
    public String text() {
      return "n"
          + leaderId
          + " leads, term "
          + term
          + (afterMillis > 0 ? ", after " + afterMillis + " ms" : "");
    }
  }

  /** A member came within reach or left it. */
  record MemberSeen(int nodeId, boolean online, String why) implements Notice {
    @Override
    public String text() {
      return "n"
          + nodeId
          + (online ? " is online" : " is offline")
          + (why.isEmpty() ? "" : " (" + why + ")");
    }
  }

  /**
   * A peer that was dialled belongs to another group.
   *
   * @param data where this peer has its own; empty: not known
   */
  record OtherGroup(String address, String group, String data) implements Notice {
    @Override
    public String text() {
      return address
          + " is of another group named "
          + group
          + "; this peer has its own"
          + (data.isEmpty() ? "" : " in " + data)
          + ": start with another --data to join that one";
    }
  }

  /**
   * This peer's group, in which nobody else was and nothing was said, gave way to another one.
   *
   * @param into whose; null: not known any more
   * @param kept where its log is
   */
  record Dissolved(String into, String kept) implements Notice {
    @Override
    public String text() {
      return "joins the group of "
          + (into == null ? "another peer" : into)
          + ", as nothing was said in its own; the old log is kept in "
          + kept;
    }
  }

  /** Something that people should know before they wonder. */
  record Advice(String text) implements Notice {}

  /** Something was refused to this peer or its user; {@code code} is for programs. */
  record Refused(String code, String text) implements Notice {}

  /** The user asked for a name at the start, and the group knows this one by another. */
  record OwnName(String wanted, String has) implements Notice {
    @Override
    public String text() {
      return "your name in this group is " + has + "; /nick " + wanted + " asks for that one";
    }
  }

  /** What is on this disk is not what was written; {@code text} says what becomes of it. */
  record Damage(String text) implements Notice {}

  /** Anything else that happened. */
  record Event(String text) implements Notice {}
}
