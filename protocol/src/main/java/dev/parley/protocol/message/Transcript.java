package dev.parley.protocol.message;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One readable line for each message, for logs, tests and people: {@code n3 -> n5 ACK t7 #42
 * 9ae0c1f3}. Texts are shortened and shown without control characters. Safe for any thread.
 */
public final class Transcript {
  private static final int SHOWN_CHARS = 60;

  private Transcript() {}

  /** The line of a message on its way; a node id of 0 is somebody who is not known yet. */
  public static String line(int from, int to, Message message) {
    return node(from) + " -> " + node(to) + " " + describe(message);
  }

  /** The message alone. */
  public static String describe(Message message) {
    if (message instanceof Message.Hello hello) {
      String group = hello.groupId() == null ? "no group" : "group " + hello.groupId();
      return "HELLO v"
          + hello.version()
          + peer(hello.peer())
          + text(hello.group())
          + (" (" + group + ") since " + hello.startedAt())
          + (hello.dissolves() ? ", gives way" : "");
    }
    Describer describer = new Describer();
    message.handle(0, describer);
    return describer.text;
  }

  /** An entry as its message is shown. */
  public static String describe(Entry entry) {
    return entry.type() + term(entry.term()) + place(entry.seqNo(), entry.crc()) + body(entry);
  }

