package dev.parley.tui.screen.view;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.tui.screen.model.ChatModel;

/** What several parts of the screen read out of the model. */
final class Model {
  /** Under load everybody is behind by what is on its way; that is nothing to look at. */
  private static final long ON_ITS_WAY = 100;

  private static final long MINUTE = 60_000;

  private Model() {}

  /** The end of this peer's log. */
  static long lastSeq(ChatModel model) {
    PeerStatus status = model.group().standing().status();
    long last = status == null ? 0 : status.last().seqNo();
    return Math.max(last, model.group().finalSeq());
  }

  /** The last entry that is known to be final. */
  static long finalSeq(ChatModel model) {
    PeerStatus status = model.group().standing().status();
    long last = status == null ? 0 : status.committed().seqNo();
    return Math.max(last, model.group().finalSeq());
  }

  /**
   * How many final entries a member's log lacks, as of the newest status; -1: not known. Only the
   * leader knows it of others.
   */
  static long trails(ChatModel model, MemberStatus member) {
    PeerStatus status = model.group().standing().status();
    if (member.nodeId() == status.nodeId()) {
      return model.group().lag();
    }
    return member.lastSeq() < 0 ? -1 : Math.max(0, status.committed().seqNo() - member.lastSeq());
  }

  /** Whether that member is fetching what it missed. */
  static boolean isBehind(ChatModel model, MemberStatus member) {
    PeerStatus status = model.group().standing().status();
    if (member.nodeId() == status.nodeId()) {
      return status.state() == PeerStatus.State.CATCH_UP;
    }
    return trails(model, member) > ON_ITS_WAY;
  }

  /** Since a member was heard, as {@link #sinceMillis} counts; -1: not known. */
  static long offlineMillis(ChatModel model, MemberStatus member) {
    if (member.since() > 0) {
      return sinceMillis(model, member.since());
    }
    long statusAt = model.group().standing().statusAt();
    return member.heardMillis() < 0 ? -1 : sinceMillis(model, statusAt - member.heardMillis());
  }

  /** By the clock of the title, so that ages change with it and not in between. */
  static long sinceMillis(ChatModel model, long since) {
    return Math.max(0, model.now() - model.now() % MINUTE - since);
  }
}
