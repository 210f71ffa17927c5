package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PaceTest {
  private static final long FOR_EVER = TimeUnit.HOURS.toNanos(1);

  @Test
  @Timeout(60)
  void nobodyWaitsForASmallOutbox() {
    Pace pace = new Pace(Pace.MOST - 1, FOR_EVER, FOR_EVER);
    pace.added();
    pace.tell();
    pace.await();
  }

  @Test
  @Timeout(60)
  void whoTypesFasterThanTheGroupTakesItWaitsUntilThereIsRoom() throws InterruptedException {
    Pace pace = new Pace(Pace.MOST, FOR_EVER, FOR_EVER);
    pace.added();
    pace.tell();
    Thread typist = new Thread(pace::await);
    typist.start();
    await().until(() -> typist.getState() == Thread.State.TIMED_WAITING);
    pace.released();
    pace.tell();
    assertEquals(Thread.State.TIMED_WAITING, typist.getState(), "woken for a single message");
    for (int left = Pace.MOST; left > Pace.GO_ON; left--) {
      pace.released();
    }
    pace.tell();
    typist.join();
  }

  @Test
  @Timeout(60)
  void whatTheLoopHasNotTakenYetCounts() throws InterruptedException {
    Pace pace = new Pace(Pace.GO_ON, FOR_EVER, FOR_EVER);
    for (int sent = Pace.GO_ON; sent <= Pace.MOST; sent++) {
      pace.typed();
    }
    pace.tell();
    Thread typist = new Thread(pace::await);
    typist.start();
    await().until(() -> typist.getState() == Thread.State.TIMED_WAITING);
    for (int refused = Pace.GO_ON; refused <= Pace.MOST; refused++) {
      pace.taken();
    }
    pace.tell();
    typist.join();
  }

  @Test
  @Timeout(60)
  void outboxBegunAnewWithLessMakesRoom() throws InterruptedException {
    Pace pace = new Pace(0, FOR_EVER, FOR_EVER);
    pace.renewed(Pace.MOST + 1);
    pace.tell();
    Thread typist = new Thread(pace::await);
    typist.start();
    await().until(() -> typist.getState() == Thread.State.TIMED_WAITING);
    pace.renewed(0);
    pace.tell();
    typist.join();
  }

  @Test
  @Timeout(60)
  void nobodyWaitsWhereNothingLeavesTheOutbox() {
    Pace pace = new Pace(0, FOR_EVER, 0);
    pace.renewed(2 * Pace.MOST);
    pace.tell();
    pace.await();
  }

  @Test
  @Timeout(60)
  void nobodyWaitsLongerThanAPersonNotices() {
    Pace pace = new Pace(2 * Pace.MOST, 1, FOR_EVER);
    pace.released();
    pace.tell();
    pace.await();
  }
}