  private static String body(Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      return chat(chat);
    } else if (entry.body() instanceof EntryBody.Leader leader) {
      return peer(leader.leader());
    } else if (entry.body() instanceof EntryBody.Members members) {
      return text(members.change()) + members(members.members());
    } else if (entry.body() instanceof EntryBody.Profile profile) {
      String about = node(profile.nodeId()) + text(profile.key()) + room(profile.roomId());
      return " " + about + text(profile.value());
    }
    throw new IllegalStateException("an unknown body");
  }

  private static String node(int id) {
    return id == 0 ? "n?" : "n" + id;
  }

  private static String room(String id) {
    return id == null ? "" : text("#" + id);
  }

  private static String term(long term) {
    return " t" + term;
  }

  private static String place(long seqNo, int crc) {
    return " #" + seqNo + " " + Crc.hex(crc);
  }

  private static String position(LogPosition at) {
    return "#" + at.seqNo() + " t" + at.term() + " " + Crc.hex(at.crc());
  }

  private static String chat(EntryBody.Chat chat) {
    return " "
        + node(chat.senderId())
        + " "
        + chat.msgId()
        + (" " + chat.roomId() + " L" + chat.lamport() + " at " + chat.sentAt())
        + text(chat.payload());
  }

  private static String peer(PeerInfo peer) {
    return " " + node(peer.nodeId()) + "/" + peer.storageId() + " " + peer.address() + mode(peer);
  }

  private static String mode(PeerInfo peer) {
    return " " + lower(peer.mode()) + text(peer.name());
  }

  private static String members(List<Member> members) {
    return members.stream()
        .map(member -> node(member.info().nodeId()) + (member.voter() ? "*" : ""))
        .collect(Collectors.joining(" ", " [", "]"));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String flag(boolean set, String name) {
    return set ? " " + name : "";
  }

  private static String text(String text) {
    boolean isLong = text.codePointCount(0, text.length()) > SHOWN_CHARS;
    int end = isLong ? text.offsetByCodePoints(0, SHOWN_CHARS) : text.length();
    StringBuilder shown = new StringBuilder(" \"");
    text.substring(0, end)
        .codePoints()
        .forEach(c -> shown.appendCodePoint(isShown(c) ? c : '\ufffd'));
    return shown.append(isLong ? "…\"" : "\"").toString();
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static final class Describer implements MessageHandler {
    private String text;

    @Override
    public void onJoin(int from, Message.Join join) {
      text = "JOIN" + peer(join.peer()) + (join.gaveWay() ? " gave way" : "");
    }

    @Override
    public void onJoinAck(int from, Message.JoinAck ack) {
      text =
          "JOIN_ACK group "
              + ack.groupId()
              + " led by "
              + node(ack.leaderId())
              + members(ack.members());
    }

    @Override
    public void onJoinRefused(int from, Message.JoinRefused refused) {
      String takers = refused.takers().stream().map(Transcript::peer).collect(Collectors.joining());
      text = "JOIN_REFUSED " + lower(refused.code()) + text(refused.text()) + takers;
    }

    @Override
    public void onHeartbeat(int from, Message.Heartbeat heartbeat) {
      text =
          "HEARTBEAT"
              + term(heartbeat.term())
              + (heartbeat.leading() ? " leading" : " follows " + node(heartbeat.leaderId()))
              + flag(heartbeat.inLine(), "in line")
              + flag(!heartbeat.canWrite(), "cannot write")
              + (" hears " + heartbeat.hears() + " last #" + heartbeat.lastSeq())
              + (" commit " + position(heartbeat.commit()) + " " + lower(heartbeat.presence()))
              + (heartbeat.away().isEmpty() ? "" : text(heartbeat.away()));
    }

    @Override
    public void onElection(int from, Message.Election election) {
      text =
          "ELECTION"
              + flag(election.probe(), "probe")
              + flag(election.handover(), "handover")
              + term(election.term())
              + (" round " + election.round());
    }

    @Override
    public void onElectionOk(int from, Message.ElectionOk answer) {
      text =
          ("ELECTION_OK " + lower(answer.answer()) + term(answer.term()))
              + (" round " + answer.round() + " " + answer.storageId())
              + (" last " + position(answer.last()) + " commit #" + answer.commitSeq());
    }

    @Override
    public void onCoordinator(int from, Message.Coordinator coordinator) {
      text =
          ("COORDINATOR" + term(coordinator.term()) + peer(coordinator.leader()))
              + (" from #" + coordinator.startSeq() + " after" + term(coordinator.prevTerm()))
              + (" " + Crc.hex(coordinator.prevCrc()) + " commit #" + coordinator.commitSeq());
    }

    @Override
    public void onHandover(int from, Message.Handover handover) {
      text = "HANDOVER" + term(handover.term());
    }

    @Override
    public void onChat(int from, Message.Chat chat) {
      text = "CHAT" + chat(chat.body());
    }

    @Override
    public void onRequest(int from, Message.Request request) {
      String about = lower(request.kind()) + " " + node(request.nodeId());
      text = "REQUEST " + about + room(request.roomId()) + text(request.value());
    }

    @Override
    public void onSequenced(int from, Message.Sequenced sequenced) {
      text = describe(sequenced.entry());
    }

    @Override
    public void onAck(int from, Message.Ack ack) {
      text = "ACK" + term(ack.term()) + place(ack.seqNo(), ack.crc());
    }

    @Override
    public void onCommit(int from, Message.Commit commit) {
      text = "COMMIT" + term(commit.term()) + " #" + commit.commitSeq();
    }

    @Override
    public void onCatchupReq(int from, Message.CatchupReq request) {
      text =
          "CATCHUP_REQ" + term(request.term()) + " #" + request.fromSeq() + "..#" + request.toSeq();
    }

    @Override
    public void onCatchupResp(int from, Message.CatchupResp response) {
      text =
          ("CATCHUP_RESP" + term(response.term()) + " as " + lower(response.as()))
              + (" #" + response.fromSeq() + " +" + response.block().count())
              + (" commit #" + response.commitSeq() + flag(response.more(), "more"));
    }

    @Override
    public void onRead(int from, Message.Read read) {
      text =
          "READ "
              + node(read.readerId())
              + read.marks().entrySet().stream()
                  .map(mark -> text(mark.getKey()) + " #" + mark.getValue())
                  .collect(Collectors.joining());
    }

    @Override
    public void onBye(int from, Message.Bye bye) {
      text = "BYE" + text(bye.reason());
    }
  }
}
