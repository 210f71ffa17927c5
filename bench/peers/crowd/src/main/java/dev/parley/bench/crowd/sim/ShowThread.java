package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.protocol.log.EntryBody;

/** Tells the application what is final, a batch at a time. */
final class ShowThread extends SimThread {
  /** {@code Delivery.BATCH_BYTES}. */
  private static final int BATCH_BYTES = 256 * 1024;

  private final Application application;
  private long committed = 1;
  private long shown = 1;
  private long upTo;
  private boolean answers;

  ShowThread(Machine machine, Application application) {
    super(machine, Cost.WAKE);
    this.application = application;
  }

  /** All up to there is final. */
  void committed(long seqNo) {
    committed = seqNo;
    wake();
  }

  /** The application's texts are in the outbox: it is told so. */
  void answer() {
    answers = true;
    wake();
  }

  @Override
  boolean hasWork() {
    return answers || shown < committed;
  }

  @Override
  double begin() {
    takeWoken();
    answers = false;
    int bytes = 0;
    for (upTo = shown; upTo < committed && bytes < BATCH_BYTES; upTo++) {
      bytes += machine.log.entry(upTo + 1).line().length;
    }
    double each = machine.cost(Cost.SHOWN) + machine.cost(Cost.COLLECTED);
    return machine.cost(Cost.SHOW_TURN) + (upTo - shown) * each;
  }

  @Override
  void end() {
    for (; shown < upTo; shown++) {
      if (machine.log.entry(shown + 1).body() instanceof EntryBody.Chat chat) {
        application.shown(chat);
      }
    }
  }
}
