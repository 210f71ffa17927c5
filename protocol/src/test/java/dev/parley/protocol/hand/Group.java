package dev.parley.protocol.hand;

import dev.parley.protocol.Peer;
import dev.parley.protocol.Restored;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Samples;
import dev.parley.protocol.outbox.OutboxContents;
import dev.parley.protocol.quorum.Voters;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The people of the tests that are done by hand: n1, n2, …, each with its first disk. */
public final class Group {
  public static final String ID = Samples.GROUP_ID;
  public static final String NAME = "home";
  public static final int GENESIS = EntryFormat.genesis(ID);

  private Group() {}

  public static PeerInfo peer(int id) {
    return peer(id, 1);
  }

  /** {@code disk}: 1 for its first one. */
  public static PeerInfo peer(int id, int disk) {
    String storage = String.format("%08d-0000-4000-8000-%012d", disk, id);
    return new PeerInfo(id, "n" + id, "127.0.0.1:" + (6000 + id), Mode.BOOTSTRAP, storage);
  }

  public static ReplicaId replica(int id) {
    return peer(id).replica();
  }

  public static Voters voters(int... ids) {
    return new Voters(IntStream.of(ids).mapToObj(Group::replica).toList());
  }

  public static Member voter(int id) {
    return new Member(peer(id), true);
  }

  public static Member learner(int id) {
    return new Member(peer(id), false);
  }

  public static Membership membership(Member... members) {
    return Membership.of(List.of(members), new TreeSet<>(), new TreeSet<>());
  }

  public static EntryBody.Members members(Member... members) {
    return new EntryBody.Members("a change", List.of(members));
  }

  public static EntryBody.Members voterEntry(int... ids) {
    return new EntryBody.Members("a change", IntStream.of(ids).mapToObj(Group::voter).toList());
  }

  public static String origin(int sender) {
    return String.format("%016x", sender);
  }

  /** A message of that sender's only origin. */
  public static EntryBody.Chat chat(int sender, long number) {
    return chat(sender, number, "text " + number);
  }

  public static EntryBody.Chat chat(int sender, long number, String text) {
    MessageId id = new MessageId(origin(sender), number);
    return new EntryBody.Chat(sender, id, "general", number, 0, text);
  }

  public static Hello hello(int id, int startedAt) {
    return new Hello(Limits.VERSION, peer(id), ID, NAME, startedAt);
  }

  /** A disk in term 1 whose log has so many final entries. */
  public static Restored restored(
      long committed, OutboxContents outbox, List<EntryBody.Chat> held) {
    return new Restored(
        ID, new HardState(1, null), GroupState.empty(GENESIS), committed, outbox, held, List.of());
  }

  /** That member as it starts again in term 1 on this log, of which two entries are final. */
  public static Peer restarted(int id, EntryLog log, Effects effects) {
    Restored restored = restored(2, new OutboxContents(origin(id), 1, List.of()), List.of());
    Peer.Identity identity = new Peer.Identity(peer(id), NAME, 5);
    return new Peer(PeerConfig.DEFAULT, identity, restored, log, effects, new Random(1));
  }
}
