package dev.parley.tui.chat;

import dev.parley.node.NodeListener;
import dev.parley.node.store.LogReader;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A peer that is a group of its own, in memory: what is typed is numbered at once, unless it is
 * told to hold it back. As in a node, one thread does everything and another calls the listener.
 */
public final class MemoryPeer implements AlicePort {
  private static final String GROUP_ID = "00000000-0000-4000-8000-000000000001";
  private static final String ORIGIN = "00000000000000aa";

  private final ExecutorService loop = OneThread.named("memory-peer");

  /** Calls the listener, which may wait for the loop. */
  private final ExecutorService teller = OneThread.named("memory-peer-teller");

  private final CompletableFuture<NodeListener> listener = new CompletableFuture<>();
  private final int nodeId;
  private final int outboxBound;
  private final MemoryLog log = new MemoryLog(GROUP_ID);
  private final Deque<EntryBody.Chat> outbox = new ArrayDeque<>();
  private final List<EntryBody.Chat> held = new ArrayList<>();
  private final List<PeerStatus.MemberStatus> others = new ArrayList<>();
  public final MemoryUser user = new MemoryUser();
  private final List<Message.Request> requests = new CopyOnWriteArrayList<>();
  private PeerStatus.State state = PeerStatus.State.LEADER;
  private String groupId = GROUP_ID;
  private long nextNumber = 1;
  private long deliversFrom = 1;
  private boolean holdsBack;
  private final MemoryRooms rooms = new MemoryRooms();
  private volatile int numbered;
  private volatile long shown;
  private volatile boolean deaf;

  public MemoryPeer(int nodeId, int outboxBound) {
    this.nodeId = nodeId;
    this.outboxBound = outboxBound;
    append(new EntryBody.Members("n1 founds the group", List.of(member(nodeId, "alice"))));
  }

  public static Member member(int nodeId, String name) {
    return new Member(
        new PeerInfo(
            nodeId,
            name,
            "127.0.0.1:" + (6000 + nodeId),
            Mode.BOOTSTRAP,
            "00000000-0000-4000-8000-00000000000" + nodeId),
        true);
  }

  /** Before the start: an entry that is there already. */
  public Entry append(EntryBody body) {
    return log.append(body);
  }

  public EntryBody.Chat chat(String text) {
    return chat(ROOM, text);
  }

  public EntryBody.Chat chat(String roomId, String text) {
    return new EntryBody.Chat(
        nodeId, new MessageId(ORIGIN, nextNumber++), roomId, 1, 1_763_600_000_000L, text);
  }

  /** A message of somebody else. */
  public static EntryBody.Chat chatOf(int senderId, long number, String text) {
    MessageId id = new MessageId("00000000000000bb", number);
    return new EntryBody.Chat(senderId, id, ROOM, 7, 1_763_600_000_000L, text);
  }

  /** Before the start: all up to there was shown by an earlier run. */
  public void deliverFrom(long seqNo) {
    deliversFrom = seqNo;
  }

  /** Before the start: the disk takes nothing, and nobody knows for how long. */
  public void fillDisk() {
    state = PeerStatus.State.DISK_FULL;
  }

  /** Before the start: nobody leads. */
  public void loseMajority() {
    state = PeerStatus.State.NO_MAJORITY;
  }

  /** It hears no {@link #quit}. */
  public void deafen() {
    deaf = true;
  }

  public void holdBack() {
    holdsBack = true;
  }

  /** Before the start: no member of the group was found yet. */
  public void seek() {
    state = PeerStatus.State.JOINING;
    groupId = null;
  }

  public void other(int id, LogPosition committed) {
    other(id, committed.seqNo(), committed);
  }

  public void other(int id, long lastSeq, LogPosition committed) {
    others.add(status(id, "peer" + id, lastSeq, committed));
  }

  public void other(PeerStatus.MemberStatus member) {
    others.add(member);
  }

  private PeerStatus.MemberStatus status(int id, String name, long lastSeq, LogPosition committed) {
    boolean self = id == nodeId;
    return new PeerStatus.MemberStatus(
        id,
        name,
        self ? address() : "127.0.0.1:" + (6000 + id),
        Mode.BOOTSTRAP,
        self,
        true,
        true,
        self ? user.presence() : Message.Presence.ONLINE,
        lastSeq,
        committed,
        self ? -1 : 100);
  }

  /** A message of somebody else that is not final: it is kept, and told of. */
  public void hold(EntryBody.Chat chat) {
    loop.execute(
        () -> {
          held.add(chat);
          tell(to -> to.onProvisional(List.of(chat)));
        });
  }

  public ChatPort start(NodeListener heard) {
    listener.complete(heard);
    loop.execute(
        () -> {
          PeerStatus first = snapshot();
          List<Entry> news = log.read(deliversFrom, log.committedSeq());
          tell(to -> to.onStatus(first));
          if (!news.isEmpty()) {
            tell(to -> to.onDelivered(news));
          }
        });
    return this;
  }

