package dev.parley.tui.line;

import dev.parley.node.EventLog;
import dev.parley.node.NodeListener;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.Ending;
import dev.parley.tui.chat.NameBook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** What the node tells, said aloud. Its calls wait until {@link #open}. */
final class LineListener implements NodeListener {
  /** Between two words about how far the catching up is. */
  private static final long CATCHUP_EVERY_MILLIS = 200;

  /** What makes a state another one. */
  private record Look(
      PeerStatus.State state,
      long term,
      int leaderId,
      int leaderlessMember,
      List<Integer> voters,
      List<Integer> online) {
    static Look of(PeerStatus status) {
      return new Look(
          status.state(),
          status.term(),
          status.leaderId(),
          status.leaderlessMember(),
          status.voterIds(),
          status.onlineIds());
    }
  }

  private final Voice voice;
  private final NameBook names;
  private final EventLog events;
  private final Ending ending;
  private final LongSupplier clock;
  private final boolean readsAll;
  private final Presences presences = new Presences();
  private final Progress progress = new Progress();
  private final CompletableFuture<ChatPort> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> stateSaid = new CompletableFuture<>();

  private volatile PeerStatus status;
  private volatile long shownSeq;
  private Look said;
  private long catchupSaidAt;

  /**
   * @param readsAll whether what is said has been read
   */
  LineListener(
      Voice voice,
      NameBook names,
      EventLog events,
      Ending ending,
      boolean readsAll,
      LongSupplier clock) {
    this.voice = voice;
    this.names = names;
    this.events = events;
    this.ending = ending;
    this.clock = clock;
    this.readsAll = readsAll;
    ending.stopped().thenRun(progress::made);
  }

  /** From now on the node is heard. */
  void open(ChatPort port) {
    opened.complete(port);
  }

  /** What the node says before {@link #open}, if that never comes, is not heard. */
  void abandon() {
    opened.complete(null);
  }

  Progress progress() {
    return progress;
  }

  /** Done once the first state was said. */
  CompletableFuture<Void> stateSaid() {
    return stateSaid;
  }

  /** The newest; null before the first. */
  PeerStatus status() {
    return status;
  }

  /** The last entry that was shown in this run; 0: none. */
  long shownSeq() {
    return shownSeq;
  }

  @Override
  public void onDelivered(List<Entry> entries) {
    ChatPort port = opened.join();
    if (port == null || entries.isEmpty()) {
      return;
    }
    if (shownSeq == 0) {
      // What is final may not have been known to be that when the run began.
      names.goTo(entries.get(0).seqNo());
    }
    List<String> rooms = port.joined();
    voice.say(output -> output.entries(entries, names, rooms));
    if (readsAll) {
      haveRead(port, entries, rooms);
    }
    shownSeq = entries.get(entries.size() - 1).seqNo();
    port.shown(shownSeq);
    sayCatchup();
    progress.made();
  }

  /** In the rooms that the user is in. */
  private static void haveRead(ChatPort port, List<Entry> entries, List<String> rooms) {
    Map<String, Long> newest = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.body() instanceof EntryBody.Chat chat && rooms.contains(chat.roomId())) {
        newest.put(chat.roomId(), entry.seqNo());
      }
    }
    newest.forEach(port::read);
  }

  @Override
  public void onRead(List<ReadMark> marks) {
    ChatPort port = opened.join();
    if (port == null) {
      return;
    }
    List<ReadMark> ofOthers = marks.stream().filter(m -> m.readerId() != port.nodeId()).toList();
    if (!ofOthers.isEmpty()) {
      voice.say(output -> output.receipts(ofOthers));
    }
  }

  @Override
  public void onProvisional(List<EntryBody.Chat> messages) {
    ChatPort port = opened.join();
    if (port == null) {
      return;
    }
    List<String> rooms = port.joined();
    voice.say(output -> output.provisional(messages, names, rooms));
    progress.made();
  }

  @Override
  public void onStatus(PeerStatus newest) {
    if (opened.join() == null) {
      return;
    }
    status = newest;
    names.apply(newest);
    Look look = Look.of(newest);
    if (!look.equals(said)) {
      said = look;
      voice.say(output -> output.state(newest));
      stateSaid.complete(null);
    }
    for (PeerStatus.MemberStatus member : presences.news(newest)) {
      voice.say(output -> output.presence(member, names));
    }
    sayCatchup();
    progress.made();
  }

  private void sayCatchup() {
    PeerStatus newest = status;
    long now = clock.getAsLong();
    if (newest == null
        || newest.state() != PeerStatus.State.CATCH_UP
        || now - catchupSaidAt < CATCHUP_EVERY_MILLIS) {
      return;
    }
    catchupSaidAt = now;
    long have = Math.max(shownSeq, newest.committed().seqNo());
    long of =
        newest.members().stream().mapToLong(PeerStatus.MemberStatus::lastSeq).max().orElse(have);
    voice.say(output -> output.catchup(have, Math.max(have, of)));
  }

  @Override
  public void onNotice(Notice notice) {
    if (opened.join() == null) {
      return;
    }
    events.add(clock.getAsLong(), notice.text());
    if (notice instanceof Notice.Dissolved) {
      shownSeq = 0;
      names.beginAnew();
    }
    voice.say(output -> output.notice(notice, names));
  }

  @Override
  public void onStopped(StopReason reason, String text) {
    ending.onStopped(reason, text);
  }
}
