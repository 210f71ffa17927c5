package dev.parley.node.metrics;

import dev.parley.node.discovery.FoundPeer;
import dev.parley.node.store.LogReader;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A peer of which a test says how it is; its log is made as it is read. */
final class ScriptedPeer implements OpsSource, LogReader {
  private static final String STORAGE = "00000000-0000-0000-0000-000000000001";

  volatile State state = State.FOLLOWER;
  volatile boolean hangs;
  volatile long committed;
  volatile long unreadableFrom = Long.MAX_VALUE;
  volatile String text = "text";
  final AtomicInteger questions = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();

  @Override
  public CompletableFuture<PeerStatus> status() {
    questions.incrementAndGet();
    LogPosition end = new LogPosition(committed, 1, 0);
    MemberStatus self =
        new MemberStatus(
            1,
            "alice a",
            "127.0.0.1:6001",
            Mode.BOOTSTRAP,
            false,
            true,
            true,
            Message.Presence.ONLINE,
            committed,
            end,
            -1);
    PeerStatus status =
        new PeerStatus(
            state, 1, "home", "g", 1, 0, end, end, 0, 0, 0, true, 0, 0, List.of(self), List.of());
    return hangs ? new CompletableFuture<>() : CompletableFuture.completedFuture(status);
  }

  @Override
  public boolean syncs() {
    return true;
  }

  @Override
  public List<FoundPeer> found() {
    return List.of(new FoundPeer(2, "bob", "127.0.0.1:6002", 1500));
  }

  @Override
  public LogReader log() {
    return this;
  }

  @Override
  public long committedSeq() {
    return committed;
  }

  /**
   * Every third entry is of the room {@code rare}, every tenth no message: the first names alice,
   * the next ones give her another name.
   */
  @Override
  public List<Entry> read(long from, long upTo, int maxBytes) {
    reads.incrementAndGet();
    List<Entry> read = new ArrayList<>();
    int bytes = 0;
    for (long seqNo = from; seqNo <= Math.min(upTo, committed) && bytes < maxBytes; seqNo++) {
      if (seqNo >= unreadableFrom) {
        throw new IllegalStateException("entry #" + seqNo + " cannot be read");
      }
      Entry entry = EntryFormat.make(seqNo, 1, body(seqNo), 0);
      bytes += entry.line().length;
      read.add(entry);
    }
    return read;
  }

  @Override
  public void forEach(long from, long upTo, Predicate<byte[]> lines, Consumer<Entry> each) {
    read(from, upTo, Integer.MAX_VALUE).stream()
        .filter(entry -> lines.test(entry.line()))
        .forEach(each);
  }

  private EntryBody body(long seqNo) {
    if (seqNo == 10) {
      PeerInfo alice = new PeerInfo(1, "alice a", "127.0.0.1:6001", Mode.BOOTSTRAP, STORAGE);
      return new EntryBody.Members("alice founds the group", List.of(new Member(alice, true)));
    }
    if (seqNo % 10 == 0) {
      return new EntryBody.Profile(1, "name", null, "al");
    }
    MessageId id = new MessageId("00000000000000aa", seqNo);
    String room = seqNo % 3 == 0 ? "rare" : "general";
    return new EntryBody.Chat(seqNo % 2 == 0 ? 1 : 2, id, room, seqNo, 1000, text + " " + seqNo);
  }
}
