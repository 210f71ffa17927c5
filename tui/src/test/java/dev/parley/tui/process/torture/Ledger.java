package dev.parley.tui.process.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the peers have been given and what they have said: a number for each place in the log, one
 * for each message. Guarded by itself. What contradicts something said before is a violation.
 */
final class Ledger {
  /** What was typed on one data directory. */
  static final class Disk {
    /** By number: the hash of the {@code msg_id}; 0: not known to be queued. */
    private long[] queued = new long[1_024];

    /** By number: the peer has said that it does not take it. */
    private final BitSet refused = new BitSet();

    private int typed;
    private int confirmed;
    private boolean wiped;

    int typed() {
      return typed;
    }

    boolean wiped() {
      return wiped;
    }

    boolean refused(int number) {
      return refused.get(number);
    }

    /** 0: not known to be queued. */
    long queued(int number) {
      return number < queued.length ? queued[number] : 0;
    }
  }

  /** The newest change of who has a vote, as shown by anybody. */
  private record Vote(long seqNo, boolean voter) {}

  private final TreeMap<Integer, List<Disk>> disks = new TreeMap<>();
  private final TreeMap<Integer, List<Vote>> votes = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  /** By the hash of the {@code msg_id}, what was shown as provisional. */
  private final HashMap<Long, Long> provisional = new HashMap<>();

  private long[] shown = new long[4_096];
  private long last;
  private long refusals;

  Ledger(int peers) {
    for (int id = 1; id <= peers; id++) {
      disks.put(id, new ArrayList<>(List.of(new Disk())));
      votes.put(id, new ArrayList<>());
    }
  }

