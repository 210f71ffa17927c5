package dev.parley.protocol.outbox;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody.Chat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What was typed here and is not yet final: nothing that is in it is lost. A message is on disk
 * before it is shown or sent, and stays until its entry is committed and on this peer's own disk.
 * It goes to the leader in order, a window at a time, again from the first one on whenever there is
 * reason to: the leader takes each number once.
 */
public final class Outbox {
  private static final int MAX_BACKOFF = 10;

  private final int nodeId;
  private final PeerConfig config;
  private final Effects effects;
  private final Random random;
  private final Map<MessageId, Chat> unreleased = new LinkedHashMap<>();

  /**
   * What of {@link #unreleased} is to be sent to the present leader, for the first time or again.
   */
  private final Map<MessageId, Chat> unsent = new LinkedHashMap<>();

  private long chars;

  private long unsentChars;

  /** How many of {@link #unreleased} are not of the present origin. */
  private int olderOrigins;

  private String origin;
  private long nextNumber;

  /** The last number of {@link #origin} that is on disk; messages of older origins all are. */
  private long storedNumber;

  /** The last message of a file begun anew that is not on disk yet; null: there is none. */
  private MessageId renewing;

  private long resendAt = Long.MAX_VALUE;
  private long backoffMillis;

  /** Takes what the outbox file held. */
  public Outbox(
      int nodeId, PeerConfig config, Effects effects, Random random, OutboxContents contents) {
    this.nodeId = nodeId;
    this.config = config;
    this.effects = effects;
    this.random = random;
    this.origin = contents.origin();
    this.nextNumber = contents.nextNumber();
    contents.unreleased().forEach(this::put);
    this.storedNumber = nextNumber - 1;
    this.backoffMillis = config.resendAfterMillis();
  }

  public int size() {
    return unreleased.size();
  }

  public boolean isFull() {
    return unreleased.size() >= config.outboxMessages()
        || chars >= (long) config.outboxMessages() * PeerConfig.BYTES_PER_ENTRY;
  }

  private void put(Chat message) {
    unreleased.put(message.msgId(), message);
    unsent.put(message.msgId(), message);
    chars += message.payload().length();
    unsentChars += message.payload().length();
    olderOrigins += message.msgId().origin().equals(origin) ? 0 : 1;
  }

  private void remove(MessageId id) {
    int length = unreleased.remove(id).payload().length();
    chars -= length;
    unsentChars -= unsent.remove(id) == null ? 0 : length;
    olderOrigins -= id.origin().equals(origin) ? 0 : 1;
  }

  /** Oldest first. */
  public List<Chat> messages() {
    return List.copyOf(unreleased.values());
  }

  /** The id that the next message gets. */
  public MessageId nextId() {
    return new MessageId(origin, nextNumber);
  }

  boolean holds(MessageId id) {
    return unreleased.containsKey(id);
  }

  /** Takes a message under {@link #nextId} and has it stored. */
  public void add(Chat message) {
    nextNumber++;
    put(message);
    effects.storeOutbox(message);
  }

  /** That message, and all before it, is on disk. */
  public void onStored(MessageId id) {
    if (id.origin().equals(origin) || id.equals(renewing)) {
      renewing = null;
    }
    if (id.origin().equals(origin)) {
      storedNumber = Math.max(storedNumber, id.number());
    }
  }

  boolean isStored(MessageId id) {
    return renewing == null && (id.number() <= storedNumber || !id.origin().equals(origin));
  }

  private void sendAllAgain() {
    unsent.clear();
    unsent.putAll(unreleased);
    unsentChars = chars;
  }

  /** There is a new leader, or a new connection to it: all is sent again. */
  public void restart(long now) {
    sendAllAgain();
    backoffMillis = config.resendAfterMillis();
    resendAt = unreleased.isEmpty() ? Long.MAX_VALUE : now + backoffMillis;
  }

  /** Sends what is stored, within the window, and again what has waited for too long. */
  public void send(Consumer<Chat> toLeader, long now) {
    if (now >= resendAt) {
      sendAllAgain();
      backoffMillis = Math.min(2 * backoffMillis, MAX_BACKOFF * config.resendAfterMillis());
      resendAt = now + backoffMillis;
    }
    boolean isFirst = unreleased.size() == unsent.size();
    Iterator<Chat> messages = unsent.values().iterator();
    while (hasRoom() && messages.hasNext()) {
      Chat message = messages.next();
      if (!isStored(message.msgId())) {
        return;
      }
      if (isFirst) {
        resendAt = now + backoffMillis;
      }
      messages.remove();
      unsentChars -= message.payload().length();
      toLeader.accept(message);
    }
  }

  /** Long texts fill the window sooner: a leader has room for so much of each sender. */
  private boolean hasRoom() {
    return unreleased.size() - unsent.size() < config.window()
        && chars - unsentChars < (long) config.window() * PeerConfig.BYTES_PER_ENTRY;
  }

  /** When {@link #send} has something to send again. */
  public long resendAt() {
    return unreleased.isEmpty() ? Long.MAX_VALUE : resendAt;
  }

  /**
   * The log, as far as it is final at the start, has this number of the outbox's origin: one that
   * this outbox never gave shows that it is an old copy.
   */
  public void onStart(long finalNumber) {
    if (finalNumber >= nextNumber) {
      renew(null);
    }
  }

  public String origin() {
    return origin;
  }

  /** An entry is final and on this peer's own disk. */
  public void onFinal(Chat entry, long now) {
    boolean isOwnOrigin = entry.msgId().origin().equals(origin);
    if (!isOwnOrigin && olderOrigins == 0) {
      return; // as nearly all messages of others
    }
    Chat mine = unreleased.get(entry.msgId());
    if (mine == null && (!isOwnOrigin || entry.msgId().number() < nextNumber)) {
      return;
    }
    if (mine != null && mine.sentAt() == entry.sentAt() && mine.payload().equals(entry.payload())) {
      release(entry.msgId(), now);
    } else {
      renew(mine);
    }
  }

  private void release(MessageId id, long now) {
    boolean first = unreleased.keySet().iterator().next().equals(id);
    remove(id);
    if (first) {
      backoffMillis = config.resendAfterMillis();
      // While nothing waits, no time-out passes: the next message would wait for its doubles.
      resendAt = unreleased.isEmpty() ? Long.MAX_VALUE : now + backoffMillis;
    }
    effects.releaseOutbox(id);
  }

  /**
   * The log shows, under this outbox's origin, a message that this outbox does not know: the file
   * is an old copy. Goes on under a new origin; a message whose number another one has is queued
   * anew, never struck.
   */
  private void renew(Chat displaced) {
    origin = newOrigin(random);
    olderOrigins = unreleased.size();
    nextNumber = 1;
    storedNumber = 0;
    if (displaced != null) {
      remove(displaced.msgId());
      Chat anew =
          new Chat(
              nodeId,
              nextId(),
              displaced.roomId(),
              displaced.lamport(),
              displaced.sentAt(),
              displaced.payload());
      nextNumber++;
      put(anew);
    }
    sendAllAgain();
    List<Chat> rest = new ArrayList<>(unreleased.values());
    renewing = rest.isEmpty() ? null : rest.get(rest.size() - 1).msgId();
    effects.renewOutbox(origin, rest);
    effects.notice(
        new Notice.Event(
            "the outbox is an old copy of itself: it goes on under a new origin, " + origin));
  }

  /** 16 hex digits. */
  public static String newOrigin(Random random) {
    return String.format("%016x", random.nextLong());
  }
}
