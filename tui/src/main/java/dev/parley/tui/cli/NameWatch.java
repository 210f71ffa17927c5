package dev.parley.tui.cli;

import dev.parley.node.NodeListener;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;

/** Passes everything on, and once says so where the group has another name than was asked for. */
final class NameWatch implements NodeListener {
  private final NodeListener listener;
  private final String wanted;
  private boolean looked;

  NameWatch(NodeListener listener, String wanted) {
    this.listener = listener;
    this.wanted = wanted;
  }

  @Override
  public void onStatus(PeerStatus status) {
    listener.onStatus(status);
    for (PeerStatus.MemberStatus member :
        looked ? List.<PeerStatus.MemberStatus>of() : status.members()) {
      if (member.nodeId() == status.nodeId()) {
        looked = true;
        if (!member.name().equals(wanted)) {
          listener.onNotice(new Notice.OwnName(wanted, member.name()));
        }
      }
    }
  }

  @Override
  public void onDelivered(List<Entry> entries) {
    listener.onDelivered(entries);
  }

  @Override
  public void onProvisional(List<EntryBody.Chat> messages) {
    listener.onProvisional(messages);
  }

  @Override
  public void onNotice(Notice notice) {
    // In another group it may have another name.
    looked &= !(notice instanceof Notice.Dissolved);
    listener.onNotice(notice);
  }

  @Override
  public void onRead(List<ReadMark> marks) {
    listener.onRead(marks);
  }

  @Override
  public void onStopped(StopReason reason, String text) {
    listener.onStopped(reason, text);
  }
}
