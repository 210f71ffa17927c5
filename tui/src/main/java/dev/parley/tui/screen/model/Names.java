package dev.parley.tui.screen.model;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.log.EntryBody;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names by the log, up to the entry that was applied last; the immutable sister of {@link
 * dev.parley.tui.chat.NameBook}, with the same rules.
 *
 * @param members who has which name now
 * @param ever whoever was named once; messages of former members keep their name
 * @param fromLog whether the log has told of the members; until then statuses do
 */
public record Names(Map<Integer, String> members, Map<Integer, String> ever, boolean fromLog) {
  public static final Names NONE = new Names(Map.of(), Map.of(), false);

  public Names {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
    ever = Collections.unmodifiableMap(new TreeMap<>(ever));
  }

  /** After the next entry of the log. */
  public Names after(EntryBody body) {
    if (body instanceof EntryBody.Members change) {
      Map<Integer, String> now = new TreeMap<>();
      change.members().forEach(m -> now.put(m.info().nodeId(), m.info().name()));
      return now.equals(members) && fromLog ? this : named(now, true);
    }
    if (body instanceof EntryBody.Profile profile
        && profile.key().equals("name")
        && !members.containsValue(profile.value())) {
      Map<Integer, String> now = new TreeMap<>(members);
      now.put(profile.nodeId(), profile.value());
      return named(now, fromLog);
    }
    return this;
  }

  /** After a status: it fills in for what the log has not told. */
  public Names after(PeerStatus status) {
    if (fromLog) {
      return this;
    }
    Map<Integer, String> now = new TreeMap<>(members);
    status.members().forEach(m -> now.put(m.nodeId(), m.name()));
    return now.equals(members) ? this : named(now, false);
  }

  private Names named(Map<Integer, String> now, boolean byLog) {
    Map<Integer, String> all = new TreeMap<>(ever);
    all.putAll(now);
    return new Names(now, all, byLog);
  }

  public String nameOf(int nodeId) {
    String name = ever.get(nodeId);
    return name == null ? "n" + nodeId : name;
  }
}
