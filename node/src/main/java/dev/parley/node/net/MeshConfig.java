package dev.parley.node.net;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.log.EntryBlock;
import java.util.List;
import java.util.function.Function;

/**
 * How a mesh listens and dials, and its bounds.
 *
 * @param host where to listen
 * @param port 1 to 65535, or 0 for any free one
 * @param seeds are dialled as long as no members are known
 * @param silenceMillis after which a connection on which nothing comes is closed
 * @param helloMillis within which a connection's other end must say HELLO
 * @param regions the part of a file that a block is; null: the block's entries are in memory
 */
public record MeshConfig(
    String host,
    int port,
    List<PeerAddress> seeds,
    long silenceMillis,
    long helloMillis,
    Function<EntryBlock, Region> regions) {

  /** Peers on idle connections are heard every tenth heartbeat. */
  private static final int IDLE_HEARTBEATS = 10;

  private static final int MISSED = 3;

  private static final long HELLO_MILLIS = 5000;

  /** Incoming connections whose other end has not said HELLO: what strangers can hold at a time. */
  static final int STRANGERS = 64;

  /** Incoming connections at all: more than twice the members of the largest group. */
  static final int INCOMING = 512;

  /** A connection with that much waiting to be sent is not draining, and is skipped for entries. */
  static final int HIGH_WATER_BYTES = 1024 * 1024;

  static final int LOW_WATER_BYTES = 512 * 1024;

  /** A connection with that much waiting to be sent, although it is skipped, is closed. */
  static final int CLOSE_BYTES = 16 * 1024 * 1024;

  /**
   * A received block in memory. Others may have set larger blocks than this peer, but not by much:
   * what is longer would fill the memory.
   */
  static final int BLOCK_BYTES = 4 * 1024 * 1024;

  /** How long what was sent last has to leave before its connection is closed all the same. */
  static final long LINGER_MILLIS = 1000;

  public MeshConfig {
    seeds = List.copyOf(seeds);
  }

  /** With the silence that a peer with these time-outs never keeps. */
  public static MeshConfig of(
      String host,
      int port,
      List<PeerAddress> seeds,
      PeerConfig peer,
      Function<EntryBlock, Region> regions) {
    long silence =
        Math.max(MISSED * IDLE_HEARTBEATS * peer.heartbeatMillis(), peer.leaderTimeoutMillis());
    return new MeshConfig(host, port, seeds, silence, HELLO_MILLIS, regions);
  }
}
