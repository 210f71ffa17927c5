package dev.parley.bench.peers;

import java.util.List;

/** What became of the messages that the survivors of a failure sent. */
final class Outcomes {
  private final List<Deliveries> survivors;
  private long sent;
  private long failed;
  private long failedYetDelivered;
  private long unanswered;
  private long unansweredAndLost;
  private long lost;
  private long partly;

  Outcomes(List<Deliveries> survivors) {
    this.survivors = survivors;
  }

  /** Adds one sender's messages from number {@code from} on, by the answers that it got. */
  void add(NodeProcess sender, long from, byte[] answers) {
    for (int seq = (int) from; seq < answers.length; seq++) {
      long id = Trace.id(sender.id, seq);
      long deliveredAt = survivors.stream().filter(s -> s.contains(id)).count();
      // Where the system does not acknowledge, that the call returned is its answer.
      boolean answered = answers[seq] != Trace.UNANSWERED || !sender.acknowledges();
      sent++;
      if (answers[seq] == Trace.FAILED) {
        failed++;
        failedYetDelivered += deliveredAt > 0 ? 1 : 0;
      } else if (!answered) {
        unanswered++;
        unansweredAndLost += deliveredAt == 0 ? 1 : 0;
      } else if (deliveredAt == 0) {
        lost++;
      } else if (deliveredAt < survivors.size()) {
        partly++;
      }
    }
  }

  long sent() {
    return sent;
  }

  /** The system said no. */
  long failed() {
    return failed;
  }

  long failedYetDelivered() {
    return failedYetDelivered;
  }

  /** The system said neither yes nor no. */
  long unanswered() {
    return unanswered;
  }

  long unansweredAndLost() {
    return unansweredAndLost;
  }

  /** Accepted, and delivered nowhere. */
  long lost() {
    return lost;
  }

  /** Accepted, and delivered at some survivors only. */
  long partly() {
    return partly;
  }
}
