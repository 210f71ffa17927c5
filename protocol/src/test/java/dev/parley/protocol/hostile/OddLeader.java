package dev.parley.protocol.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.MessageJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * n1, which leads n2 and n3 and puts into the log whatever it is given. They must do the same with
 * it, and go on.
 */
final class OddLeader {
  private final List<Entry> log = new ArrayList<>(Book.of(1, 2, 3).entries());
  private final List<FedPeer> followers =
      List.of(new FedPeer(2, log.subList(0, 2)), new FedPeer(3, log.subList(0, 2)));
  private long term = 1;
  private int taken;

  OddLeader() {
    followers.forEach(each -> each.meets(1));
    followers.get(0).meets(3);
    followers.get(1).meets(2);
    leads(2);
  }

  /** How many objects were entries. */
  int taken() {
    return taken;
  }

  LogPosition end() {
    return log.get(log.size() - 1).position();
  }

  private LogPosition position(long seqNo) {
    return seqNo == 0 ? new LogPosition(0, 0, Group.GENESIS) : log.get((int) seqNo - 1).position();
  }

  private long committed() {
    return Math.min(log.size(), followers.get(0).committed().size());
  }

  private void toAll(Message message) {
    followers.forEach(each -> each.hears(1, message));
  }

  /** Leads a new term, after an entry that may lie below the end of the followers' logs. */
  void leads(long after) {
    long keep = Math.max(committed(), Math.min(after, log.size()));
    log.subList((int) keep, log.size()).clear();
    term++;
    LogPosition before = position(keep);
    toAll(new Coordinator(term, Group.peer(1), keep + 1, before.term(), before.crc(), committed()));
  }

  /** Makes that object the next entry, if the reader takes it for one. */
  void says(byte[] object) {
    String head = "{\"seq_no\":" + (log.size() + 1) + ",\"term\":" + term;
    if (object.length < 2 || object[0] != '{') {
      return;
    }
    byte[] rest = Arrays.copyOfRange(object, 1, object.length);
    byte[] comma = {','};
    Entry entry;
    try {
      byte[] whole = join(head.getBytes(StandardCharsets.US_ASCII), comma, rest);
      entry = EntryFormat.read(Crc.seal(whole, end().crc()));
    } catch (IllegalArgumentException e) {
      return;
    }
    if (entry.seqNo() != log.size() + 1 || entry.term() != term) {
      return;
    }
    taken++;
    log.add(entry);
    // Each follower reads the line itself, as it does from a socket.
    followers.forEach(each -> each.hears(1, MessageJson.read(entry.line().clone())));
  }

  /**
   * Something that is no entry; from then on the followers need not agree, or go on. A connection
   * takes no second HELLO, and completes a block.
   */
  void saysBesides(Message message) {
    if (message instanceof Message.CatchupResp head) {
      long from = Math.min(head.fromSeq(), log.size() + 1) - 1;
      long upTo = Math.min(from + head.block().count(), log.size());
      toAll(head.with(EntryBlock.of(log.subList((int) from, (int) upTo))));
    } else if (!(message instanceof Message.Hello)) {
      toAll(message);
    }
  }

  void passes(long millis) {
    followers.forEach(each -> each.passes(millis));
  }

  /** What must hold of each follower, whether they agree or not. */
  void checkEach() {
    followers.forEach(FedPeer::check);
  }

  /** What was said of the membership is put right: all three have a vote. */
  void restoresVoters() {
    Entry entry = EntryFormat.make(log.size() + 1, term, Group.voterEntry(1, 2, 3), end().crc());
    log.add(entry);
    toAll(new Message.Sequenced(entry));
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  void commits(long upTo) {
    toAll(new Commit(term, Math.min(upTo, log.size())));
  }

  /** Followers are the same as each other, and as one that gets all of it at once, and later. */
  void check() {
    FedPeer late = new FedPeer(2, log.subList(0, 2));
    late.meets(1);
    late.hears(
        1, new Coordinator(term, Group.peer(1), log.size() + 1L, end().term(), end().crc(), 0));
    late.hears(
        1,
        new Message.CatchupResp(
            term,
            Message.Source.LEADER,
            asked(late),
            position(asked(late) - 1).crc(),
            committed(),
            false,
            EntryBlock.of(log.subList((int) asked(late) - 1, log.size()))));
    for (FedPeer each : List.of(followers.get(0), followers.get(1), late)) {
      assertEquals(log, each.entries());
      assertEquals(log.subList(0, (int) committed()), each.committed());
      each.check();
    }
  }

  private static long asked(FedPeer late) {
    return late.said().stream()
        .filter(each -> each.message() instanceof Message.CatchupReq)
        .map(each -> ((Message.CatchupReq) each.message()).fromSeq())
        .reduce((first, second) -> second)
        .orElse(3L);
  }

  /** Hands over to that follower and grants it what it asks for. Returns it. */
  FedPeer handsOverTo(int index) {
    FedPeer next = followers.get(index);
    int other = index == 0 ? 3 : 2;
    next.hears(1, new Message.Handover(term));
    for (int from : new int[] {1, other}) {
      next.hears(
          from,
          new ElectionOk(
              ElectionAnswer.GRANTED,
              next.term(),
              0,
              Group.peer(from).storageId(),
              next.end(),
              committed()));
    }
    return next;
  }

  /** What n1 says while {@code leader} leads it. */
  void follows(FedPeer leader, int leaderId) {
    leader.hears(
        1,
        new Heartbeat(
            false,
            leader.term(),
            leaderId,
            true,
            List.of(1, 2, 3),
            true,
            leader.end().seqNo(),
            position(0),
            Presence.ONLINE));
    leader.hears(1, new Message.Ack(leader.term(), leader.end().seqNo(), leader.end().crc()));
  }
}
