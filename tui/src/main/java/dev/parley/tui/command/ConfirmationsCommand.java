package dev.parley.tui.command;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.chat.LogTail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

final class ConfirmationsCommand implements Command {
  private static final int DEFAULT = 5;
  private static final String LAST = "last ";

  /** How far back own messages are looked for: bounds the time that an answer takes. */
  private static final long DEPTH = 100_000;

  @Override
  public String name() {
    return "confirmations";
  }

  @Override
  public String arguments() {
    return "[#SEQ | last N]";
  }

  @Override
  public String help() {
    return "who has your last messages, or one of anybody's, and who has read them";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    // What waits is asked for first: what becomes final meanwhile is then found in the log.
    Waiting waiting = context.await(context.port().waiting());
    Confirmations said = new Confirmations(context, waiting);
    if (argument.startsWith("#")) {
      said.one(CountArgument.positive(argument.substring(1), this));
    } else {
      String count = argument.startsWith(LAST) ? argument.substring(LAST.length()) : argument;
      said.last(CountArgument.parse(count.strip(), DEFAULT, this));
    }
    return said.answer();
  }

  /** One answer in the making. */
  private static final class Confirmations {
    private final CommandContext context;
    private final Waiting waiting;
    private final PeerStatus status;
    private final List<ReadMark> marks;
    private final List<String> lines = new ArrayList<>();
    private final List<Object> objects = new ArrayList<>();

    Confirmations(CommandContext context, Waiting waiting) {
      this.context = context;
      this.waiting = waiting;
      status = context.status();
      marks = context.await(context.port().readMarks());
    }

    Answer answer() {
      return Answer.reply(
          lines.isEmpty() ? "you have sent nothing lately" : String.join("\n", lines),
          Map.of("confirmations", objects));
    }

    /** The newest of one's own, the oldest of them first. */
    void last(int count) {
      int self = context.port().nodeId();
      List<Entry> entries =
          new LogTail(context.port().log())
              .last(
                  count,
                  DEPTH,
                  entry -> entry.body() instanceof Chat chat && chat.senderId() == self);
      Set<MessageId> known =
          entries.stream().map(entry -> ((Chat) entry.body()).msgId()).collect(Collectors.toSet());
      List<Chat> own =
          waiting.own().stream().filter(chat -> !known.contains(chat.msgId())).toList();
      int shown = Math.min(count, own.size());
      entries
          .subList(Math.max(0, entries.size() - (count - shown)), entries.size())
          .forEach(this::settled);
      own.subList(own.size() - shown, own.size()).forEach(this::unsettled);
    }

    /** Whatever has that number. */
    void one(long seqNo) {
      if (seqNo <= context.port().log().committedSeq()) {
        context.port().log().read(seqNo, seqNo, 1).forEach(this::settled);
        return;
      }
      for (Chat chat : waiting.own()) {
        if (Long.valueOf(seqNo).equals(waiting.numbered().get(chat.msgId()))) {
          unsettled(chat);
          return;
        }
      }
      long last = status.last().seqNo();
      throw new CommandException(
          "no_such_entry",
          seqNo <= last
              ? "#" + seqNo + " has its number, and is not final yet"
              : "there is no #" + seqNo + " here yet; the last is #" + last);
    }

    private void settled(Entry entry) {
      List<Integer> at = ids(member -> has(member, entry.seqNo()));
      lines.add(ChatLine.of(entry, context.names().at(entry.seqNo())));
      lines.add("  final: stored by a majority; known to be at " + names(at) + others(at));
      Map<String, Object> object =
          entry.body() instanceof Chat chat ? MessageList.object(chat) : new LinkedHashMap<>();
      object.put("seq_no", entry.seqNo());
      object.put("stage", "FINAL");
      object.put("members", at);
      if (entry.body() instanceof Chat chat) {
        read(entry.seqNo(), chat, object);
      }
      objects.add(object);
    }

    /** When somebody has read it nobody knows. */
    private void read(long seqNo, Chat chat, Map<String, Object> object) {
      List<Integer> by =
          ids(m -> m.nodeId() != chat.senderId() && hasRead(m, seqNo, chat.roomId()));
      List<Integer> not = ids(m -> m.nodeId() != chat.senderId() && !by.contains(m.nodeId()));
      if (by.isEmpty() && not.isEmpty()) {
        return;
      }
      lines.add("  read by " + people(by) + (not.isEmpty() ? "" : ", not known of " + people(not)));
      object.put("read_by", by);
      object.put("not_read_by", not);
    }

    private boolean hasRead(MemberStatus member, long seqNo, String roomId) {
      return marks.stream()
          .anyMatch(
              mark ->
                  mark.readerId() == member.nodeId()
                      && mark.roomId().equals(roomId)
                      && mark.upTo() >= seqNo);
    }

    private String people(List<Integer> ids) {
      return ids.isEmpty()
          ? "nobody"
          : ids.stream().map(id -> context.names().nameOf(id)).collect(Collectors.joining(", "));
    }

    /** It was just read here; others are known by what they said last. */
    private boolean has(MemberStatus member, long finalSeq) {
      return member.nodeId() == context.port().nodeId()
          || (member.committed() != null && member.committed().seqNo() >= finalSeq);
    }

    private void unsettled(Chat chat) {
      Long seqNo = waiting.numbered().get(chat.msgId());
      String sender = context.names().nameOf(chat.senderId());
      Map<String, Object> object = MessageList.object(chat);
      object.put("seq_no", seqNo);
      object.put("stage", seqNo == null ? "WAITING" : "NUMBERED");
      if (seqNo == null) {
        int place = 1 + waiting.own().indexOf(chat);
        lines.add(ChatLine.text(chat, sender));
        lines.add("  waiting in the outbox, " + place + " of " + waiting.own().size() + seen());
        object.put("place", place);
        object.put("of", waiting.own().size());
      } else {
        List<Integer> at = ids(m -> m.lastSeq() >= seqNo);
        lines.add(ChatLine.of(seqNo, chat, sender));
        lines.add("  numbered, not yet stored by a majority; the log is as long at " + names(at));
        object.put("members", at);
      }
      objects.add(object);
    }

    private String seen() {
      boolean others =
          status.leaderId() == 0
              && !ids(m -> m.online() && m.nodeId() != status.nodeId()).isEmpty();
      return others ? "; provisional: seen by those in reach" : "";
    }

    private List<Integer> ids(Predicate<MemberStatus> isThere) {
      return status.members().stream().filter(isThere).map(MemberStatus::nodeId).toList();
    }

    private String others(List<Integer> at) {
      List<Integer> rest = ids(member -> !at.contains(member.nodeId()));
      return rest.isEmpty() ? "" : ", not known of " + names(rest);
    }

    private static String names(List<Integer> ids) {
      return ids.isEmpty()
          ? "nobody"
          : ids.stream().map(id -> "n" + id).collect(Collectors.joining(" "));
    }
  }
}
