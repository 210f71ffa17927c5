package dev.parley.node;

import dev.parley.node.metrics.OpsServer;
import dev.parley.node.metrics.PeerMetrics;
import dev.parley.node.net.Mesh;
import dev.parley.node.net.MeshConfig;
import dev.parley.node.net.MeshListener;
import dev.parley.node.net.PeerAddress;
import dev.parley.node.net.Region;
import dev.parley.node.store.FileBlock;
import dev.parley.node.store.Store;
import dev.parley.node.store.StoreException;
import dev.parley.node.store.StoreOptions;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the parts of a node, and turns what goes wrong into one sentence for people. */
final class NodeBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(NodeBuilder.class);

  private NodeBuilder() {}

  /** Opens the data directory, then listens, and closes what it opened where it fails. */
  static NodeParts open(NodeConfig config, NodeListener listener, long deliverFrom)
      throws NodeException {
    check(config);
    List<PeerAddress> seeds = seeds(config);
    Store store = openStore(config);
    // Said once in a life: a start that fails after this must leave it in the log.
    store.recoveryReport().forEach(report -> LOG.warn("recovery: {}", report));
    Mailbox mailbox = new Mailbox();
    Inputs inputs = new Inputs(mailbox);
    Mesh mesh = null;
    OpsServer ops = null;
    try {
      List<PeerAddress> all = withFormerMembers(seeds, store);
      mesh = openMesh(config, all, inputs);
      ops = config.ops() == null ? null : openOps(config);
      PeerInfo self = self(config, store, mesh.port());
      long from = deliverFrom > 0 ? deliverFrom : store.shown() + 1;
      String thread = "parley-listener-" + config.nodeId();
      Delivery delivery =
          new Delivery(listener, store.reader(), from, inputs::onUnreadable, thread);
      NodeWatch watch = ops == null ? NodeWatch.NONE : ops.metrics();
      HostEffects effects = new HostEffects(store, mesh, delivery, watch, pace(config, store));
      inputs.effects(effects);
      Search search = new Search(mailbox, mesh, effects);
      search.open(config, self, store.identity().groupId(), !all.isEmpty());
      return new NodeParts(
          config,
          self,
          from,
          store,
          mesh,
          mailbox,
          inputs,
          effects,
          delivery,
          search,
          new LastSeen(store.seen(), store::seen),
          new ReadInput(mailbox),
          ops);
    } catch (NodeException | RuntimeException e) {
      if (ops != null) {
        ops.close();
      }
      if (mesh != null) {
        mesh.close();
      }
      store.close();
      throw e;
    }
  }

  /**
   * Opens the next life of a node, at the same addresses. A port that nobody asked for may be taken
   * by now; then it is another one.
   *
   * @param into whom it joins; others that were heard may be of other groups
   */
  static NodeParts openAgain(NodeParts last, String into, NodeListener listener)
      throws NodeException {
    NodeConfig config = last.config();
    NodeParts next;
    try {
      OpsConfig ops =
          last.ops() == null ? null : new OpsConfig(config.ops().host(), last.ops().port());
      next = open(config.at(last.mesh().port(), ops), listener, 0);
    } catch (NodeException e) {
      if (e.problem() != NodeException.Problem.BIND || config.port() != 0) {
        throw e;
      }
      next = open(config, listener, 0);
    }
    next.mesh()
        .suggest(
            last.search().suggested().stream()
                .filter(address -> into.endsWith(" " + address.hostAndPort()))
                .toList());
    return next;
  }

  /** What peers refuse to read must not be said. */
  private static void check(NodeConfig config) throws NodeException {
    if (!Limits.isName(config.group())) {
      throw notAName(config.group(), "");
    }
    if (!Limits.isPersonName(config.name())) {
      throw notAName(config.name(), ", and no @, # or / at its beginning");
    }
    if (config.advertise() != null && !Limits.isAddress(config.advertise())) {
      throw new NodeException(
          NodeException.Problem.CONFIG,
          "not an address that others can dial: " + config.advertise() + "; write host:port");
    }
  }

  private static NodeException notAName(String name, String rest) {
    return new NodeException(
        NodeException.Problem.CONFIG,
        "not a name: %s; give 1 to %d bytes of UTF-8 with no quote, backslash or control"
                .formatted(name, Limits.NAME_CHARS)
            + " character, no blank at an end"
            + rest);
  }

  private static List<PeerAddress> seeds(NodeConfig config) throws NodeException {
    try {
      List<PeerAddress> seeds = new ArrayList<>();
      for (String seed : config.seeds()) {
        seeds.add(PeerAddress.parse(seed));
      }
      return seeds;
    } catch (IllegalArgumentException e) {
      throw new NodeException(NodeException.Problem.CONFIG, e.getMessage(), e);
    }
  }

  /** A new replica that has lost its log may join through those whom the log named. */
  private static List<PeerAddress> withFormerMembers(List<PeerAddress> seeds, Store store) {
    List<PeerAddress> all = new ArrayList<>(seeds);
    for (String address : store.formerAddresses()) {
      try {
        all.add(PeerAddress.parse(address));
      } catch (IllegalArgumentException e) {
        LOG.warn("a former member cannot be dialled: {}", e.getMessage());
      }
    }
    return all;
  }

  private static Store openStore(NodeConfig config) throws NodeException {
    try {
      StoreOptions options =
          new StoreOptions(config.nodeId(), config.group(), config.sync(), new SecureRandom());
      return Store.open(config.data(), options);
    } catch (StoreException e) {
      throw new NodeException(problem(e.kind()), e.getMessage(), e);
    }
  }

  private static NodeException.Problem problem(StoreException.Kind kind) {
    return switch (kind) {
      case IN_USE -> NodeException.Problem.DATA_IN_USE;
      case UNUSABLE, WRONG_PEER -> NodeException.Problem.DATA_UNUSABLE;
      case DAMAGED -> NodeException.Problem.DAMAGED;
    };
  }

  private static Pace pace(NodeConfig config, Store store) {
    return Pace.of(config.peer().window(), store.restored().outbox().unreleased().size());
  }

  private static Mesh openMesh(NodeConfig config, List<PeerAddress> seeds, MeshListener listener)
      throws NodeException {
    MeshConfig net =
        MeshConfig.of(config.host(), config.port(), seeds, config.peer(), NodeBuilder::region);
    try {
      return Mesh.open(net, listener);
    } catch (IOException e) {
      throw cannotListen(config.host(), config.port(), e);
    }
  }

  private static OpsServer openOps(NodeConfig config) throws NodeException {
    PeerMetrics metrics = new PeerMetrics(config.nodeId(), config.peer().outboxMessages());
    try {
      return OpsServer.open(config.ops(), metrics);
    } catch (IOException e) {
      throw cannotListen(config.ops().host(), config.ops().port(), e);
    }
  }

  private static NodeException cannotListen(String host, int port, IOException e) {
    String text =
        e instanceof BindException taken
            ? cannotBind(host, port, taken)
            : "cannot listen on %s:%d (%s); choose another address or port"
                .formatted(host, port, e);
    return new NodeException(NodeException.Problem.BIND, text, e);
  }

  private static String cannotBind(String host, int port, BindException e) {
    String where = "port " + port + " on " + host;
    return String.valueOf(e.getMessage()).contains("in use")
        ? where + " is taken; stop what listens there, or choose another port"
        : where
            + " cannot be listened on ("
            + e.getMessage()
            + "); choose an address of this machine";
  }

  /** Blocks that lie in a file leave without being read. */
  private static Region region(EntryBlock block) {
    return block instanceof FileBlock file
        ? new Region(file.channel(), file.offset(), file.length())
        : null;
  }

  private static PeerInfo self(NodeConfig config, Store store, int port) {
    String address =
        config.advertise() != null
            ? config.advertise()
            : new PeerAddress(0, config.host(), port).hostAndPort();
    return new PeerInfo(
        config.nodeId(), config.name(), address, config.mode(), store.identity().storageId());
  }
}
