package dev.parley.protocol.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is silent: docs/protocol.md section 5, and the times of HEARTBEAT in section 8. */
class HeartbeatTest {
  private final HeartbeatMonitor monitor = new HeartbeatMonitor(1, 1000, 200);

  private static Heartbeat beat(long lastSeq, boolean canWrite, Integer... hears) {
    LogPosition commit = new LogPosition(1, 1, 1);
    return new Heartbeat(
        false, 1, 0, false, List.of(hears), canWrite, lastSeq, commit, Presence.ONLINE);
  }

  @Test
  void whoIsSilentForTheTimeOutIsNotHeard() {
    assertFalse(monitor.isHeard(2, 5000));
    assertEquals(-1, monitor.silence(2, 5000));
    monitor.heard(2, 5000);
    assertTrue(monitor.isHeard(2, 5999));
    assertEquals(999, monitor.silence(2, 5999));
    assertFalse(monitor.isHeard(2, 6000));
    assertEquals(List.of(), monitor.heardNow(6000));
    monitor.heard(3, 5500);
    assertEquals(List.of(2, 3), monitor.heardNow(5900));
  }

  @Test
  @DisplayName("A reaches B if each lists the other")
  void reachingNeedsBothWays() {
    monitor.heard(2, 0);
    assertFalse(monitor.reaches(2, 0));
    monitor.onHeartbeat(2, beat(1, true, 3));
    assertFalse(monitor.reaches(2, 0));
    monitor.onHeartbeat(2, beat(1, true, 1, 3));
    assertTrue(monitor.reaches(2, 999));
    assertTrue(monitor.hears(2, 3));
    assertFalse(monitor.reaches(2, 1000));
  }

  @Test
  void whatAGoneProcessSaidCountsNoMore() {
    monitor.heard(2, 0);
    monitor.onHeartbeat(2, beat(70, false, 1));
    assertFalse(monitor.canWrite(2));
    monitor.forget(2);
    assertNull(monitor.last(2));
    assertTrue(monitor.canWrite(2));
    assertFalse(monitor.isHeard(2, 0));
  }

  @Test
  @DisplayName("every heartbeat between voters and the leader, on other connections every tenth")
  void everyTenthBeatGoesToAll() {
    HeartbeatSchedule schedule = new HeartbeatSchedule(200);
    int toAll = 0;
    for (long now = 0; now < 20 * 200; now += 200) {
      assertTrue(schedule.isDue(now));
      toAll += schedule.beat(now) ? 1 : 0;
      assertFalse(schedule.isDue(now + 199));
      assertEquals(now + 200, schedule.dueAt());
    }
    assertEquals(2, toAll);
    schedule.hurry();
    assertTrue(schedule.isDue(0));
  }
}
