package dev.parley.protocol.outbox;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.log.EntryBody.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Says what was typed here to everybody in reach while nobody leads. On each new connection, and in
 * each round, all that is unreleased is said from the first message on, so that nobody is left with
 * a gap; in between each new message at once. So much at a time that no connection is flooded, and
 * the next round is some time after the end of the last.
 */
public final class Broadcast {
  /** A receiver gets a window, and the bytes of a block, in so many milliseconds. */
  static final long PACE_MILLIS = 100;

  private static final int MAX_BACKOFF = 10;

  /** What a message weighs apart from its text, at most about. */
  private static final int FRAME_BYTES = 256;

  /** One connection: how much of the round it has got, and how much of it lately. */
  private static final class Receiver {
    int told;
    int lately;
    long bytesLately;
  }

  private final PeerConfig config;
  private final Outbox outbox;
  private final Consumer<Chat> show;
  private final SortedMap<Long, Receiver> receivers = new TreeMap<>();

  /** All that was unreleased when the round began, and what was typed since. */
  private List<Chat> round = new ArrayList<>();

  private boolean isOn;
  private String origin;
  private int shown;
  private long roundAt;
  private long backoffMillis;
  private long pacedFrom;
  private long wakeAt = Long.MAX_VALUE;

  /** A message on one connection. */
  public interface Sender {
    void send(long link, Chat message);
  }

  /**
   * @param show takes each message of a round when it is said for the first time, and also if there
   *     is nobody to say it to
   */
  public Broadcast(PeerConfig config, Outbox outbox, Consumer<Chat> show) {
    this.config = config;
    this.outbox = outbox;
    this.show = show;
  }

  /** A message was put into the outbox. */
  public void typed(Chat message) {
    if (isOn) {
      round.add(message);
    }
  }

  /** Somebody leads: nothing is said to all any more. */
  public void end() {
    if (isOn) {
      isOn = false;
      round = new ArrayList<>();
      receivers.clear();
      wakeAt = Long.MAX_VALUE;
    }
  }

  private void begin() {
    round = new ArrayList<>(outbox.messages());
    origin = outbox.origin();
    shown = 0;
    receivers.values().forEach(receiver -> receiver.told = 0);
    roundAt = Long.MAX_VALUE;
  }

  /** Nobody leads: says on these connections what they have not got in this round. */
  public void send(SortedSet<Long> links, Sender sender, long now) {
    if (!isOn) {
      isOn = true;
      backoffMillis = config.resendAfterMillis();
      begin();
    } else if (now >= roundAt) {
      backoffMillis = Math.min(2 * backoffMillis, MAX_BACKOFF * config.resendAfterMillis());
      begin();
    } else if (!outbox.origin().equals(origin)) {
      begin(); // it was renewed: some of the round bears other numbers now
    }
    receivers.keySet().retainAll(links);
    if (now - pacedFrom >= PACE_MILLIS) {
      pacedFrom = now;
      receivers.values().forEach(receiver -> receiver.lately = 0);
      receivers.values().forEach(receiver -> receiver.bytesLately = 0);
    }
    int stored = stored();
    boolean rests = true;
    for (long link : links) {
      Receiver receiver = receivers.computeIfAbsent(link, id -> new Receiver());
      send(link, receiver, stored, sender);
      rests &= receiver.told == stored;
    }
    if (roundAt == Long.MAX_VALUE && rests && !round.isEmpty() && !links.isEmpty()) {
      roundAt = now + backoffMillis;
    }
    wakeAt = rests ? roundAt : pacedFrom + PACE_MILLIS;
  }

  /** How much of the round is on disk; shows it. */
  private int stored() {
    while (shown < round.size() && outbox.isStored(round.get(shown).msgId())) {
      if (outbox.holds(round.get(shown).msgId())) {
        show.accept(round.get(shown));
      }
      shown++;
    }
    return shown;
  }

  private void send(long link, Receiver receiver, int stored, Sender sender) {
    while (receiver.told < stored
        && receiver.lately < config.window()
        && receiver.bytesLately < config.blockBytes()) {
      Chat message = round.get(receiver.told);
      receiver.told++;
      if (outbox.holds(message.msgId())) {
        receiver.lately++;
        receiver.bytesLately += FRAME_BYTES + message.payload().length();
        sender.send(link, message);
      }
    }
  }

  /** When {@link #send} has something to say, though nothing new happened. */
  public long wakeAt() {
    return wakeAt;
  }
}
