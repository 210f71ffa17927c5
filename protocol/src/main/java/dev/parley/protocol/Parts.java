package dev.parley.protocol;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.election.BullyElection;
import dev.parley.protocol.election.Handover;
import dev.parley.protocol.election.Surroundings;
import dev.parley.protocol.failure.HeartbeatMonitor;
import dev.parley.protocol.failure.HeartbeatSchedule;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.link.Links;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.membership.Departures;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.ordering.CatchUp;
import dev.parley.protocol.ordering.Replica;
import dev.parley.protocol.ordering.ReplicatedLog;
import dev.parley.protocol.outbox.LamportClock;
import dev.parley.protocol.outbox.Outbox;
import dev.parley.protocol.outbox.Provisional;
import dev.parley.protocol.quorum.Voters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The modules of one peer, and what they need to know of each other. Holds no rule of its own. */
final class Parts implements Surroundings {
  final PeerConfig config;
  final PeerInfo self;
  final Effects effects;
  final Links links;
  final PromiseGate gate;
  final HeartbeatMonitor monitor;
  final HeartbeatSchedule heartbeats;
  final ReplicatedLog log;
  final DiskWatch disk;
  final BullyElection election;
  final Handover handover;
  final Replica replica;
  final CatchUp catchUp;
  final Outbox outbox;
  final Provisional provisional;
  final Receipts receipts;
  final LamportClock clock = new LamportClock();
  final Departures departures = new Departures();
  final Dissolving dissolving;

  /** How each member went offline that is not back. */
  final Map<Integer, String> offlineWhy = new TreeMap<>();

  private final String groupName;
  private final long startedAt;

  String groupId;
  private boolean stopped;
  private List<Integer> connected = List.of();
  private Membership connectedFor;
  private long connectedAt = -1;
  Message.Presence presence = Message.Presence.ONLINE;
  String away = "";

  Parts(
      PeerConfig config,
      Peer.Identity identity,
      Restored restored,
      EntryLog entries,
      Effects effects,
      Random random) {
    this.config = config;
    this.self = identity.self();
    this.groupName = identity.groupName();
    this.startedAt = identity.startedAt();
    this.effects = effects;
    groupId = restored.groupId();
    links = new Links(self.nodeId());
    gate = new PromiseGate(links, effects);
    monitor =
        new HeartbeatMonitor(self.nodeId(), config.leaderTimeoutMillis(), config.heartbeatMillis());
    heartbeats = new HeartbeatSchedule(config.heartbeatMillis());
    log = new ReplicatedLog(entries, restored.checkpoint(), restored.committedSeq(), effects);
    disk = new DiskWatch(log, 3 * config.leaderTimeoutMillis());
    HardState state = restored.hardState().atLeast(log.end().term());
    election = new BullyElection(self.replica(), config, this, effects, gate, random, state);
    handover = new Handover(config.takeoverAfterMillis(), 2 * config.electionTimeoutMillis());
    replica = new Replica(log, config.holdbackEntries());
    catchUp = new CatchUp(log, config.blockBytes(), config.leaderTimeoutMillis());
    outbox = new Outbox(self.nodeId(), config, effects, random, restored.outbox());
    provisional = new Provisional(config, effects, restored.held());
    dissolving = new Dissolving(this, restored.dissolved());
    receipts = new Receipts(this, restored.reads());
    clock.saw(log.derived().lamport());
    restored.held().forEach(message -> clock.saw(message.lamport()));
    outbox.messages().forEach(message -> clock.saw(message.lamport()));
  }

  Hello hello() {
    return new Hello(Limits.VERSION, self, groupId, groupName, startedAt, dissolving.isBlank());
  }

  String groupName() {
    return groupName;
  }

  Membership membership() {
    return log.derived().newest();
  }

  /** A replica that is no member by what is final in its own log: not yet, or no more. */
  boolean isNewcomer() {
    return !log.derived().committedMembership().contains(self.replica());
  }

  @Override
  public Voters voters() {
    return membership().voters();
  }

  /** Asked for with each message, so it is kept until links or membership change. */
  @Override
  public List<Integer> connectedMembers() {
    if (connectedFor != membership() || connectedAt != links.changes()) {
      connectedFor = membership();
      connectedAt = links.changes();
      connected =
          links.all().stream()
              .filter(link -> connectedFor.contains(link.replica()))
              .map(Link::nodeId)
              .toList();
    }
    return connected;
  }

