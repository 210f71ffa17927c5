package dev.parley.protocol;

import dev.parley.protocol.derived.DerivedState;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.outbox.Broadcast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Provisional messages: what is said to all, kept for others and shown while nobody leads, and how
 * it gets to the next leader.
 */
final class Holding {
  private static final Comparator<Chat> IN_LAMPORT_ORDER =
      Comparator.comparingLong(Chat::lamport)
          .thenComparingInt(Chat::senderId)
          .thenComparing(Chat::msgId);

  private final Parts parts;
  private final Broadcast broadcast;

  /** The leader that got something last: its term, and the connection; 0: this peer itself. */
  private long servedTerm;

  private long servedLink;
  private boolean hasShownOld;

  /** Since when nobody leads; not set while somebody does. */
  private long leaderlessSince = Long.MAX_VALUE;

  private long wakeAt = Long.MAX_VALUE;

  Holding(Parts parts) {
    this.parts = parts;
    broadcast = new Broadcast(parts.config, parts.outbox, this::show);
  }

  /** A message was typed here. */
  void typed(Chat message) {
    broadcast.typed(message);
  }

  /** A message came to a peer that does not lead; its sender may be somebody else than who sent. */
  void onChat(Chat chat) {
    parts.clock.saw(chat.lamport());
    DerivedState derived = parts.log.derived();
    MessageId id = chat.msgId();
    long finalNumber = derived.finalNumber(id.origin());
    if (id.origin().equals(parts.outbox.origin()) || id.number() <= finalNumber) {
      return;
    }
    if (derived.committedMembership().everNamed(chat.senderId()) && parts.canWrite()) {
      parts.provisional.hold(chat, finalNumber);
    }
    // What follows the end of this log that is not final comes again, from the first of that on.
    long known = Math.max(finalNumber, parts.provisional.shownUpTo(id.origin()));
    if (id.number() <= known + 1 || id.number() > derived.lastNumber(id.origin()) + 1) {
      parts.provisional.show(chat);
    }
  }

  /** {@code leading} is null where another leads, or nobody. */
  void settle(Leading leading, long now) {
    int leader = parts.election.heardLeader(now);
    parts.provisional.tick(leader != 0, now);
    if (leader == 0) {
      tellAll(now);
      return;
    }
    broadcast.end();
    leaderlessSince = Long.MAX_VALUE;
    Link link = parts.links.toNode(leader);
    if (leading == null && link == null) {
      wakeAt = Long.MAX_VALUE;
      return;
    }
    serve(leader, leading == null ? link.id() : 0, now);
    if (leading != null) {
      parts.provisional.send(leading::onChat, sender -> true, now);
    } else {
      parts.provisional.send(
          chat -> parts.gate.send(leader, new Message.Chat(chat)),
          sender -> !isHeardBy(leader, sender),
          now);
    }
    wakeAt = parts.provisional.sendAt();
  }

  /** A leader that is new, or newly connected, gets everything. */
  private void serve(int leader, long link, long now) {
    if (parts.election.term() != servedTerm || link != servedLink) {
      servedTerm = parts.election.term();
      servedLink = link;
      parts.provisional.restart(now);
    }
  }

  /** Whether that leader hears the sender, which then sends by itself what it has not lost. */
  private boolean isHeardBy(int leader, int sender) {
    Heartbeat last = parts.monitor.last(leader);
    return last == null
        || sender == leader
        || sender == parts.self.nodeId()
        || last.hears().contains(sender);
  }

  /** Most elections are over in less than the time-out of one: until then nothing is said. */
  private void tellAll(long now) {
    leaderlessSince = Math.min(leaderlessSince, now);
    wakeAt = leaderlessSince + parts.config.electionTimeoutMillis();
    if (now < wakeAt) {
      return;
    }
    wakeAt = Long.MAX_VALUE;
    if (!parts.log.derived().committedMembership().everNamed(parts.self.nodeId())) {
      return; // nobody would keep it: a newcomer must be let in first
    }
    if (!hasShownOld) {
      showOld();
    }
    SortedSet<Long> links = new TreeSet<>();
    for (int member : parts.connectedMembers()) {
      if (parts.isPresent(member, now)) {
        links.add(parts.links.toNode(member).id());
      }
    }
    broadcast.send(links, this::tell, now);
    wakeAt = broadcast.wakeAt();
  }

  private void tell(long link, Chat chat) {
    parts.gate.send(parts.links.byId(link).nodeId(), new Message.Chat(chat));
  }

  /** What the last process left, shown again by this one. */
  private void showOld() {
    hasShownOld = true;
    List<Chat> old = new ArrayList<>(parts.provisional.messages());
    old.sort(IN_LAMPORT_ORDER);
    old.forEach(this::show);
  }

  /** What is final is shown as that, also while this disk is not done with it. */
  private void show(Chat chat) {
    MessageId id = chat.msgId();
    if (id.number() > parts.log.derived().finalNumber(id.origin())) {
      parts.provisional.show(chat);
    }
  }

  /** When {@link #settle} must be called at the latest. */
  long wakeAt() {
    return wakeAt;
  }
}
