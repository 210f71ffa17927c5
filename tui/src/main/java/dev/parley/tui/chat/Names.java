package dev.parley.tui.chat;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names as the log has them after one of its entries, and so the same at every peer. Immutable.
 *
 * @param log who is a member there, and who was
 * @param told what others said of themselves, by node id: for whom the log has not named yet
 */
public record Names(Membership log, Map<Integer, String> told) {
  public static final Names NONE = new Names(Membership.EMPTY, Map.of());

  public Names {
    told = Collections.unmodifiableMap(new TreeMap<>(told));
  }

  /** Before the log names anybody, one knows one's own name. */
  public static Names ofSelf(int nodeId, String name) {
    return new Names(Membership.EMPTY, Map.of(nodeId, name));
  }

  /** After the next entry of the log. */
  public Names after(EntryBody body) {
    return with(log.after(body));
  }

  /** At another place of the log. */
  public Names with(Membership there) {
    return there == log ? this : new Names(there, told);
  }

  /** After a status: it fills in for what the log has not told. */
  public Names after(PeerStatus status) {
    Map<Integer, String> newest = new TreeMap<>(told);
    status.members().forEach(m -> newest.put(m.nodeId(), m.name()));
    return newest.equals(told) ? this : new Names(log, newest);
  }

  /** Whether the log names it as a member. */
  public boolean isMember(int nodeId) {
    return log.member(nodeId) != null;
  }

  /** Who has which name, of those who have not left for good; by node id. */
  public Map<Integer, String> members() {
    Map<Integer, String> members = new TreeMap<>(told);
    members.keySet().removeAll(log.removed());
    log.members().forEach((id, member) -> members.put(id, member.info().name()));
    return members;
  }

  /** Whoever left for good, or was never named, has a number. */
  public String nameOf(int nodeId) {
    Member member = log.member(nodeId);
    if (member != null) {
      return member.info().name();
    }
    String name = log.removed().contains(nodeId) ? null : told.get(nodeId);
    return name == null ? "n" + nodeId : name;
  }
}
