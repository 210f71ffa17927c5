package dev.parley.tui.process.torture;

import java.util.ArrayList;
import java.util.Arrays;
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

    private int typed;
    private int confirmed;
    private boolean wiped;

    int typed() {
      return typed;
    }

    boolean wiped() {
      return wiped;
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
  private long[] shown = new long[4_096];
  private long last;

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
    disk.queued[text.number()] = Text.hash(msgId);
    disk.confirmed++;
  }

  /** A peer with a sound disk takes what it is given. */
  synchronized void refused(int peer, String error) {
    violation("peer " + peer + " says " + error);
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
