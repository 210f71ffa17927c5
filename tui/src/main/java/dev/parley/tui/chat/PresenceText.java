package dev.parley.tui.chat;

import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.message.Message.Presence;

/** How present a user is, in words. */
public final class PresenceText {
  private PresenceText() {}

  /** Empty: it is there. What it says itself is made harmless. */
  public static String of(MemberStatus member) {
    if (member.presence() == Presence.AWAY) {
      return member.away().isEmpty() ? "away" : "away: " + CleanText.line(member.away());
    }
    return member.presence() == Presence.IDLE ? "idle" : "";
  }
}