  synchronized void violation(String text) {
    if (violations.size() < 20) {
      violations.add(text);
    }
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  private Disk disk(int peer) {
    return disks.get(peer).get(disks.get(peer).size() - 1);
  }

  synchronized Text next(int peer) {
    return new Text(peer, disks.get(peer).size() - 1, ++disk(peer).typed);
  }

  synchronized void wiped(int peer) {
    disk(peer).wiped = true;
    disks.get(peer).add(new Disk());
    votes.get(peer).clear();
  }

  synchronized void queued(int peer, String ref, String msgId) {
    Text text = Text.parse(ref);
    if (text == null || text.peer() != peer) {
      violation("peer " + peer + " queued what nobody gave it: " + ref);
      return;
    }
    Disk disk = disks.get(peer).get(text.disk());
    if (text.number() >= disk.queued.length) {
      disk.queued = Arrays.copyOf(disk.queued, 2 * text.number());
    }
    if (disk.queued[text.number()] != 0) {
      violation("peer " + peer + " queued twice: " + ref);
    }
    if (disk.refused(text.number())) {
      violation("peer " + peer + " queued what it had refused: " + ref);
    }
    disk.queued[text.number()] = Text.hash(msgId);
    disk.confirmed++;
  }

  /**
   * That peer says what went wrong. With a full disk it may refuse a text, which must not turn up
   * then; a peer with a sound disk takes what it is given.
   */
  synchronized void error(int peer, JsonNode error, boolean diskWasFull) {
    Text text = Text.parse(error.path("ref").asString(""));
    boolean isRefusal = error.path("code").asString("").equals("refused") && text != null;
    if (!isRefusal || !diskWasFull || text.peer() != peer) {
      violation("peer " + peer + " says " + error);
      return;
    }
    Disk disk = disks.get(peer).get(text.disk());
    if (disk.queued(text.number()) != 0) {
      violation("peer " + peer + " refuses what it has queued: " + text);
    }
    disk.refused.set(text.number());
    refusals++;
  }

  /** Shown by {@code peer} as not final. It is no proof that anything is: that is for the log. */
  synchronized void provisional(int peer, JsonNode message) {
    Text text = Text.parse(message.get("payload").stringValue());
    Disk disk = text == null ? null : disk(text);
    if (disk == null
        || text.number() > disk.typed
        || text.peer() != message.get("sender_id").asInt()) {
      violation("peer " + peer + " shows as provisional what nobody has typed: " + message);
    }
    long id = Text.hash(message.get("msg_id").stringValue());
    Long before = provisional.putIfAbsent(id, content(message));
    if (before != null && before != content(message)) {
      violation("peer " + peer + " shows another text as provisional than before: " + message);
    }
  }

  /** Whether a message, final now, was provisional with another content. */
  synchronized boolean wasOtherwise(JsonNode message) {
    Long before = provisional.get(Text.hash(message.get("msg_id").stringValue()));
    return before != null && before != content(message);
  }

  /** How many messages were shown as provisional by anybody. */
  synchronized long provisionals() {
    return provisional.size();
  }

  private static long content(JsonNode message) {
    String kept = message.get("sender_id").asInt() + " " + message.get("room_id").stringValue();
    kept += " " + message.get("sent_at").asLong() + " " + message.get("payload").stringValue();
    return Text.hash(kept);
  }

  /** How many texts were refused, for want of room. */
  synchronized long refusals() {
    return refusals;
  }

  /** {@code message}: or entry, as final by {@code peer}, or as it is in a log. */
  synchronized void shown(int peer, JsonNode message) {
    long seqNo = message.get("seq_no").asLong();
    long hash = hash(message);
    if (seqNo >= shown.length) {
      shown = Arrays.copyOf(shown, Math.toIntExact(2 * seqNo));
    }
    int place = Math.toIntExact(seqNo);
    if (shown[place] != 0 && shown[place] != hash) {
      violation("peer " + peer + " has another entry than was final before: " + message);
    }
    shown[place] = hash;
    last = Math.max(last, seqNo);
    if (message.has("members")) {
      for (JsonNode member : message.get("members")) {
        vote(member.get("node_id").asInt(), seqNo, member.get("voter").asBoolean());
      }
    }
  }

  private static long hash(JsonNode message) {
    String kept = message.get("seq_no").asLong() + " " + message.get("term").asLong();
    if (message.has("payload")) {
      kept += " " + message.get("sender_id").asInt() + " " + message.get("msg_id").stringValue();
      kept += " " + message.get("room_id").stringValue() + " " + message.get("sent_at").asLong();
      return Text.hash(kept + " " + message.get("payload").stringValue());
    }
    return Text.hash(kept + " " + message.get("type").stringValue());
  }

  private void vote(int peer, long seqNo, boolean voter) {
    List<Vote> known = votes.get(peer);
    if (known != null && (known.isEmpty() || known.get(known.size() - 1).seqNo < seqNo)) {
      known.add(new Vote(seqNo, voter));
    }
  }

  /**
   * Where that peer was given the vote after it had lost it, above {@code after}; 0: it was not.
   */
  synchronized long votedAgain(int peer, long after) {
    boolean lost = false;
    for (Vote vote : votes.get(peer)) {
      if (vote.seqNo > after) {
        if (lost && vote.voter) {
          return vote.seqNo;
        }
        lost |= !vote.voter;
      }
    }
    return 0;
  }

  /** The highest place that anybody has shown. */
  synchronized long last() {
    return last;
  }

  /** Whether anybody has shown that place. */
  synchronized boolean wasShown(long seqNo) {
    return seqNo < shown.length && shown[Math.toIntExact(seqNo)] != 0;
  }

  synchronized boolean isQueued(Text text) {
    return disk(text).queued(text.number()) != 0;
  }

  /** Null: no such. */
  synchronized Disk disk(Text text) {
    List<Disk> known = disks.getOrDefault(text.peer(), List.of());
    return text.disk() < 0 || text.disk() >= known.size() ? null : known.get(text.disk());
  }

  /** By peer, in the order of time. For when all is still. */
  synchronized TreeMap<Integer, List<Disk>> disks() {
    return disks;
  }

  /** How many messages are known to be in an outbox. */
  synchronized long confirmed() {
    return disks.values().stream().flatMap(List::stream).mapToLong(disk -> disk.confirmed).sum();
  }
}
