package dev.parley.tui.line;

import dev.parley.node.Node;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.ChatPort;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Has others told that a person is idle when no line has come for a while, and back with the next
 * one. There is one alarm at a time, none while idle, and a line does not move it.
 */
final class Attendance {
  private final ChatPort port;
  private final ScheduledExecutorService alarms;
  private final LongSupplier clock;
  private long lineAt;
  private boolean idle;

  /**
   * @param clock milliseconds
   */
  Attendance(ChatPort port, ScheduledExecutorService alarms, LongSupplier clock) {
    this.port = port;
    this.alarms = alarms;
    this.clock = clock;
    lineAt = clock.getAsLong();
    alarmIn(Node.IDLE_MILLIS);
  }

  /** Any thread: a line came. */
  synchronized void onLine() {
    lineAt = clock.getAsLong();
    if (idle) {
      idle = false;
      port.presence(Presence.ONLINE, "");
      alarmIn(Node.IDLE_MILLIS);
    }
  }

  private void alarmIn(long millis) {
    alarms.schedule(this::onAlarm, millis, TimeUnit.MILLISECONDS);
  }

  private void onAlarm() {
    port.status().thenAccept(this::look);
  }

  /** Who said to be away is that until it is taken back. */
  private synchronized void look(PeerStatus status) {
    long left = lineAt + Node.IDLE_MILLIS - clock.getAsLong();
    if (left > 0) {
      alarmIn(left);
    } else if (isAway(status)) {
      alarmIn(Node.IDLE_MILLIS);
    } else {
      idle = true;
      port.presence(Presence.IDLE, "");
    }
  }

  private static boolean isAway(PeerStatus status) {
    for (MemberStatus member : status.members()) {
      if (member.nodeId() == status.nodeId()) {
        return member.presence() == Presence.AWAY;
      }
    }
    return false;
  }
}
