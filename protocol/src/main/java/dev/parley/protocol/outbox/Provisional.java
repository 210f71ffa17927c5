package dev.parley.protocol.outbox;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody.Chat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/**
 * What others typed and is not yet final: it is kept for them, since they may not come back. Never
 * with a gap, so that each kept message can be given its number as soon as somebody leads; and
 * until it is final, whatever became of its sender. Also knows what was shown in this process.
 *
 * <p>It goes to a leader in the order of each origin, a window at a time, again from the first one
 * on whenever there is reason to: the leader takes each number once.
 */
public final class Provisional {
  private static final int MAX_BACKOFF = 10;

  /** Anybody may send under any origin: of more than these it is forgotten what was shown. */
  static final int SHOWN_ORIGINS = 10_000;

  /** A message, and how long somebody had led in this process when it came. */
  private record Kept(Chat message, long ledMillis) {}

  private static final class Origin {
    final NavigableMap<Long, Kept> kept = new TreeMap<>();
    long chars;

    /** All that is kept up to this number is on its way to the present leader. */
    long sentUpTo;
  }

  private final PeerConfig config;
  private final Effects effects;

  /** Of which something is kept. */
  private final SortedMap<String, Origin> origins = new TreeMap<>();

  /** The last number that was shown, of each origin; the one that was shown last comes last. */
  private final Map<String, Long> shown = new LinkedHashMap<>();

  private int size;
  private long chars;
  private int onTheirWay;
  private long charsOnTheirWay;
  private long resendAt = Long.MAX_VALUE;
  private long backoffMillis;
  private boolean isLed;
  private long ledMillis;
  private long passedUntil;

  /** When a message that waits for its own sender has waited for long enough. */
  private long ripeAt = Long.MAX_VALUE;

  /** Takes what the file of held messages held, in its order. */
  public Provisional(PeerConfig config, Effects effects, List<Chat> held) {
    this.config = config;
    this.effects = effects;
    this.backoffMillis = config.resendAfterMillis();
    for (Chat message : held) {
      Origin origin = origins.computeIfAbsent(message.msgId().origin(), name -> new Origin());
      if (!origin.kept.containsKey(message.msgId().number())) {
        put(origin, message);
      }
    }
  }

  public int size() {
    return size;
  }

  /** All that is kept, by origin and number. */
  public List<Chat> messages() {
    List<Chat> all = new ArrayList<>(size);
    origins.values().forEach(o -> o.kept.values().forEach(kept -> all.add(kept.message())));
    return all;
  }

  private void put(Origin origin, Chat message) {
    origin.kept.put(message.msgId().number(), new Kept(message, ledMillis));
    origin.chars += message.payload().length();
    chars += message.payload().length();
    size++;
  }

  // ------------------------------------------------------------------ keeping

  /**
   * Keeps a message for its sender, if the one before it is kept here too or final, and there is
   * room. {@code finalNumber} is the origin's last one by this peer's commit point.
   */
  public void hold(Chat message, long finalNumber) {
    long number = message.msgId().number();
    String name = message.msgId().origin();
    Origin origin = origins.getOrDefault(name, new Origin());
    if (number <= finalNumber || origin.kept.containsKey(number)) {
      return;
    }
    boolean follows = number - 1 == finalNumber || origin.kept.containsKey(number - 1);
    if (follows && hasRoom(origin)) {
      origins.put(name, origin);
      put(origin, message);
      effects.storeHeld(message);
    }
  }

  private boolean hasRoom(Origin origin) {
    PeerConfig.Holding bounds = config.holding();
    return origin.kept.size() < bounds.perOrigin()
        && origin.chars < (long) bounds.perOrigin() * PeerConfig.BYTES_PER_ENTRY
        && size < bounds.messages()
        && chars < (long) bounds.messages() * PeerConfig.BYTES_PER_ENTRY;
  }

  /** A crash may have left messages in the file that the log has as final. */
  public void onStart(ToLongFunction<String> finalNumber) {
    for (String name : List.copyOf(origins.keySet())) {
      onFinal(name, finalNumber.applyAsLong(name), 0);
    }
  }

