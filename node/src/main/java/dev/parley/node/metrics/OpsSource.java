package dev.parley.node.metrics;

import dev.parley.node.discovery.FoundPeer;
import dev.parley.node.store.LogReader;
import dev.parley.protocol.PeerStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The peer of which a server tells. For any thread. */
public interface OpsSource {

  /** Asks for a snapshot; never waits. Fails where the peer has stopped. */
  CompletableFuture<PeerStatus> status();

  /** False: syncing is left to the system. */
  boolean syncs();

  /** Members that were heard by multicast of late; never waits. */
  List<FoundPeer> found();

  LogReader log();
}
