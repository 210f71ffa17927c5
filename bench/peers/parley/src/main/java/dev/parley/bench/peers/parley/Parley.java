package dev.parley.bench.peers.parley;

import dev.parley.bench.peers.TotalOrder;
import dev.parley.node.Node;
import dev.parley.node.NodeConfig;
import dev.parley.node.NodeListener;
import dev.parley.node.OpsConfig;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Parley as an application embeds it. What was submitted counts as accepted once it is final. */
final class Parley implements TotalOrder, NodeListener {
  private static final String HOST = "127.0.0.1";
  private static final String ROOM = "general";

  private final boolean sync;
  private final Semaphore outbox = new Semaphore(PeerConfig.DEFAULT.outboxMessages());
  private Config config;
  private int nodeId;
  private Sink sink;
  private Node node;
  private volatile PeerStatus status;

  Parley(boolean sync) {
    this.sync = sync;
  }

  @Override
  public void start(Config of, Sink to) throws Exception {
    config = of;
    sink = to;
    // The harness counts nodes from 0, Parley from 1.
    nodeId = config.id() + 1;
    NodeConfig peer =
        new NodeConfig(
            nodeId,
            "n" + config.id(),
            "bench",
            HOST,
            config.basePort() + config.id(),
            null,
            config.id() == 0 ? List.of() : List.of(HOST + ":" + config.basePort()),
            Mode.BOOTSTRAP,
            config.dir(),
            PeerConfig.DEFAULT,
            sync,
            null,
            ops());
    node = Node.start(peer, this, 1);
  }

  /** Null, unless {@code ops=PORT} asks for figures at PORT, PORT + 1 and so on. */
  private OpsConfig ops() {
    int port = config.integer("ops", 0);
    return port == 0 ? null : new OpsConfig(HOST, port + config.id());
  }

  /** Whoever founds a group leads it first; at rest its highest voter does. */
  @Override
  public boolean ready() {
    PeerStatus now = status;
    return now != null
        && now.voterIds().size() == Math.min(config.nodes(), PeerConfig.DEFAULT.maxVoters())
        && now.onlineIds().size() == config.nodes()
        && now.leaderId() == Collections.max(now.voterIds());
  }

  @Override
  public int leader() {
    PeerStatus now = status;
    return now == null ? -1 : now.leaderId() - 1;
  }

  /** Waits where the outbox is full: nothing that is typed is refused then. */
  @Override
  public void submit(long seq, byte[] payload) throws InterruptedException {
    outbox.acquire();
    node.send(ROOM, new String(payload, StandardCharsets.US_ASCII))
        .whenComplete((typed, failure) -> stored(seq, typed, failure));
  }

  private void stored(long seq, Peer.Typed typed, Throwable failure) {
    if (failure != null) {
      sink.failed(seq, failure);
    } else if (typed.refusal() != null) {
      sink.failed(seq, new IllegalStateException(typed.refusal()));
    }
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public void onDelivered(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.body() instanceof EntryBody.Chat chat) {
        // It is ASCII: a copy of the bytes that a string of Latin-1 has inside.
        byte[] text = chat.payload().getBytes(StandardCharsets.ISO_8859_1);
        sink.deliver(text, 0, text.length);
        if (chat.senderId() == nodeId) {
          sink.acked(chat.msgId().number() - 1);
          outbox.release();
        }
      }
    }
  }

  @Override
  public void onProvisional(List<EntryBody.Chat> messages) {
    // Each comes again when it is final.
  }

  @Override
  public void onStatus(PeerStatus newest) {
    status = newest;
  }

  @Override
  public void onNotice(Notice notice) {
    TotalOrder.note(notice.text());
  }

  @Override
  public void onStopped(StopReason reason, String text) {
    System.err.println("stopped: " + reason + " " + text);
  }

  @Override
  public String durability() {
    return sync
        ? "outbox and log, synced before a message is sent, acknowledged and final"
        : "outbox and log, page cache (--sync never)";
  }

  @Override
  public String settings() {
    return "defaults";
  }

  @Override
  public void close() {
    node.close();
  }
}
