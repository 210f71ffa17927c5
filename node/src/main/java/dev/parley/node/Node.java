package dev.parley.node;

import dev.parley.node.discovery.FoundPeer;
import dev.parley.node.metrics.OpsSource;
import dev.parley.node.net.Dialling;
import dev.parley.node.store.LogReader;
import dev.parley.node.store.Store;
import dev.parley.node.store.UnreadableException;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running peer: assembles its parts, and is what an application embeds. Every method is safe
 * for any thread. The future of a text that was taken completes on the listener's thread, all
 * others on one of the common pool, so that a listener may wait for them.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** A user is idle who has pressed no key for so long, by the surfaces that say so. */
  public static final long IDLE_MILLIS = 5 * 60_000;

  private final NodeListener listener;
  private final LogReader log = new NewestLog(() -> parts());
  private final Errands errands = new Errands();

  // of its present life: it has another one when its group gives way to another group
  private volatile NodeParts parts;
  private volatile PeerLoop loop;

  /** What was said last of the user's presence: its next life is told that, too. */
  private volatile Input presence = (peer, at) -> {};

  private Node(NodeParts parts, NodeListener listener) {
    this.listener = listener;
    this.parts = parts;
    this.loop = loop(parts);
  }

  private PeerLoop loop(NodeParts of) {
    Store store = of.store();
    Peer peer =
        new Peer(
            of.config().peer(),
            new Peer.Identity(of.self(), of.config().group(), System.currentTimeMillis()),
            store.restored(),
            store.log(),
            of.effects(),
            new Random(new SecureRandom().nextLong()));
    PeerLoop made = new PeerLoop(of, peer, new StatusWatch(of), stop -> end(of, stop));
    of.inputs().turn(made::help);
    return made;
  }

  private NodeParts parts() {
    return parts;
  }

  /**
   * Opens the data directory, listens, and starts.
   *
   * @param deliverFrom the first {@code seq_no} to deliver, 1 or more; 0: from the first one that
   *     an earlier run has not shown (see {@link #shown})
   */
  public static Node start(NodeConfig config, NodeListener listener, long deliverFrom)
      throws NodeException {
    NodeParts parts = NodeBuilder.open(config, listener, deliverFrom);
    Node node = null;
    try {
      node = new Node(parts, listener);
    } catch (UnreadableException e) {
      // Recovery reads the end of the log, and a peer what it still needs of the rest.
      String text = Inputs.unreadable(e.getMessage()).text();
      throw new NodeException(NodeException.Problem.DAMAGED, text, e);
    } finally {
      if (node == null) {
        parts.close();
      }
    }
    if (parts.store().dissolved() != null) {
      parts.effects().notice(parts.store().dissolved());
    }
    node.begin();
    return node;
  }

  private void begin() {
    for (String report : parts.store().recoveryReport()) {
      Notice damage = new Notice.Damage(report);
      parts.watch().noticed(damage);
      parts.delivery().notice(damage);
    }
    parts.delivery().start();
    if (parts.ops() != null) {
      parts.store().watch(parts.ops().metrics());
    }
    parts.store().start(parts.inputs());
    parts.search().start();
    LOG.info("n{} listens on {}", parts.config().nodeId(), address());
    if (parts.ops() != null) {
      parts.ops().start(new Told(), parts.mesh().counters());
      LOG.info("n{} answers HTTP on {}", parts.config().nodeId(), opsAddress());
    }
    loop.start();
    // The last step: whoever is met may end this life, and parts are those of another one then.
    parts.mesh().start();
  }

  /** What HTTP tells of this node. */
  private final class Told implements OpsSource {
    @Override
    public CompletableFuture<PeerStatus> status() {
      CompletableFuture<PeerStatus> future = new CompletableFuture<>();
      NodeParts life = parts;
      life.mailbox().put(new Question<>(life::status, future));
      return future;
    }

    @Override
    public boolean syncs() {
      return Node.this.syncs();
    }

    @Override
    public List<FoundPeer> found() {
      return Node.this.found();
    }

    @Override
    public LogReader log() {
      return Node.this.log();
    }
  }

  /** The last thing that the loop of a life does. */
  private void end(NodeParts last, Stop stop) {
    LOG.info("n{} stops: {} ({})", last.config().nodeId(), stop.reason(), stop.text());
    boolean dissolves = stop.reason() == StopReason.DISSOLVED;
    boolean goesOn = dissolves && !errands.isLeaving();
    try {
      last.lastSeen().keep();
      last.closeNet();
      if (stop.inOrder() && !goesOn) {
        last.delivery().drain(NodeConfig.CLOSE_TIMEOUT);
      }
      if (stop.reason() == StopReason.DAMAGED) {
        last.store().giveUpLog(stop.text());
      }
      if (goesOn) {
        last.store().dissolve(stop.text());
      }
      last.store().close();
    } catch (RuntimeException e) {
      LOG.error("not closed in order", e);
    } finally {
      if (goesOn) {
        goOn(last, stop.text());
      } else {
        errands.end();
        last.delivery()
            .finish(dissolves ? StopReason.LEFT : stop.reason(), dissolves ? "left" : stop.text());
      }
    }
  }

  /** A newcomer's life begins: whatever was asked for in between is asked of that one. */
  private void goOn(NodeParts last, String into) {
    Stop failed = new Stop(StopReason.LEFT, "left", false);
    try {
      NodeParts next = NodeBuilder.openAgain(last, into, listener);
      next.delivery().after(last.delivery());
      boolean lives = false;
      try {
        lives = errands.goOnWith(next, () -> live(next));
      } finally {
        if (!lives) {
          next.close();
        }
      }
      if (lives) {
        last.delivery().handOver(last.store().dissolved());
        return;
      }
    } catch (NodeException | RuntimeException e) {
      LOG.error("cannot go on as a newcomer", e);
      failed = new Stop(StopReason.FAULT, "cannot go on as a newcomer: " + e.getMessage(), false);
    }
    errands.end();
    last.delivery().finish(failed.reason(), failed.text());
  }

  private void live(NodeParts next) {
    loop = loop(next);
    parts = next;
    tellPresence();
    begin();
  }

  /** {@code host:port} that others dial. */
  public String address() {
    return parts.self().address();
  }

  /** {@code host:port} where operators and programs ask by HTTP; null: nowhere. */
  public String opsAddress() {
    return parts.ops() == null ? null : parts.ops().address();
  }

  /** The user's name as it was asked for; the log may know another one. */
  public String name() {
    return parts.config().name();
  }

  /** False: syncing is left to the system, and a power cut may lose what was final. */
  public boolean syncs() {
    return parts.config().sync();
  }

  /** The first {@code seq_no} that this run delivers: what {@link #start} made of its argument. */
  public long deliversFrom() {
    return parts.from();
  }

  /**
   * Queues a text. Completes when number and message are on disk in the outbox, or at once with the
   * reason why not. When the outbox is full, it completes with a refusal whose text begins with
   * {@code "the outbox is full"}: try again later. Completes with an {@link IllegalStateException}
   * where the node stopped before it was known to be on disk. Waits where the loop has too much to
   * do, and at most 50 ms where messages become final more slowly than they are typed.
   */
  public CompletableFuture<Peer.Typed> send(String roomId, String text) {
    CompletableFuture<Peer.Typed> future = new CompletableFuture<>();
    parts.effects().pace().awaitRoom();
    errands.put(
        parts,
        life -> TypedInput.of(roomId, text, life, future),
        Inputs.INPUT_BYTES + text.length());
    return future;
  }

  /** Asks for what no text says; the log shows whether it came to that. */
  public void request(Message.Request request) {
    errands.put(parts, life -> (peer, at) -> peer.request(request, at.now()), Inputs.INPUT_BYTES);
  }

  /**
   * The rooms that the user is in, in the order of joining, {@code general} first. It is a matter
   * of this peer alone, saved as {@link #shown} is, and a room may be among them that the group
   * does not have (yet).
   */
  public List<String> joined() {
    return parts.store().joined();
  }

  /** The user goes into that room. At most {@code Limits.ROOMS}: one more changes nothing. */
  public synchronized void join(String roomId) {
    Store store = parts.store();
    List<String> rooms = new ArrayList<>(store.joined());
    if (!rooms.contains(roomId) && Limits.isName(roomId) && rooms.size() < Limits.ROOMS) {
      rooms.add(roomId);
      store.joined(rooms);
    }
  }

  /** The user leaves that room; everybody is in {@code general} always. */
  public synchronized void part(String roomId) {
    Store store = parts.store();
    List<String> rooms = new ArrayList<>(store.joined());
    if (!roomId.equals(Rooms.GENERAL) && rooms.remove(roomId)) {
      store.joined(rooms);
    }
  }

  /**
   * Whether the person is there, and why not, in a few words for the others ({@code Limits.isNote};
   * what is not fit for that is left out). Never waits.
   */
  public void presence(Message.Presence how, String away) {
    presence = (peer, at) -> peer.presence(how, away, at.now());
    tellPresence();
  }

  private void tellPresence() {
    parts.mailbox().put((peer, at) -> presence.apply(peer, at));
  }

  /**
   * The person has read all of that room up to there; others are told, at most every two seconds.
   * Never waits.
   */
  public void read(String roomId, long seqNo) {
    parts.reads().add(roomId, seqNo);
  }

  /**
   * Who has read how far, by reader and room. Completes with an {@link IllegalStateException} where
   * the node has stopped.
   */
  public CompletableFuture<List<ReadMark>> readMarks() {
    return ask(life -> (peer, at) -> peer.readMarks());
  }

  /** A snapshot. Completes with an {@link IllegalStateException} where the node has stopped. */
  public CompletableFuture<PeerStatus> status() {
    return ask(life -> life::status);
  }

  /**
   * Has the listener hear the status soon, whether it has changed or not. It is the way on which
   * all statuses come: an older one never arrives after a newer one. Never waits.
   */
  public void tellStatus() {
    parts.mailbox().put((peer, at) -> parts.delivery().status(parts.status(peer, at)));
  }

  /** How the search for others goes on, as of now. Never waits. */
  public Dialling dialling() {
    return parts.mesh().dialling();
  }

  /** Members of its group that were heard by multicast of late, by node id. Never waits. */
  public List<FoundPeer> found() {
    return parts.search().found();
  }

  /**
   * What is not final yet. Completes with an {@link IllegalStateException} where the node has
   * stopped.
   */
  public CompletableFuture<Waiting> waiting() {
    return ask(life -> (peer, at) -> peer.waiting());
  }

  private <T> CompletableFuture<T> ask(Function<NodeParts, BiFunction<Peer, Moment, T>> how) {
    CompletableFuture<T> future = new CompletableFuture<>();
    errands.put(parts, life -> new Question<>(how.apply(life), future), Inputs.INPUT_BYTES);
    return future;
  }

  /** The log, for history; reads from any thread, until the node is closed. */
  public LogReader log() {
    return log;
  }

  /**
   * The application has shown all up to here; saved at least every second and when the node stops.
   */
  public void shown(long seqNo) {
    // More than there is was shown of another log, in an earlier life.
    Store store = parts.store();
    store.shown(Math.min(seqNo, store.reader().committedSeq()));
  }

  /**
   * Leaves in order: hands over, says goodbye, stops; then {@link NodeListener#onStopped}. Returns
   * at once.
   */
  public void quit() {
    errands.leave();
    parts.mailbox().put((peer, at) -> peer.quit(at.now()));
  }

  /**
   * Stops now, in any state, and waits until all is closed, but not for a listener that is stuck.
   * {@link NodeListener#onStopped} is called, unless the node had stopped already.
   */
  @Override
  public void close() {
    errands.leave();
    NodeParts last = parts;
    PeerLoop lastLoop = loop;
    Stop now = new Stop(StopReason.LEFT, "closed", false);
    last.mailbox().put((peer, at) -> last.effects().stop(now));
    boolean closed =
        lastLoop.isThisThread() || lastLoop.join(NodeConfig.CLOSE_TIMEOUT.multipliedBy(2));
    boolean told = last.delivery().isThisThread() || last.delivery().join(NodeConfig.CLOSE_TIMEOUT);
    if (!closed || !told) {
      LOG.warn(
          "n{} is closed, but {} is stuck",
          last.config().nodeId(),
          closed ? "its listener" : "its loop");
    }
  }
}
