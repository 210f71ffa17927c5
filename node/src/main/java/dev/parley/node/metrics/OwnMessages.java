package dev.parley.node.metrics;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;

/**
 * How long the messages that are typed here take, hop by hop. Numbers of one origin follow each
 * other, so the times of each are kept in the place that its number says, and nothing is allocated
 * for a message. One whose place is taken by a later one is not timed; there are as many places as
 * the outbox takes messages. What an earlier run typed is not timed either. The loop thread only.
 */
final class OwnMessages {
  private static final byte TYPED = 1;
  private static final byte STORED = 2;
  private static final byte NUMBERED = 3;

  final Histogram toStored = Histogram.ofNanos(Labels.of("hop", "stored"));
  final Histogram toNumbered = Histogram.ofNanos(Labels.of("hop", "numbered"));
  final Histogram toCommitted = Histogram.ofNanos(Labels.of("hop", "committed"));
  final Histogram toFinal = Histogram.ofNanos(Labels.EMPTY);

  private final int nodeId;
  private final long[] numbers;
  private final long[] typedAt;
  private final long[] hopAt;
  private final byte[] reached;
  private String origin = "";
  private long nextStored;

  /**
   * @param atOnce how many may be on their way
   */
  OwnMessages(int nodeId, int atOnce) {
    this.nodeId = nodeId;
    int places = Integer.highestOneBit(Math.max(1, atOnce)) * 2;
    numbers = new long[places];
    typedAt = new long[places];
    hopAt = new long[places];
    reached = new byte[places];
  }

  private int place(long number) {
    return (int) (number & (numbers.length - 1));
  }

  void typed(MessageId id, long since) {
    if (!id.origin().equals(origin)) {
      origin = id.origin();
      nextStored = id.number();
      Arrays.fill(reached, (byte) 0);
    }
    int place = place(id.number());
    numbers[place] = id.number();
    typedAt[place] = since;
    hopAt[place] = since;
    reached[place] = TYPED;
  }

  /** That message, and all before it, is on disk. */
  void stored(MessageId upTo, long now) {
    if (!upTo.origin().equals(origin)) {
      return;
    }
    long first = Math.max(nextStored, upTo.number() - numbers.length + 1);
    for (long number = first; number <= upTo.number(); number++) {
      int place = place(number);
      if (numbers[place] == number && reached[place] == TYPED) {
        reach(place, STORED, now, toStored);
      }
    }
    nextStored = Math.max(nextStored, upTo.number() + 1);
  }

  /**
   * It is in this peer's log, with a number. Where it was cut off and came again, the first counts.
   */
  void numbered(EntryBody body, long now) {
    int place = placeOf(body);
    if (place >= 0 && reached[place] == STORED) {
      reach(place, NUMBERED, now, toNumbered);
    }
  }

  void committed(EntryBody body, long now) {
    int place = placeOf(body);
    if (place >= 0 && reached[place] != 0) {
      if (reached[place] == NUMBERED) {
        reach(place, NUMBERED, now, toCommitted);
      }
      toFinal.record(now - typedAt[place]);
      reached[place] = 0;
    }
  }

  private void reach(int place, byte stage, long now, Histogram hop) {
    hop.record(now - hopAt[place]);
    hopAt[place] = now;
    reached[place] = stage;
  }

  /** -1: not one that is timed. */
  private int placeOf(EntryBody body) {
    if (!(body instanceof EntryBody.Chat chat)
        || chat.senderId() != nodeId
        || !chat.msgId().origin().equals(origin)) {
      return -1;
    }
    int place = place(chat.msgId().number());
    return numbers[place] == chat.msgId().number() ? place : -1;
  }
}
