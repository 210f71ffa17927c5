package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.node.EventLog;
import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.log.Entry;
import dev.parley.tui.chat.Ending;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.screen.model.UiEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ScreenListenerTest {
  private final Inbox inbox = new Inbox();
  private final NameBook names = new NameBook();
  private final ScreenListener listener =
      new ScreenListener(inbox, names, new EventLog(), new Ending(), () -> 7);
  private final Dialling dialling = new Dialling(3, 400);
  private final MemoryPeer peer = new MemoryPeer(1, 100);

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void theNamesAreKnownBeforeTheFirstMessage() throws Exception {
    List<Entry> entries = List.of(peer.append(peer.chat("one")));
    CompletableFuture<Void> telling =
        CompletableFuture.runAsync(() -> listener.onDelivered(entries));
    PeerStatus first = peer.status().get();
    listener.begin(first, () -> dialling);
    telling.get();
    assertInstanceOf(UiEvent.Named.class, inbox.take());
    assertEquals(new UiEvent.StatusChanged(first, dialling), inbox.take());
    assertInstanceOf(UiEvent.Named.class, inbox.take());
    assertEquals(entries, assertInstanceOf(UiEvent.Delivered.class, inbox.take()).entries());
    assertEquals("alice", names.nameOf(1));
  }

  @Test
  void aPeerThatHasStoppedAlreadyIsHeard() {
    listener.begin(null, () -> dialling);
    listener.onDelivered(List.of(peer.append(peer.chat("one"))));
    assertInstanceOf(UiEvent.Named.class, inbox.take());
    assertInstanceOf(UiEvent.Named.class, inbox.take());
    assertInstanceOf(UiEvent.Delivered.class, inbox.take());
  }
}
