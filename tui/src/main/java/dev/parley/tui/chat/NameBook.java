package dev.parley.tui.chat;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.log.EntryBody;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names by the log, up to the entry that was applied last. Where reading began in the middle of the
 * log, names that no entry has told yet are those of the newest status. Safe for any thread.
 */
public final class NameBook {
  private final Map<Integer, String> members = new TreeMap<>();

  /** Whoever was named once; messages of former members keep their name. */
  private final Map<Integer, String> ever = new TreeMap<>();

  private boolean fromLog;

  /** The next entry of the log. */
  public synchronized void apply(EntryBody body) {
    if (body instanceof EntryBody.Members change) {
      fromLog = true;
      members.clear();
      change.members().forEach(m -> put(m.info().nodeId(), m.info().name()));
    } else if (body instanceof EntryBody.Profile profile
        && profile.key().equals("name")
        && !members.containsValue(profile.value())) {
      put(profile.nodeId(), profile.value());
    }
  }

  /** A status: fills in for what the log has not told. */
  public synchronized void apply(PeerStatus status) {
    if (!fromLog) {
      status.members().forEach(m -> put(m.nodeId(), m.name()));
    }
  }

  private void put(int nodeId, String name) {
    members.put(nodeId, name);
    ever.put(nodeId, name);
  }

  public synchronized String nameOf(int nodeId) {
    String name = ever.get(nodeId);
    return name == null ? "n" + nodeId : name;
  }

  /** The same names, to read older entries with. */
  public synchronized NameBook copy() {
    NameBook copy = new NameBook();
    copy.members.putAll(members);
    copy.ever.putAll(ever);
    copy.fromLog = fromLog;
    return copy;
  }
}
