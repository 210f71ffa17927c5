package dev.parley.protocol;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.election.Leader;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.PlainText;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the user wants said or changed, until the log has it. */
final class Typing {
  /** Final entries are looked through backwards in such steps when a peer starts. */
  private static final long LOOK_BACK = 4096;

  private final Parts parts;
  private final Holding holding;
  private final Profiles profiles;
  private final List<Request> requests = new ArrayList<>();
  private long repeatAt;

  /** Of the leader that was asked last. */
  private long askedTerm;

  private long wakeAt = Long.MAX_VALUE;
  private long releasedSeq;

  Typing(Parts parts, Holding holding) {
    this.parts = parts;
    this.holding = holding;
    profiles = new Profiles(parts);
    releasedSeq = parts.log.commitSeq();
    strikeWhatIsFinal();
  }

  /** A crash may have left messages in the outbox file that the log has as final. */
  private void strikeWhatIsFinal() {
    long upTo = releasedSeq;
    while (upTo > 0 && parts.outbox.messages().stream().anyMatch(m -> isFinal(m.msgId()))) {
      long from = Math.max(1, upTo - LOOK_BACK + 1);
      parts.log.raw().forEach(from, upTo, entry -> strike(entry, 0));
      upTo = from - 1;
    }
    parts.provisional.onStart(parts.log.derived()::finalNumber);
    parts.outbox.onStart(parts.log.derived().finalNumber(parts.outbox.origin()));
  }

  private boolean isFinal(MessageId id) {
    return id.number() <= parts.log.derived().finalNumber(id.origin());
  }

  Peer.Typed type(String roomId, String text, long wallMillis) {
    if (text.isEmpty()) {
      return new Peer.Typed(null, "the text is empty");
    }
    if (!parts.log.derived().committedRooms().contains(roomId)) {
      return new Peer.Typed(null, Profiles.noRoom(roomId));
    }
    if (!parts.canWrite()) {
      return new Peer.Typed(null, "the disk takes no writes: the text was not taken");
    }
    if (parts.outbox.isFull()) {
      return new Peer.Typed(null, "the outbox is full: " + parts.outbox.size() + " messages wait");
    }
    parts.clock.saw(parts.log.derived().lamport());
    MessageId id = parts.outbox.nextId();
    // A clock may say anything; what nobody can read would wait in the outbox for ever.
    long sentAt = Math.max(0, Math.min(wallMillis, Bounds.NUMBER));
    EntryBody.Chat chat =
        EntryFormat.withPlainLine(
            new EntryBody.Chat(parts.self.nodeId(), id, roomId, parts.clock.tick(), sentAt, text));
    String fault = PlainText.fault(chat);
    if (fault != null) {
      return new Peer.Typed(null, fault);
    }
    if (!EntryFormat.fits(chat)) {
      return new Peer.Typed(
          null, "the text is too long: at most " + Limits.TEXT_BYTES + " bytes of UTF-8 fit");
    }
    parts.outbox.add(chat);
    holding.typed(chat);
    return new Peer.Typed(id, null);
  }

  Waiting waiting() {
    List<EntryBody.Chat> own = parts.outbox.messages();
    boolean inLine = parts.election.role() instanceof Leader || parts.replica.isInLine();
    long term = inLine ? parts.election.term() : 0;
    return new Waiting(own, parts.provisional.messages(), numbered(own), term, requests);
  }

  /** Looks at the log only for what it has: the last numbers of each origin are known. */
  private SortedMap<MessageId, Long> numbered(List<EntryBody.Chat> own) {
    SortedSet<MessageId> sought = new TreeSet<>();
    for (EntryBody.Chat chat : own) {
      MessageId id = chat.msgId();
      if (id.number() <= parts.log.derived().lastNumber(id.origin()) && !isFinal(id)) {
        sought.add(id);
      }
    }
    SortedMap<MessageId, Long> numbered = new TreeMap<>();
    long end = parts.log.end().seqNo();
    long seqNo = parts.log.commitSeq() + 1;
    for (; seqNo <= end && numbered.size() < sought.size(); seqNo++) {
      EntryBody body = parts.log.entry(seqNo).body();
      if (body instanceof EntryBody.Chat chat && sought.contains(chat.msgId())) {
        numbered.put(chat.msgId(), seqNo);
      }
    }
    return numbered;
  }

  void request(Request request) {
    Notice refusal = profiles.refusal(request, requests);
    if (refusal != null) {
      parts.effects.notice(refusal);
      return;
    }
    requests.removeIf(request::replaces);
    requests.add(request);
    repeatAt = 0;
  }

  /**
   * Strikes what is final here, and sends what is not to the leader; {@code leading} is null where
   * another leads.
   */
  void settle(Leading leading, long now) {
    long upTo = Math.min(parts.log.commitSeq(), parts.log.syncedSeq());
    if (releasedSeq < upTo) {
      parts.log.raw().forEach(releasedSeq + 1, upTo, entry -> strike(entry, now));
      releasedSeq = upTo;
    }
    requests.removeIf(profiles::isSettled);
    int leader = parts.election.heardLeader(now);
    if (leader == 0 || (leading == null && parts.links.toNode(leader) == null)) {
      wakeAt = Long.MAX_VALUE;
      return;
    }
    if (leading != null) {
      parts.outbox.send(leading::onChat, now);
    } else {
      parts.outbox.send(chat -> parts.gate.send(leader, new Message.Chat(chat)), now);
    }
    // A leader knows nothing of what another one was asked: it might hand over to one that leaves.
    boolean isNews = parts.election.term() != askedTerm;
    if ((isNews || now >= repeatAt) && !requests.isEmpty()) {
      askedTerm = parts.election.term();
      repeatAt = now + parts.config.resendAfterMillis();
      for (Request request : requests) {
        if (leading != null) {
          leading.onRequest(request, parts.self.nodeId());
        } else {
          parts.gate.send(leader, request);
        }
      }
    }
    wakeAt = Math.min(parts.outbox.resendAt(), requests.isEmpty() ? Long.MAX_VALUE : repeatAt);
  }

  private void strike(Entry entry, long now) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      parts.outbox.onFinal(chat, now);
      parts.provisional.onFinal(chat.msgId(), now);
    } else if (entry.body() instanceof EntryBody.Profile made) {
      requests.removeIf(request -> Profiles.isWhatWasAsked(request, made));
    }
  }

  /** When to send again. With nobody to send to, time changes nothing: a leader comes first. */
  long wakeAt() {
    return wakeAt;
  }
}
