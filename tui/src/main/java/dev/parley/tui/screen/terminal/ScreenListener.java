package dev.parley.tui.screen.terminal;

import dev.parley.node.EventLog;
import dev.parley.node.NodeListener;
import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.Ending;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.screen.model.UiEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the node tells, for the inbox. Its calls wait until {@link #begin}, and for a screen that
 * does not keep up.
 */
final class ScreenListener implements NodeListener {
  /** Entries of one event: few enough for a key to be seen in between. */
  private static final int PIECE = 256;

  private final Inbox inbox;
  private final NameBook names;
  private final EventLog events;
  private final Ending ending;
  private final LongSupplier clock;
  private boolean delivers;

  /** Written before it has begun. */
  private Supplier<Dialling> dialling;

  private final CompletableFuture<Void> begun = new CompletableFuture<>();

  ScreenListener(Inbox inbox, NameBook names, EventLog events, Ending ending, LongSupplier clock) {
    this.inbox = inbox;
    this.names = names;
    this.events = events;
    this.ending = ending;
    this.clock = clock;
    ending.stopped().thenAccept(s -> inbox.put(new UiEvent.Stopped(s.reason(), s.text())));
  }

  /**
   * From now on the node is heard. It may tell of entries before its first status, which has the
   * names of those who wrote them.
   *
   * @param first null: there is none
   * @param dials how the node's search for others goes on
   */
  void begin(PeerStatus first, Supplier<Dialling> dials) {
    dialling = dials;
    inbox.put(new UiEvent.Named(names.now()));
    if (first != null) {
      told(first);
    }
    begun.complete(null);
  }

  private void told(PeerStatus status) {
    names.apply(status);
    inbox.put(new UiEvent.StatusChanged(status, dialling.get()));
  }

  @Override
  public void onDelivered(List<Entry> entries) {
    begun.join();
    if (!delivers && !entries.isEmpty()) {
      // What is final may not have been known to be that when the run began.
      delivers = true;
      names.goTo(entries.get(0).seqNo());
      inbox.put(new UiEvent.Named(names.now()));
    }
    for (int at = 0; at < entries.size(); at += PIECE) {
      List<Entry> piece = entries.subList(at, Math.min(entries.size(), at + PIECE));
      piece.forEach(entry -> names.apply(entry.body()));
      inbox.put(new UiEvent.Delivered(piece));
    }
  }

  @Override
  public void onProvisional(List<EntryBody.Chat> messages) {
    begun.join();
    inbox.put(new UiEvent.Told(messages));
  }

  @Override
  public void onStatus(PeerStatus status) {
    begun.join();
    told(status);
  }

  @Override
  public void onRead(List<ReadMark> marks) {
    begun.join();
    inbox.put(new UiEvent.HaveRead(marks));
  }

  @Override
  public void onNotice(Notice notice) {
    begun.join();
    events.add(clock.getAsLong(), notice.text());
    inbox.put(new UiEvent.Noticed(notice));
    if (notice instanceof Notice.Dissolved) {
      names.beginAnew();
      delivers = false;
      inbox.put(new UiEvent.Named(names.now()));
    }
  }

  @Override
  public void onStopped(StopReason reason, String text) {
    ending.onStopped(reason, text);
  }
}
