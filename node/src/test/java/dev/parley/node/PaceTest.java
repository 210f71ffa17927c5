package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PaceTest {
  private static final int MOST = 100;
  private static final int GO_ON = 75;
  private static final long FOR_EVER = TimeUnit.HOURS.toNanos(1);

  @Test
  @Timeout(60)
  void nobodyWaitsForASmallOutbox() {
    Pace pace = new Pace(MOST, MOST - 1, FOR_EVER, FOR_EVER);
    pace.added();
    pace.tell();
    pace.awaitRoom();
  }

  @Test
  @Timeout(60)
  void whoTypesFasterThanTheGroupTakesItWaitsUntilThereIsRoom() throws InterruptedException {
    Pace pace = new Pace(MOST, MOST, FOR_EVER, FOR_EVER);
    pace.added();
    pace.tell();
    Thread typist = new Thread(pace::awaitRoom);
    typist.start();
    await().until(() -> typist.getState() == Thread.State.TIMED_WAITING);
    pace.released();
    pace.tell();
    assertEquals(Thread.State.TIMED_WAITING, typist.getState(), "woken for a single message");
    for (int left = MOST; left > GO_ON; left--) {
      pace.released();
    }
    pace.tell();
    typist.join();
  }

  @Test
  @Timeout(60)
  void whatTheLoopHasNotTakenYetCounts() throws InterruptedException {
    Pace pace = new Pace(MOST, GO_ON, FOR_EVER, FOR_EVER);
    for (int sent = GO_ON; sent <= MOST; sent++) {
      pace.typed();
    }
    pace.tell();
    Thread typist = new Thread(pace::awaitRoom);
    typist.start();
    await().until(() -> typist.getState() == Thread.State.TIMED_WAITING);
    for (int refused = GO_ON; refused <= MOST; refused++) {
      pace.taken();
    }
    pace.tell();
    typist.join();
  }

  @Test
  @Timeout(60)
  void outboxBegunAnewWithLessMakesRoom() throws InterruptedException {
    Pace pace = new Pace(MOST, 0, FOR_EVER, FOR_EVER);
    pace.renewed(MOST + 1);
    pace.tell();
    Thread typist = new Thread(pace::awaitRoom);
    typist.start();
    await().until(() -> typist.getState() == Thread.State.TIMED_WAITING);
    pace.renewed(0);
    pace.tell();
    typist.join();
  }

  @Test
  @Timeout(60)
  void nobodyWaitsWhereNothingLeavesTheOutbox() {
    Pace pace = new Pace(MOST, 0, FOR_EVER, 0);
    pace.renewed(2 * MOST);
    pace.tell();
    pace.awaitRoom();
  }

  @Test
  @Timeout(60)
  void nobodyWaitsLongerThanAPersonNotices() {
    Pace pace = new Pace(MOST, 2 * MOST, 1, FOR_EVER);
    pace.released();
    pace.tell();
    pace.awaitRoom();
  }
}
