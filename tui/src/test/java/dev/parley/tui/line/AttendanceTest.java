package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.node.Node;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.MemoryPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AttendanceTest {
  private final MemoryPeer peer = new MemoryPeer(1, 10);
  private final List<Long> alarms = new ArrayList<>();
  private Runnable alarm;
  private long now = 1_000_000;

  /** Keeps the alarm to be rung by hand. */
  private final class Bell extends ScheduledThreadPoolExecutor {
    Bell() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      alarm = command;
      alarms.add(unit.toMillis(delay));
      return super.schedule((Callable<Void>) () -> null, 0, unit);
    }
  }

  private final Attendance idle = new Attendance(peer, new Bell(), () -> now);

  private void after(long millis) {
    now += millis;
    Runnable rings = alarm;
    alarm = null;
    rings.run();
    peer.status().join();
  }

  @Test
  void whoTypesNothingForLongIsIdleAndBackWithTheNextLine() {
    after(Node.IDLE_MILLIS);
    assertEquals(List.of("IDLE"), peer.user.presences());
    assertEquals(null, alarm);
    idle.onLine();
    assertEquals(List.of("IDLE", "ONLINE"), peer.user.presences());
    assertEquals(List.of(Node.IDLE_MILLIS, Node.IDLE_MILLIS), alarms);
  }

  @Test
  void aLineMovesNoAlarm() {
    now += 60_000;
    idle.onLine();
    idle.onLine();
    assertEquals(List.of(Node.IDLE_MILLIS), alarms);
    after(Node.IDLE_MILLIS - 60_000);
    assertEquals(List.of(), peer.user.presences());
    assertEquals(List.of(Node.IDLE_MILLIS, 60_000L), alarms);
    after(60_000);
    assertEquals(List.of("IDLE"), peer.user.presences());
  }

  @Test
  void whoIsAwayIsNotIdle() {
    peer.presence(Presence.AWAY, "lunch");
    after(Node.IDLE_MILLIS);
    idle.onLine();
    assertEquals(List.of("AWAY lunch"), peer.user.presences());
  }
}