  /** That message is final and on this peer's own disk, and so are all before it. */
  public void onFinal(MessageId id, long now) {
    onFinal(id.origin(), id.number(), now);
  }

  private void onFinal(String name, long number, long now) {
    if (shownUpTo(name) <= number) {
      shown.remove(name);
    }
    Origin origin = origins.get(name);
    if (origin == null) {
      return;
    }
    while (!origin.kept.isEmpty() && origin.kept.firstKey() <= number) {
      Chat message = origin.kept.pollFirstEntry().getValue().message();
      origin.chars -= message.payload().length();
      chars -= message.payload().length();
      size--;
      if (message.msgId().number() <= origin.sentUpTo) {
        onTheirWay--;
        charsOnTheirWay -= message.payload().length();
        backoffMillis = config.resendAfterMillis();
        resendAt = now + backoffMillis;
      }
      effects.dropHeld(message.msgId());
    }
    if (origin.kept.isEmpty()) {
      origins.remove(name);
    }
  }

  // ------------------------------------------------------------------ showing

  /** Shows a message that is not final, unless it, or a later one of its origin, was shown. */
  public void show(Chat message) {
    String name = message.msgId().origin();
    if (message.msgId().number() > shownUpTo(name)) {
      shown.remove(name);
      shown.put(name, message.msgId().number());
      if (shown.size() > SHOWN_ORIGINS) {
        Iterator<String> eldest = shown.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
      effects.provisional(message);
    }
  }

  /** The last number of that origin that was shown, and may not be final; 0: none. */
  public long shownUpTo(String name) {
    return shown.getOrDefault(name, 0L);
  }

  // ------------------------------------------------------------------ sending

  /** Lets time pass: with a leader from now on, or with none. */
  public void tick(boolean hasLeader, long now) {
    if (isLed) {
      ledMillis += now - passedUntil;
    }
    isLed = hasLeader;
    passedUntil = now;
  }

  /** There is a new leader, or a new connection to it: all is sent again. */
  public void restart(long now) {
    sendAllAgain();
    backoffMillis = config.resendAfterMillis();
    resendAt = now + backoffMillis;
  }

  private void sendAllAgain() {
    onTheirWay = 0;
    charsOnTheirWay = 0;
    origins.values().forEach(origin -> origin.sentUpTo = 0);
  }

  /**
   * Sends to the leader, within the window, what is due: what is of a sender that {@code atOnce}
   * names, and what has been held under a leader for so long that its sender may have lost it.
   */
  public void send(Consumer<Chat> toLeader, IntPredicate atOnce, long now) {
    if (onTheirWay > 0 && now >= resendAt) {
      sendAllAgain();
      backoffMillis = Math.min(2 * backoffMillis, MAX_BACKOFF * config.resendAfterMillis());
    }
    ripeAt = Long.MAX_VALUE;
    for (Origin origin : origins.values()) {
      for (Kept kept : origin.kept.tailMap(origin.sentUpTo, false).values()) {
        long wait = kept.ledMillis() + config.holding().forwardAfterMillis() - ledMillis;
        if (wait > 0 && !atOnce.test(kept.message().senderId())) {
          ripeAt = Math.min(ripeAt, now + wait);
          break;
        }
        if (onTheirWay >= config.window()
            || charsOnTheirWay >= (long) config.window() * PeerConfig.BYTES_PER_ENTRY) {
          return;
        }
        if (onTheirWay == 0) {
          resendAt = now + backoffMillis;
        }
        onTheirWay++;
        charsOnTheirWay += kept.message().payload().length();
        origin.sentUpTo = kept.message().msgId().number();
        toLeader.accept(kept.message());
      }
    }
  }

  /** When {@link #send} has something to send, though nothing new happened. */
  public long sendAt() {
    return Math.min(ripeAt, onTheirWay > 0 ? resendAt : Long.MAX_VALUE);
  }
}
