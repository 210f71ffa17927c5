package dev.parley.tui.screen.model;

import dev.parley.protocol.Peer;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody.Chat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is not final and how far it has come. A mark never goes back, but for {@link Mark#UNKNOWN}:
 * whoever loses its leader does not know what became of what was on its way.
 */
final class Pendings {
  /** What others said and nobody ordered: more is not shown, and comes when it is final. */
  static final int MAX_OF_OTHERS = 2000;

  private static final long UNKNOWN_LAMPORT = Long.MAX_VALUE;

  private final Delivery delivery;
  private final int selfId;
  private final long now;
  private final List<Pending> all;

  Pendings(ChatModel model) {
    delivery = model.delivery();
    selfId = model.setup().nodeId();
    now = model.now();
    all = new ArrayList<>(delivery.pending());
  }

  Delivery result() {
    return delivery.withPending(all);
  }

  void typed(long ref, String roomId, String text) {
    all.add(
        new Pending(ref, roomId, null, UNKNOWN_LAMPORT, selfId, now, text, Mark.QUEUED, now, ""));
  }

  /** It is on disk, or was refused. */
  void stored(long ref, Peer.Typed typed) {
    int at = indexOf(p -> p.ref() == ref);
    if (at < 0) {
      return;
    }
    Pending pending = all.get(at);
    if (typed.msgId() == null) {
      all.set(at, pending.refused(typed.refusal(), now));
    } else if (delivery.isFinal(typed.msgId())) {
      all.remove(at);
    } else {
      all.set(at, pending.known(typed.msgId(), pending.lamport()));
      all.removeIf(p -> p.ref() != ref && typed.msgId().equals(p.msgId()));
    }
  }

  /** Shown to those in reach, while nobody orders. */
  void told(Chat chat) {
    if (delivery.isFinal(chat.msgId())) {
      return;
    }
    int at = indexOf(chat);
    if (at >= 0) {
      Pending found = all.get(at).known(chat.msgId(), chat.lamport());
      boolean numbered = found.mark() == Mark.NUMBERED;
      all.set(at, numbered ? found : found.marked(Mark.PROVISIONAL, now));
    } else if (chat.senderId() == selfId || others() < MAX_OF_OTHERS) {
      add(chat, Mark.PROVISIONAL);
    }
  }

  private long others() {
    return all.stream().filter(p -> p.senderId() != selfId).count();
  }

  /** What the outbox holds; it may hold thousands. */
  void waiting(List<Chat> own) {
    Set<MessageId> ids = own.stream().map(Chat::msgId).collect(Collectors.toSet());
    Map<MessageId, Integer> places = new HashMap<>();
    List<Integer> unclear = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Pending pending = all.get(i);
      if (pending.msgId() != null && ids.contains(pending.msgId())) {
        places.put(pending.msgId(), i);
      } else if (pending.senderId() == selfId && pending.mark() != Mark.REFUSED) {
        unclear.add(i);
      }
    }
    for (Chat chat : own) {
      if (!delivery.isFinal(chat.msgId())) {
        Integer at = places.get(chat.msgId());
        waiting(chat, at == null ? sameAs(chat, unclear) : at);
      }
    }
  }

  private void waiting(Chat chat, int at) {
    if (at < 0) {
      add(chat, Mark.QUEUED);
    } else if (all.get(at).msgId() != null) {
      all.set(at, all.get(at).known(chat.msgId(), chat.lamport()));
    }
  }

  /** One whose answer is still on its way, or whose number the outbox has changed; -1: none. */
  private int sameAs(Chat chat, List<Integer> unclear) {
    for (int i = 0; i < unclear.size(); i++) {
      Pending pending = all.get(unclear.get(i));
      boolean same =
          pending.text().equals(chat.payload()) && pending.roomId().equals(chat.roomId());
      if (same && (pending.msgId() == null || pending.lamport() == chat.lamport())) {
        return unclear.remove(i);
      }
    }
    return -1;
  }

  /** The log has these, above the commit point; for a moment, that is no news. */
  void numbered(Set<MessageId> ids) {
    all.replaceAll(p -> isOld(p) && ids.contains(p.msgId()) ? p.marked(Mark.NUMBERED, now) : p);
  }

  private boolean isOld(Pending pending) {
    return pending.msgId() != null && now - pending.since() >= Mark.PATIENCE_MILLIS;
  }

  /** Whoever led does so no more: what was on its way may be lost, and is sent again. */
  void leaderLost() {
    all.replaceAll(p -> isOnItsWay(p) ? p.marked(Mark.UNKNOWN, now) : p);
  }

  private boolean isOnItsWay(Pending pending) {
    return pending.senderId() == selfId
        && pending.msgId() != null
        && (pending.mark() == Mark.QUEUED || pending.mark() == Mark.NUMBERED);
  }

  void drop(Pending pending) {
    all.remove(pending);
  }

  private void add(Chat chat, Mark mark) {
    all.add(
        new Pending(
            0,
            chat.roomId(),
            chat.msgId(),
            chat.lamport(),
            chat.senderId(),
            chat.sentAt(),
            chat.payload(),
            mark,
            now,
            ""));
  }

  private int indexOf(Predicate<Pending> wanted) {
    for (int i = 0; i < all.size(); i++) {
      if (wanted.test(all.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** By its id; or the first of the same text that was typed here and has no id yet. */
  private int indexOf(Chat chat) {
    int at = indexOf(p -> chat.msgId().equals(p.msgId()));
    if (at >= 0 || chat.senderId() != selfId) {
      return at;
    }
    return indexOf(
        p ->
            p.msgId() == null
                && p.mark() == Mark.QUEUED
                && p.roomId().equals(chat.roomId())
                && p.text().equals(chat.payload()));
  }
}
