package dev.parley.tui.chat;

import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.message.Message.Presence;
import java.util.ArrayList;
import java.util.List;

/** What surfaces told a {@link MemoryPeer} of their user, and what others have read. */
public final class MemoryUser {
  private final List<ReadMark> marks = new ArrayList<>();
  private final List<String> presences = new ArrayList<>();
  private Presence now = Presence.ONLINE;

  synchronized List<ReadMark> read(ReadMark mark) {
    marks.removeIf(m -> m.readerId() == mark.readerId() && m.roomId().equals(mark.roomId()));
    marks.add(mark);
    return List.of(mark);
  }

  /** The newest of each reader and room, in the order in which they moved. */
  public synchronized List<ReadMark> marks() {
    return List.copyOf(marks);
  }

  synchronized void presence(Presence presence, String away) {
    now = presence;
    presences.add(away.isEmpty() ? presence.name() : presence + " " + away);
  }

  synchronized Presence presence() {
    return now;
  }

  /** Oldest first: {@code AWAY lunch}. */
  public synchronized List<String> presences() {
    return List.copyOf(presences);
  }
}