  @Override
  public boolean isHeard(int nodeId, long now) {
    return links.toNode(nodeId) != null && monitor.isHeard(nodeId, now);
  }

  @Override
  public ReplicaId connectedReplica(int nodeId) {
    Link link = links.toNode(nodeId);
    return link == null ? null : link.replica();
  }

  /** Whether there is a room of that name, by the commit point. */
  boolean hasRoom(String roomId) {
    return log.derived().committedRooms().contains(roomId);
  }

  /** Whether that node is connected and shows life, also where heartbeats come seldom. */
  boolean isPresent(int nodeId, long now) {
    return links.toNode(nodeId) != null && monitor.isPresent(nodeId, now);
  }

  /** Whether the other end belongs to this group. Anybody else may only ask to be let in. */
  boolean isOfGroup(Link link) {
    return groupId != null
        && (groupId.equals(link.hello().groupId()) || membership().contains(link.replica()));
  }

  boolean isConnected(ReplicaId replica) {
    return replica.equals(connectedReplica(replica.nodeId()));
  }

  /** The ids of all that are connected and heard, ascending. */
  List<Integer> heardNow(long now) {
    List<Integer> heard = new ArrayList<>(monitor.heardNow(now));
    heard.removeIf(id -> links.toNode(id) == null);
    return heard;
  }

  boolean reaches(ReplicaId replica, long now) {
    return replica.equals(self.replica())
        || (isConnected(replica) && monitor.reaches(replica.nodeId(), now));
  }

  @Override
  public boolean reachesMajority(long now) {
    return voters().hasMajority(replica -> reaches(replica, now));
  }

  @Override
  public LogPosition logEnd() {
    return log.end();
  }

  @Override
  public long commitSeq() {
    return log.commitSeq();
  }

  @Override
  public long longestLogHeardOf(long now) {
    long longest = 0;
    for (int member : connectedMembers()) {
      Heartbeat last = monitor.last(member);
      if (last != null && monitor.isHeard(member, now)) {
        longest = Math.max(longest, last.lastSeq());
      }
    }
    return longest;
  }

  /** This peer cannot go on: it takes no more inputs. */
  void stop(StopReason reason, String text) {
    stopped = true;
    effects.stop(reason, text);
  }

  boolean isStopped() {
    return stopped;
  }

  @Override
  public boolean canWrite() {
    return disk.canWrite();
  }

  /** Whether the two need each other's every heartbeat: leader and follower, or both voters. */
  boolean isClose(Link other) {
    return election.follows(other.nodeId())
        || (voters().contains(self.replica()) && voters().contains(other.replica()));
  }

  /** How present the user is: the next heartbeat of each connection is soon, and says so. */
  void present(Message.Presence how, String why) {
    if (how != presence || !why.equals(away)) {
      presence = how;
      away = Limits.isNote(why) ? why : "";
      heartbeats.toAll();
    }
  }

  /** The user says something: whoever was away is back. */
  void speaks() {
    if (presence == Message.Presence.AWAY) {
      present(Message.Presence.ONLINE, "");
    }
  }

  /** Sends the heartbeats that are due; {@code leading} is null where this peer does not lead. */
  void beatIfDue(Leading leading, long now) {
    if (!heartbeats.isDue(now)) {
      return;
    }
    boolean all = heartbeats.beat(now);
    if (leading != null) {
      leading.onBeat();
    }
    for (Link other : List.copyOf(links.all())) {
      if (all || leading != null || isClose(other)) {
        beat(other.nodeId(), leading != null, now);
      }
    }
  }

  /** When one of the modules must be asked again at the latest. */
  long wakeAt(long now) {
    long wake = Math.min(election.wakeAt(now), heartbeats.dueAt());
    wake = Math.min(wake, Math.min(handover.deadline(), catchUp.deadline()));
    return Math.min(wake, receipts.wakeAt());
  }

  /** Sends a heartbeat to that node. */
  void beat(int nodeId, boolean leading, long now) {
    gate.send(
        nodeId,
        new Heartbeat(
            leading,
            election.term(),
            election.heardLeader(now),
            leading || replica.isInLine(),
            heardNow(now),
            canWrite(),
            log.end().seqNo(),
            log.derived().committed(),
            presence,
            away));
  }
}
