package dev.parley.protocol;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.election.Leader;
import dev.parley.protocol.election.Role;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.ordering.DivergedException;
import java.util.List;
import java.util.Random;

/**
 * A peer: a deterministic function of its inputs and the time that each of them brings.
 *
 * <p>Every public method that takes {@code now} (milliseconds of a clock that never goes back) is
 * an input. The host calls them one at a time and calls {@link #settle} after each batch of them,
 * and at the latest at the time that it returned last. What the peer wants done it says to its
 * {@link Effects}.
 *
 * <p>This class only routes: the term rule once, then each message to the module that it is for.
 */
public final class Peer {

  /**
   * Who a peer is.
   *
   * @param self as HELLO shows it
   * @param groupName as people give it
   * @param startedAt milliseconds since the epoch, of this process; another value than last time
   */
  public record Identity(PeerInfo self, String groupName, long startedAt) {}

  /** A typed text's message id; or null, and the reason why the text was not taken. */
  public record Typed(MessageId msgId, String refusal) {}

  private final Parts parts;
  private final Following following;
  private final Joining joining;
  private final Holding holding;
  private final Typing typing;
  private final Connecting connecting;
  private final Farewell farewell;
  private final StatusReport report;
  private final LeaderWatch leaderWatch;
  private final Routes routes;
  private final Strangers strangers;
  private final FirstDifference difference;
  private Role role;
  private Leading leading;
  private long now;

  /**
   * @param random seeded by the host; the only source of chance
   */
  public Peer(
      PeerConfig config,
      Identity identity,
      Restored restored,
      EntryLog log,
      Effects effects,
      Random random) {
    parts = new Parts(config, identity, restored, log, effects, random);
    following = new Following(parts);
    joining = new Joining(parts);
    holding = new Holding(parts);
    typing = new Typing(parts, holding);
    connecting = new Connecting(parts);
    routes = new Routes(parts, following, joining, connecting, holding);
    strangers = new Strangers(parts);
    farewell = new Farewell(parts);
    report = new StatusReport(parts, joining);
    leaderWatch = new LeaderWatch(parts);
    difference = new FirstDifference(parts);
    role = parts.election.role();
  }

  /**
   * The first line to say on each connection. Changes when this peer joins a group, and with what
   * is in it: ask anew for each.
   */
  public Message.Hello hello() {
    return parts.hello();
  }

  /**
   * A connection is open and its other end has said HELLO. {@code linkId} is the host's number for
   * it, never used twice.
   */
  public void onHello(long linkId, boolean dialledHere, Message.Hello hello, long at) {
    input(
        at,
        () -> {
          Link opened = new Link(linkId, dialledHere, hello);
          if (connecting.open(opened, now)) {
            joining.onLink(opened);
            if (leading != null && parts.membership().contains(opened.replica())) {
              leading.announce(opened.nodeId());
            }
            parts.beat(opened.nodeId(), leading != null, now);
          }
        });
  }

  /** A connection that was not closed by {@link Effects#close} is gone. */
  public void onClosed(long linkId, long at) {
    input(at, () -> connecting.closed(linkId, "connection lost", now));
  }

  /** Dialling that member was refused: no process listens there. */
  public void onDialRefused(int nodeId, long at) {
    input(at, () -> connecting.refused(nodeId));
  }

  /**
   * A message came on a connection that has said HELLO. Those of unknown or closed links are
   * ignored.
   */
  public void onMessage(long linkId, Message message, long at) {
    if (difference.takes(linkId, message, at)) {
      return;
    }
    input(
        at,
        () -> {
          Link link = parts.links.byId(linkId);
          if (link != null && strangers.believes(link, message, now)) {
            parts.monitor.heard(link.nodeId(), now);
            parts.election.sawTerm(strangers.believedTerm(link, message, now), now);
            followRole();
            routes.route(message, link, leading, now);
          }
        });
  }

  /** All entries up to {@code seqNo} that the log had in {@code epoch} are on disk. */
  public void onLogSynced(long epoch, long seqNo, long at) {
    input(at, () -> parts.log.synced(epoch, seqNo));
  }

  public void onHardStateStored(HardState state, long at) {
    input(
        at,
        () -> {
          parts.election.onHardStateStored(state, now);
          parts.gate.onStored(state);
        });
  }

