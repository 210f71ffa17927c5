package dev.parley.protocol.election;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Outgoing;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.quorum.Voters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Several elections, and a postman between them who delivers in order and at once. A leader is
 * heard in each step that lets time pass, as far as the connections go.
 */
final class Town {
  static final PeerConfig CONFIG = PeerConfig.DEFAULT;
  private static final long STEP_MILLIS = 5;

  /** A letter on its way or delivered. */
  record Letter(int from, int to, Message message) {}

  final List<Letter> delivered = new ArrayList<>();
  private final SortedMap<Integer, Resident> residents = new TreeMap<>();
  private final Deque<Runnable> post = new ArrayDeque<>();
  long now = 10_000;

  Town(int... voters) {
    for (int id : voters) {
      residents.put(id, new Resident(id, Group.voters(voters), HardState.INITIAL));
    }
    for (Resident resident : residents.values()) {
      resident.connected.addAll(residents.keySet());
      resident.connected.remove(resident.id);
    }
  }

  Resident at(int id) {
    return residents.get(id);
  }

  BullyElection election(int id) {
    return at(id).election;
  }

  /** Cuts all connections between those and the others. */
  void isolate(int... ids) {
    for (int id : ids) {
      for (Resident other : residents.values()) {
        boolean inside = Arrays.stream(ids).anyMatch(i -> i == other.id);
        if (!inside) {
          other.connected.remove(id);
          at(id).connected.remove(other.id);
        }
      }
    }
    residents.values().forEach(r -> r.reachesMajority = r.voters.hasMajority(r::isConnected));
  }

  /** Delivers all letters, and those that they give rise to. */
  void deliver() {
    while (!post.isEmpty()) {
      post.remove().run();
      residents.values().forEach(Resident::announceIfLeading);
    }
  }

  void pass(long millis) {
    for (long end = now + millis; now < end; ) {
      now += STEP_MILLIS;
      for (Resident resident : residents.values()) {
        resident.election.tick(now);
        resident.announceIfLeading();
        resident.beatIfLeading();
      }
      deliver();
    }
  }

  /** The one that leads, in the highest term; 0: nobody. */
  int leader() {
    int leader = 0;
    for (Resident resident : residents.values()) {
      if (resident.election.role() instanceof Leader
          && (leader == 0 || election(leader).term() < resident.election.term())) {
        leader = resident.id;
      }
    }
    return leader;
  }

  List<Letter> letters(Class<? extends Message> kind) {
    return delivered.stream().filter(letter -> kind.isInstance(letter.message())).toList();
  }

  /** The answer of {@code to} to an ELECTION that {@code from} sent just now. */
  Message.ElectionOk ask(int from, int to, Message.Election question) {
    int before = at(to).said.size();
    election(to).onElection(from, question, now);
    deliver();
    List<Message> said = at(to).said.subList(before, at(to).said.size());
    return (Message.ElectionOk)
        said.stream().filter(m -> m instanceof Message.ElectionOk).findFirst().orElseThrow();
  }

  /** One peer's election, with the rest of the peer as a test wants it. */
  final class Resident implements Surroundings, Outgoing {
    final int id;
    final RecordingEffects effects = new RecordingEffects();
    final SortedSet<Integer> connected = new TreeSet<>();

    /** Who has lost its disk: it is heard, and no member of the log. */
    final SortedSet<Integer> newDisks = new TreeSet<>();

    final List<HardState> promises = new ArrayList<>();
    final List<Message> said = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    BullyElection election;
    Voters voters;
    LogPosition end = new LogPosition(2, 1, 7);
    long longestHeardOf;
    boolean canWrite = true;
    boolean reachesMajority = true;
    boolean diskHangs;
    private HardState storing;
    private long announced;

    Resident(int id, Voters voters, HardState restored) {
      this.id = id;
      this.voters = voters;
      begin(restored);
    }

    /** A new process with that on its disk. */
    void begin(HardState restored) {
      storing = null;
      held.clear();
      election =
          new BullyElection(
              Group.replica(id), CONFIG, this, effects, this, new Random(id), restored);
    }

    @Override
    public void send(int to, Message message) {
      Runnable letter = () -> arrive(to, message);
      if (connected.contains(to) && storing == null) {
        leave(letter, message);
      } else if (connected.contains(to)) {
        held.add(() -> leave(letter, message));
      }
    }

    private void leave(Runnable letter, Message message) {
      said.add(message);
      post.add(letter);
    }

    private void arrive(int to, Message message) {
      Resident other = at(to);
      if (other == null || !other.connected.contains(id)) {
        return;
      }
      delivered.add(new Letter(id, to, message));
      other.election.sawTerm(StatedTerm.of(message), now);
      if (message instanceof Message.Election m) {
        other.election.onElection(id, m, now);
      } else if (message instanceof Message.ElectionOk m) {
        other.election.onElectionOk(id, m, now);
      } else if (message instanceof Message.Coordinator m) {
        other.election.onCoordinator(id, m, now);
      } else if (message instanceof Message.Handover m) {
        other.election.onHandover(id, m.term(), now);
      } else if (message instanceof Message.Commit m
          && m.term() == other.election.term()
          && other.election.hear(id, now)) {
        other.send(id, new Message.Ack(m.term(), 0, 0));
      } else if (message instanceof Message.Ack m && m.term() == other.election.term()) {
        other.election.followedBy(Group.replica(id), now);
      }
    }

    @Override
    public void promise(HardState state) {
      promises.add(state);
      storing = state;
      post.add(
          () -> {
            if (!diskHangs) {
              stored(state);
            }
          });
    }

    /** The disk has that promise. */
    void stored(HardState state) {
      if (state.equals(storing)) {
        storing = null;
        election.onHardStateStored(state, now);
        held.forEach(Runnable::run);
        held.clear();
      }
    }

    private void announceIfLeading() {
      if (election.role() instanceof Leader leader && announced != election.term()) {
        announced = election.term();
        LogPosition before = leader.before();
        connected.forEach(
            to ->
                send(
                    to,
                    new Message.Coordinator(
                        announced,
                        Group.peer(id),
                        leader.startSeq(),
                        before.term(),
                        before.crc(),
                        0)));
      }
    }

    private void beatIfLeading() {
      if (election.role() instanceof Leader) {
        connected.forEach(to -> send(to, new Message.Commit(election.term(), 0)));
      }
    }

    @Override
    public Voters voters() {
      return voters;
    }

    @Override
    public Collection<Integer> connectedMembers() {
      return connected.stream().filter(other -> !newDisks.contains(other)).toList();
    }

    @Override
    public boolean isHeard(int nodeId, long at) {
      return connected.contains(nodeId);
    }

    boolean isConnected(ReplicaId replica) {
      return replica.nodeId() == id || connected.contains(replica.nodeId());
    }

    @Override
    public ReplicaId connectedReplica(int nodeId) {
      boolean known = connected.contains(nodeId);
      return known && newDisks.contains(nodeId)
          ? new ReplicaId(nodeId, "another disk")
          : known ? Group.replica(nodeId) : null;
    }

    @Override
    public boolean reachesMajority(long at) {
      return reachesMajority;
    }

    @Override
    public LogPosition logEnd() {
      return end;
    }

    @Override
    public long commitSeq() {
      return 0;
    }

    @Override
    public long longestLogHeardOf(long at) {
      return longestHeardOf;
    }

    @Override
    public boolean canWrite() {
      return canWrite;
    }
  }
}
