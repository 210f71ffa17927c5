package dev.parley.tui.chat;

import dev.parley.node.store.MembershipHistory;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.log.EntryBody;

/**
 * Names by the log, up to the entry that was applied last, and at any earlier one. Safe for any
 * thread.
 */
public final class NameBook {
  private Names names = Names.NONE;

  /** Null: there is no log to read in, and all is applied from its beginning on. */
  private MembershipHistory history;

  /** This run delivers from the middle of a log: begins with the names there. */
  public void begin(ChatPort port) {
    synchronized (this) {
      names = Names.ofSelf(port.nodeId(), port.name());
      history = new MembershipHistory(port.log());
    }
    goTo(port.deliversFrom());
  }

  /** The log is another one from its beginning on: nobody is known but by what was told. */
  public synchronized void beginAnew() {
    names = names.with(Membership.EMPTY);
    history = history == null ? null : history.ofOtherLog();
  }

  /** That entry is the next one to be applied. */
  public void goTo(long seqNo) {
    Names there = at(seqNo - 1);
    synchronized (this) {
      names = names.with(there.log());
    }
  }

  /** The next entry of the log. */
  public synchronized void apply(EntryBody body) {
    names = names.after(body);
  }

  /** A status: fills in for what the log has not told. */
  public synchronized void apply(PeerStatus status) {
    names = names.after(status);
  }

  public synchronized Names now() {
    return names;
  }

  public String nameOf(int nodeId) {
    return now().nameOf(nodeId);
  }

  /** The names after that entry, or after the last final one. May read much of the log. */
  public Names at(long seqNo) {
    MembershipHistory log;
    synchronized (this) {
      log = history;
    }
    return log == null ? now() : now().with(log.at(seqNo));
  }
}