  /** That message, and all before it, is on disk in the outbox file. */
  public void onOutboxStored(MessageId id, long at) {
    input(at, () -> parts.outbox.onStored(id));
  }

  /** Whether the disk takes writes. What it did not take the host goes on trying to write. */
  public void onCanWrite(boolean canWrite, long at) {
    input(
        at,
        () -> {
          parts.disk.takesWrites(canWrite);
          parts.heartbeats.hurry();
        });
  }

  /** The log on disk is not what was written: this peer finds out what it was, and stops. */
  public void onDamage(Damage damage, long at) {
    input(at, () -> difference.begin(damage, now));
  }

  /** Nobody else is there: founds that group, unless this peer is in one or meets a member. */
  public void found(String groupId, long at) {
    input(at, () -> joining.found(groupId));
  }

  /** The user types. {@code wallMillis}, since the epoch, is the time to show. */
  public Typed type(String roomId, String text, long wallMillis, long at) {
    input(at, parts::speaks); // time passes first: what was paused must not go on as it was
    return parts.isStopped()
        ? new Typed(null, "the peer has stopped")
        : typing.type(roomId, text, wallMillis);
  }

  /** The user wants what no text says; repeated until the log shows it. */
  public void request(Message.Request request, long at) {
    input(at, () -> typing.request(request));
  }

  /** The user leaves: hands over if it leads, says BYE, then {@code Effects.stop(LEFT)}. */
  public void quit(long at) {
    input(at, () -> farewell.begin(leading, now));
  }

  /** Whether the user is there, and a note about that; see {@code Limits.isNote}. */
  public void presence(Message.Presence presence, String away, long at) {
    input(at, () -> parts.present(presence, away));
  }

  /** The user has read all of that room up to there; nobody is told more often than is good. */
  public void read(String roomId, long upTo, long at) {
    input(at, () -> parts.receipts.read(roomId, upTo));
  }

  private void input(long at, Runnable handler) {
    if (parts.isStopped() || difference.isSought()) {
      return;
    }
    boolean later = at > now;
    now = Math.max(now, at);
    try {
      if (later) {
        parts.election.tick(now);
        followRole();
      }
      handler.run();
      followRole();
    } catch (DivergedException diverged) {
      difference.begin(diverged, now);
    }
  }

  /** Takes up and lays down what goes with the role. */
  private void followRole() {
    if (parts.election.role() == role) {
      return;
    }
    role = parts.election.role();
    if (leading != null) {
      leading = null;
      parts.handover.onLeadLost();
      parts.heartbeats.hurry();
    }
    if (role instanceof Leader leader) {
      following.reset();
      parts.handover.onLeader(parts.self.nodeId());
      leading = new Leading(parts, leader);
      leading.begin(now);
      parts.heartbeats.hurry();
    } else if (!parts.election.hasLeader()) {
      following.reset();
    }
  }

  /**
   * Draws the consequences of the inputs since the last call, and lets time pass. Returns when it
   * must be called again at the latest.
   */
  public long settle(long at) {
    input(at, this::settleAll);
    if (difference.isSought()) {
      return difference.settle(Math.max(now, at));
    } else if (parts.isStopped()) {
      return Long.MAX_VALUE;
    }
    long wake = Math.min(parts.wakeAt(now), Math.min(typing.wakeAt(), joining.wakeAt()));
    return Math.max(now + 1, Math.min(wake, Math.min(farewell.wakeAt(), holding.wakeAt())));
  }

  private void settleAll() {
    parts.election.tick(now);
    followRole();
    parts.disk.tick(now);
    if (leading != null) {
      typing.settle(leading, now);
      leading.settle(now);
    } else {
      following.settle(now);
    }
    typing.settle(leading, now); // what has just become final makes room
    holding.settle(leading, now);
    joining.settle(leading, now);
    parts.beatIfDue(leading, now);
    parts.receipts.settle(now);
    leaderWatch.look(now);
    farewell.settle(now);
  }

  public PeerStatus status(long at) {
    return report.make(farewell.isLeaving(), Math.max(now, at));
  }

  /** Who has read how far, as far as that is final here. */
  public List<ReadMark> readMarks() {
    return parts.receipts.all();
  }

  /** What is not final yet, of this peer's user and of others. */
  public Waiting waiting() {
    return typing.waiting();
  }
}
