package dev.parley.tui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.node.NodeListener;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.MemoryPeer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The group knows this peer as alice. */
final class NameWatchTest implements NodeListener {
  private final List<String> notices = new ArrayList<>();
  private List<ReadMark> read = List.of();
  private final MemoryPeer peer = new MemoryPeer(1, 10);

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void anotherNameThanWasAskedForIsSaidOnce() {
    NameWatch watch = new NameWatch(this, "bob");
    watch.onStatus(peer.status().join());
    watch.onStatus(peer.status().join());
    assertEquals(List.of("your name in this group is alice; /nick bob asks for that one"), notices);
  }

  @Test
  void theNameThatWasAskedForIsNoNews() {
    new NameWatch(this, "alice").onStatus(peer.status().join());
    assertEquals(List.of(), notices);
  }

  @Test
  void whoHasReadIsPassedOn() {
    List<ReadMark> marks = List.of(new ReadMark(2, "general", 7));
    new NameWatch(this, "alice").onRead(marks);
    assertEquals(marks, read);
  }

  @Override
  public void onRead(List<ReadMark> marks) {
    read = marks;
  }

  @Override
  public void onNotice(Notice notice) {
    notices.add(notice.text());
  }

  @Override
  public void onDelivered(List<Entry> entries) {}

  @Override
  public void onProvisional(List<EntryBody.Chat> messages) {}

  @Override
  public void onStatus(PeerStatus status) {}

  @Override
  public void onStopped(StopReason reason, String text) {}
}
