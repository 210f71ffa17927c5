package dev.parley.tui.line;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.tui.chat.PresenceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How present the others were said to be. For one thread. */
final class Presences {
  private final Map<Integer, String> said = new TreeMap<>();

  /** Those who are here, and present in another way than was said. */
  List<MemberStatus> news(PeerStatus status) {
    List<MemberStatus> news = new ArrayList<>();
    for (MemberStatus member : status.members()) {
      int id = member.nodeId();
      if (!member.online() || id == status.nodeId()) {
        said.remove(id);
      } else {
        String how = PresenceText.of(member);
        if (!how.equals(said.getOrDefault(id, ""))) {
          said.put(id, how);
          news.add(member);
        }
      }
    }
    return news;
  }
}