  private void tell(Consumer<NodeListener> what) {
    teller.execute(() -> what.accept(listener.join()));
  }

  /** What was held back becomes final, {@code count} messages of it. */
  public void release(int count) {
    loop.execute(() -> releaseNow(count));
  }

  private void releaseNow(int count) {
    for (int i = 0; i < count && !outbox.isEmpty(); i++) {
      add(outbox.removeFirst());
    }
  }

  public void notice(Notice notice) {
    tell(to -> to.onNotice(notice));
  }

  public void stop(StopReason reason, String text) {
    tell(to -> to.onStopped(reason, text));
  }

  public long shown() {
    return shown;
  }

  public List<String> requests() {
    return requests.stream().map(r -> r.kind() + " " + r.nodeId() + " " + r.value()).toList();
  }

  public List<Entry> entries() {
    return log.entries();
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public long deliversFrom() {
    return deliversFrom;
  }

  @Override
  public CompletableFuture<Peer.Typed> send(String roomId, String text) {
    if (state == PeerStatus.State.DISK_FULL) {
      loop.execute(() -> outbox.add(chat(roomId, text)));
      return new CompletableFuture<>();
    }
    return onLoop(
        () -> {
          if (outbox.size() >= outboxBound) {
            return new Peer.Typed(null, OUTBOX_FULL + "; wait");
          }
          String fault = MemoryRooms.fault(log::entries, roomId, text);
          if (fault != null) {
            return new Peer.Typed(null, fault);
          }
          EntryBody.Chat chat = chat(roomId, text);
          outbox.add(chat);
          if (!holdsBack) {
            release(1);
          }
          return new Peer.Typed(chat.msgId(), null);
        });
  }

  @Override
  public void request(Message.Request request) {
    requests.add(request);
    if (state != PeerStatus.State.NO_MAJORITY && request.roomId() != null) {
      loop.execute(() -> add(MemoryRooms.entry(request)));
    }
  }

  private void add(EntryBody body) {
    Entry entry = append(body);
    tell(to -> to.onDelivered(List.of(entry)));
  }

  @Override
  public List<String> joined() {
    return rooms.joined();
  }

  @Override
  public void join(String roomId) {
    rooms.join(roomId);
  }

  @Override
  public void part(String roomId) {
    rooms.part(roomId);
  }

  @Override
  public CompletableFuture<PeerStatus> status() {
    return onLoop(this::snapshot);
  }

  @Override
  public void tellStatus() {
    loop.execute(
        () -> {
          PeerStatus now = snapshot();
          tell(to -> to.onStatus(now));
        });
  }

  private PeerStatus snapshot() {
    LogPosition end = log.end();
    List<PeerStatus.MemberStatus> members = new ArrayList<>();
    members.add(status(nodeId, "alice", end.seqNo(), end));
    members.addAll(others);
    return new PeerStatus(
        state,
        nodeId,
        "home",
        groupId,
        1,
        state == PeerStatus.State.NO_MAJORITY ? 0 : nodeId,
        end,
        end,
        outbox.size(),
        held.size(),
        0,
        true,
        1000,
        0,
        members,
        MemoryRooms.of(log.entries()));
  }

  @Override
  public CompletableFuture<Waiting> waiting() {
    return onLoop(
        () -> new Waiting(List.copyOf(outbox), List.copyOf(held), numbered(), 1, requests));
  }

  private SortedMap<MessageId, Long> numbered() {
    SortedMap<MessageId, Long> numbers = new TreeMap<>();
    long seqNo = log.committedSeq();
    for (EntryBody.Chat chat : outbox) {
      if (numbers.size() < numbered) {
        numbers.put(chat.msgId(), ++seqNo);
      }
    }
    return numbers;
  }

  /** The first of those that are held back have a number, but are not final. */
  public void number(int count) {
    numbered = count;
  }

  /** Somebody, perhaps this user, has read that far. */
  public void mark(ReadMark mark) {
    List<ReadMark> moved = user.read(mark);
    tell(to -> to.onRead(moved));
  }

  @Override
  public void read(String roomId, long seqNo) {
    mark(new ReadMark(nodeId, roomId, seqNo));
  }

  @Override
  public CompletableFuture<List<ReadMark>> readMarks() {
    return onLoop(user::marks);
  }

  @Override
  public void presence(Message.Presence presence, String away) {
    user.presence(presence, away);
  }

  @Override
  public LogReader log() {
    return log;
  }

  /** Nobody can read that entry from now on. */
  public void breakAt(long seqNo) {
    log.breakAt(seqNo);
  }

  @Override
  public void shown(long seqNo) {
    shown = seqNo;
  }

  @Override
  public void quit() {
    if (!deaf) {
      stop(StopReason.LEFT, "left");
    }
  }

  public boolean isClosed() {
    return loop.isShutdown();
  }

  @Override
  public void close() {
    loop.shutdown();
    teller.shutdown();
  }

  private <T> CompletableFuture<T> onLoop(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, loop);
  }
}
