package dev.parley.node;

import dev.parley.node.metrics.OpsServer;
import dev.parley.node.net.Mesh;
import dev.parley.node.store.Store;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.id.PeerInfo;

/**
 * What a node is made of, beside its peer.
 *
 * @param from the first entry that is delivered
 * @param ops HTTP for operators and programs; null: none
 */
record NodeParts(
    NodeConfig config,
    PeerInfo self,
    long from,
    Store store,
    Mesh mesh,
    Mailbox mailbox,
    Inputs inputs,
    HostEffects effects,
    Delivery delivery,
    Search search,
    LastSeen lastSeen,
    ReadInput reads,
    OpsServer ops) {

  /** Nobody is heard or told from here on. */
  void closeNet() {
    search.close();
    if (ops != null) {
      ops.close();
    }
    mesh.close();
  }

  /** For parts that no peer has lived on. */
  void close() {
    closeNet();
    store.close();
  }

  /** A snapshot; the loop thread only. */
  PeerStatus status(Peer peer, Moment at) {
    return lastSeen.in(peer.status(at.now()), at.wallMillis());
  }

  NodeWatch watch() {
    return ops == null ? NodeWatch.NONE : ops.metrics();
  }
}
