package dev.parley.tui.command;

import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class VerifyCommand implements Command {
  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "do all peers have the same log? compares chain values";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    PeerStatus status = context.status();
    LogPosition upTo = status.committed();
    int agree = 1;
    List<String> notes = new ArrayList<>();
    for (MemberStatus member : status.members()) {
      if (member.nodeId() == status.nodeId()) {
        continue;
      }
      LogPosition theirs = member.committed();
      if (theirs == null || theirs.seqNo() == 0) {
        notes.add("n" + member.nodeId() + " has not said how far it is");
        continue;
      }
      LogPosition ours = ours(theirs.seqNo(), context);
      if (ours == null) {
        notes.add("n" + member.nodeId() + " is ahead, at #" + theirs.seqNo() + "; ask again");
      } else if (ours.crc() == theirs.crc()) {
        agree++;
        upTo = ours.seqNo() < upTo.seqNo() ? ours : upTo;
      } else {
        notes.add(difference(member, theirs, ours));
      }
    }
    return answer(agree, Math.max(1, status.members().size()), upTo, notes);
  }

  private static Answer answer(int agree, int peers, LogPosition upTo, List<String> notes) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("agree", agree);
    data.put("peers", peers);
    data.put("seq_no", upTo.seqNo());
    data.put("crc", StatusFields.crc(upTo));
    data.put("notes", notes);
    String verdict =
        agree
            + " of "
            + peers
            + " peers agree up to #"
            + upTo.seqNo()
            + ", crc "
            + StatusFields.crc(upTo);
    List<String> lines = new ArrayList<>(List.of(verdict));
    lines.addAll(notes);
    return Answer.reply(String.join("\n", lines), data);
  }

  private static String difference(MemberStatus member, LogPosition theirs, LogPosition ours) {
    return "n"
        + member.nodeId()
        + " DIFFERS at #"
        + theirs.seqNo()
        + ": crc "
        + StatusFields.crc(theirs)
        + " there, "
        + StatusFields.crc(ours)
        + " here";
  }

  /** Null: this peer is not that far. */
  private static LogPosition ours(long seqNo, CommandContext context) {
    if (seqNo > context.port().log().committedSeq()) {
      return null;
    }
    List<Entry> entries = context.port().log().read(seqNo, seqNo, 1);
    return entries.isEmpty() ? null : entries.get(0).position();
  }
}
