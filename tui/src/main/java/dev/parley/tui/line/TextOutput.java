package dev.parley.tui.line;

import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.chat.CleanText;
import dev.parley.tui.chat.EntryText;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.chat.PresenceText;
import dev.parley.tui.command.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** For people: messages on stdout, everything else on stderr. */
final class TextOutput implements Output {
  /** The states in which what is typed does not become final soon. */
  private static final Set<PeerStatus.State> WAITING =
      EnumSet.of(
          PeerStatus.State.JOINING,
          PeerStatus.State.NO_MAJORITY,
          PeerStatus.State.ALONE,
          PeerStatus.State.DISK_FULL);

  private final Utf8Buffer out;
  private final Utf8Buffer err;
  private final Set<Integer> away = new HashSet<>();
  private boolean chatted;
  private boolean told;
  private PeerStatus.State saidState;
  private int saidLeaderlessMember;

  TextOutput(OutputStream out, OutputStream err) {
    this.out = new Utf8Buffer(out);
    this.err = new Utf8Buffer(err);
  }

  @Override
  public void hello(PeerStatus status, String address, String ops) throws IOException {
    tell("peer n" + status.nodeId() + " of group " + status.group() + " listens on " + address);
    if (ops != null) {
      tell("HTTP for operators and programs: http://" + ops + "/status");
    }
  }

  @Override
  public void entries(List<Entry> entries, NameBook names, Collection<String> rooms)
      throws IOException {
    for (Entry entry : entries) {
      names.apply(entry.body());
      if (entry.body() instanceof EntryBody.Chat chat) {
        if (!rooms.contains(chat.roomId())) {
          continue;
        }
        out.text(ChatLine.of(entry.seqNo(), chat, names.nameOf(chat.senderId()))).endLine();
        chatted = true;
      } else if (!(entry.body() instanceof EntryBody.Leader)) {
        tell(EntryText.of(entry, names.now()));
      }
    }
  }

  @Override
  public void provisional(List<EntryBody.Chat> messages, NameBook names, Collection<String> rooms)
      throws IOException {
    for (EntryBody.Chat chat : messages) {
      if (!rooms.contains(chat.roomId())) {
        continue;
      }
      out.text(ChatLine.provisional(chat, names.nameOf(chat.senderId()))).endLine();
      chatted = true;
    }
  }

  @Override
  public void state(PeerStatus status) throws IOException {
    boolean waited = saidState != null;
    boolean waits = WAITING.contains(status.state());
    boolean isNews =
        status.state() != saidState || status.leaderlessMember() != saidLeaderlessMember;
    saidLeaderlessMember = status.leaderlessMember();
    if (waits && isNews) {
      tell(StatusFields.verdict(status));
      saidState = status.state();
    } else if (waited && canSend(status)) {
      tell(StatusFields.verdict(status));
      saidState = null;
    }
  }

  private static boolean canSend(PeerStatus status) {
    return status.state() == PeerStatus.State.FOLLOWER || status.state() == PeerStatus.State.LEADER;
  }

  /** Who presses no key for a while is no news to a person. */
  @Override
  public void presence(MemberStatus member, NameBook names) throws IOException {
    boolean isAway = member.presence() == Presence.AWAY;
    if (isAway || away.remove(member.nodeId())) {
      tell(names.nameOf(member.nodeId()) + " is " + (isAway ? PresenceText.of(member) : "back"));
    }
    if (isAway) {
      away.add(member.nodeId());
    }
  }

  @Override
  public void receipts(List<ReadMark> marks) {}

  @Override
  public void notice(Notice notice, NameBook names) throws IOException {
    tell(notice.text());
  }

  @Override
  public void queued(MessageId id, String roomId, String ref) {}

  @Override
  public void catchup(long have, long of) {}

  @Override
  public void answer(Answer answer, String ref) throws IOException {
    err.text(CleanText.lines(answer.text())).endLine();
    told = true;
    if (answer.room() != null) {
      tell("what you type goes to #" + answer.room());
    }
  }

  @Override
  public void error(String code, String message, String ref) throws IOException {
    tell(message);
  }

  @Override
  public void bye(String reason) throws IOException {
    if (!reason.isEmpty()) {
      err.text("parley: ").text(CleanText.lines(reason)).endLine();
      told = true;
    }
  }

  private void tell(String sentence) throws IOException {
    err.text("parley: ").text(CleanText.line(sentence)).endLine();
    told = true;
  }

  @Override
  public void flush() throws IOException {
    if (told) {
      told = false;
      err.flush();
    }
    if (chatted) {
      chatted = false;
      out.flush();
    }
  }
}
