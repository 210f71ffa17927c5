package dev.parley.bench.crowd;

import dev.parley.protocol.Peer;
import dev.parley.protocol.Restored;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A group that is there from the beginning: all its members have the entry that names them. Their
 * ids go from 1; the first ones have a vote, so many as the product gives.
 */
public final class Founders {
  private static final String GROUP_ID = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

  private final int size;
  private final Entry first;

  /**
   * @param size 1 to 200 members
   */
  public Founders(int size) {
    this.size = size;
    List<Member> members = new ArrayList<>();
    for (int id = 1; id <= size; id++) {
      members.add(new Member(info(id), id <= voters()));
    }
    EntryBody body = new EntryBody.Members("founded", members);
    first = EntryFormat.make(1, 0, body, EntryFormat.genesis(GROUP_ID));
  }

  public int size() {
    return size;
  }

  /** So many have a vote. */
  public int voters() {
    return Math.min(size, PeerConfig.DEFAULT.maxVoters());
  }

  private static PeerInfo info(int id) {
    String storage = String.format("%08x-0000-4000-8000-%012x", id, id);
    return new PeerInfo(id, "user" + id, "10.0.0." + id + ":7000", Mode.BOOTSTRAP, storage);
  }

  /** A log that holds the first entry. */
  public PlainLog log() {
    PlainLog log = new PlainLog(EntryFormat.genesis(GROUP_ID));
    log.append(first);
    return log;
  }

  /** A member that has just started, with default settings. */
  public Peer peer(int id, EntryLog log, Effects effects, Random random) {
    Restored restored =
        new Restored(
            GROUP_ID,
            HardState.INITIAL,
            GroupState.empty(EntryFormat.genesis(GROUP_ID)),
            first.seqNo(),
            new OutboxContents(String.format("%016x", id), 1, List.of()),
            List.of(),
            List.of());
    return new Peer(
        PeerConfig.DEFAULT,
        new Peer.Identity(info(id), "bench", 1),
        restored,
        log,
        effects,
        random);
  }
}
