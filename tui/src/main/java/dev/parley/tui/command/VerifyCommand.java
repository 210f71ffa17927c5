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
    Verdict verdict = new Verdict(status);
    for (MemberStatus member : status.members()) {
      if (member.nodeId() != status.nodeId()) {
        verdict.ask(member, context);
      }
    }
    return verdict.answer();
  }

  /** One answer in the making. */
  private static final class Verdict {
    private final int peers;
    private final List<String> notes = new ArrayList<>();
    private LogPosition upTo;

    /** This peer is one of them. */
    private int asked = 1;

    private int agree = 1;

    Verdict(PeerStatus status) {
      peers = Math.max(1, status.members().size());
      upTo = status.committed();
    }

    void ask(MemberStatus member, CommandContext context) {
      LogPosition theirs = member.committed();
      if (!member.online()) {
        notes.add("n" + member.nodeId() + " is not in reach");
        return;
      }
      if (theirs == null || theirs.seqNo() == 0) {
        notes.add("n" + member.nodeId() + " has not said how far it is");
        return;
      }
      asked++;
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

    Answer answer() {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("agree", agree);
      data.put("asked", asked);
      data.put("peers", peers);
      data.put("seq_no", upTo.seqNo());
      data.put("crc", StatusFields.crc(upTo));
      data.put("notes", notes);
      List<String> lines = new ArrayList<>(List.of(verdict()));
      lines.addAll(notes);
      return Answer.reply(String.join("\n", lines), data);
    }

    private String verdict() {
      String where = "#" + upTo.seqNo() + ", crc " + StatusFields.crc(upTo);
      if (asked == peers) {
        return agree + " of " + peers + " peers agree up to " + where;
      }
      String could = asked + " of " + peers + " peers could be asked: ";
      return asked == 1
          ? could + "only this one, at " + where
          : could + agree + " of " + asked + " agree up to " + where;
    }
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
