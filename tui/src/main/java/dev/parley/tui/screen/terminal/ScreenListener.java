package dev.parley.tui.screen.terminal;

import dev.parley.node.NodeListener;
import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.EventLog;
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

  /** Why the node stopped. */
  record Stop(StopReason reason, String text) {}

  private final Inbox inbox;
  private final NameBook names;
  private final EventLog events;
  private final LongSupplier clock;
  private final Supplier<Dialling> dialling;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Stop> stopped = new CompletableFuture<>();

  /**
   * @param clock milliseconds since the epoch
   * @param dialling is asked from {@link #begin} on
   */
  ScreenListener(
      Inbox inbox,
      NameBook names,
      EventLog events,
      LongSupplier clock,
      Supplier<Dialling> dialling) {
    this.inbox = inbox;
    this.names = names;
    this.events = events;
    this.clock = clock;
    this.dialling = dialling;
  }

  /**
   * From now on the node is heard. It may tell of entries before its first status, which has the
   * names of those who wrote them.
   *
   * @param first null: there is none
   */
  void begin(PeerStatus first) {
    if (first != null) {
      told(first);
    }
    begun.complete(null);
  }

  private void told(PeerStatus status) {
    names.apply(status);
    inbox.put(new UiEvent.StatusChanged(status, dialling.get()));
  }

  CompletableFuture<Stop> stopped() {
    return stopped;
  }

  @Override
  public void onDelivered(List<Entry> entries) {
    begun.join();
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
  public void onNotice(Notice notice) {
    begun.join();
    events.add(clock.getAsLong(), notice.text());
    inbox.put(new UiEvent.Noticed(notice));
  }

  @Override
  public void onStopped(StopReason reason, String text) {
    stopped.complete(new Stop(reason, text));
    inbox.put(new UiEvent.Stopped(reason, text));
  }
}
