package dev.parley.tui.process.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Types at all peers that run, in turns, so that all send all the time. A thread of its own. */
final class Typist {
  private final Group group;
  private final Faults faults;
  private final Records records;
  private final int perSecond;
  private final Thread thread = new Thread(this::type, "torture-typist");
  private volatile boolean typing = true;

  Typist(Group group, Faults faults, Records records, int perSecond) {
    this.group = group;
    this.faults = faults;
    this.records = records;
    this.perSecond = perSecond;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void type() {
    long millis = 1_000 / perSecond;
    try {
      while (typing) {
        for (int id = 1; id <= group.size(); id++) {
          Life life = group.life(id);
          if (life != null && faults.runs(id)) {
            life.say(records.ledger().next(id));
          }
        }
        TimeUnit.MILLISECONDS.sleep(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False: it goes on, for a peer that runs does not read what is typed. */
  boolean stop(long millis) throws InterruptedException {
    typing = false;
    thread.join(millis);
    return !thread.isAlive();
  }

  /** When all is well: one more at each, which must be taken. */
  List<Text> typeLast() {
    List<Text> last = new ArrayList<>();
    for (int id = 1; id <= group.size(); id++) {
      Text text = records.ledger().next(id);
      group.life(id).say(text);
      last.add(text);
    }
    return last;
  }
}
