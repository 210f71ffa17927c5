package dev.parley.tui.process.torture;

import dev.parley.tui.process.torture.Ledger.Disk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the log that is left with all that was ever said. */
final class Checker {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Ledger ledger;
  private final TreeMap<String, BitSet> found = new TreeMap<>();
  private final TreeMap<String, Integer> newest = new TreeMap<>();
  private final TreeMap<String, Long> origins = new TreeMap<>();
  private long messages;
  private long lost;
  private long doubled;
  private long swapped;
  private long excused;
  private long end;

  Checker(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Throws nothing for what it finds: it is counted, and a violation in the ledger. */
  void check(List<Path> data) throws IOException {
    for (Path other : data) {
      sameBytes(data.get(0), other);
    }
    for (Path segment : segments(data.get(0))) {
      try (BufferedReader lines = Files.newBufferedReader(segment)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          entry(JSON.readTree(line));
        }
      }
    }
    for (long seqNo = 1; seqNo <= Math.max(end, ledger.last()); seqNo++) {
      if (seqNo > end && ledger.wasShown(seqNo)) {
        lost++;
        ledger.violation("final and gone: " + seqNo + "; the log ends at " + end);
      }
    }
    ledger.disks().forEach(this::sent);
  }

  private void sameBytes(Path one, Path other) throws IOException {
    List<Path> mine = segments(one);
    List<Path> theirs = segments(other);
    if (mine.size() != theirs.size()) {
      ledger.violation(one + " and " + other + " have not the same segments");
      return;
    }
    for (int i = 0; i < mine.size(); i++) {
      long differs = Files.mismatch(mine.get(i), theirs.get(i));
      if (differs >= 0) {
        swapped++;
        ledger.violation(mine.get(i) + " and " + theirs.get(i) + " differ at byte " + differs);
      }
    }
  }

  private static List<Path> segments(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("log"))) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  private void entry(JsonNode entry) {
    long seqNo = entry.get("seq_no").asLong();
    if (seqNo != end + 1) {
      ledger.violation("the log goes on at " + seqNo + " after " + end);
    }
    end = seqNo;
    if (ledger.last() >= seqNo && !ledger.wasShown(seqNo)) {
      ledger.violation("nobody has shown " + entry);
    }
    ledger.shown(0, entry);
    if (entry.has("payload")) {
      messages++;
      message(entry);
      origin(entry.get("msg_id").stringValue());
    }
  }

  private void message(JsonNode entry) {
    Text text = Text.parse(entry.get("payload").stringValue());
    Disk disk = text == null ? null : ledger.disk(text);
    if (disk == null || text.number() > disk.typed()) {
      ledger.violation("nobody has typed " + entry);
      return;
    }
    if (entry.get("sender_id").asInt() != text.peer()) {
      ledger.violation("another sender than typed it: " + entry);
    }
    if (disk.refused(text.number())) {
      ledger.violation("final, and was refused: " + entry);
    }
    if (ledger.wasOtherwise(entry)) {
      ledger.violation("was another text as long as it was provisional: " + entry);
    }
    long queued = disk.queued(text.number());
    if (queued != 0 && queued != Text.hash(entry.get("msg_id").stringValue())) {
      ledger.violation("queued under another msg_id: " + entry);
    }
    String series = text.peer() + "." + text.disk();
    BitSet numbers = found.computeIfAbsent(series, s -> new BitSet());
    if (numbers.get(text.number())) {
      doubled++;
      ledger.violation("final twice: " + entry);
    } else if (newest.getOrDefault(series, 0) > text.number()) {
      swapped++;
      ledger.violation("out of its sender's order: " + entry);
    }
    numbers.set(text.number());
    newest.put(series, text.number());
  }

  private void origin(String msgId) {
    int dash = msgId.lastIndexOf('-');
    long number = Long.parseLong(msgId.substring(dash + 1));
    Long before = origins.put(msgId.substring(0, dash), number);
    if (number != (before == null ? 1 : before + 1)) {
      swapped++;
      ledger.violation(msgId + " is final after number " + before);
    }
  }

  private void sent(int peer, List<Disk> disks) {
    boolean any = false;
    for (int d = 0; d < disks.size(); d++) {
      Disk disk = disks.get(d);
      BitSet numbers = found.getOrDefault(peer + "." + d, new BitSet());
      any |= !numbers.isEmpty();
      for (int number = 1; number <= disk.typed(); number++) {
        if (disk.queued(number) != 0 && !numbers.get(number)) {
          missing(disk, new Text(peer, d, number));
        }
      }
    }
    if (!any) {
      ledger.violation("nothing of peer " + peer + " is final");
    }
  }

  /** It was only queued on a disk that was wiped: nobody may have had it but that disk. */
  private void missing(Disk disk, Text text) {
    if (disk.wiped()) {
      excused++;
    } else {
      lost++;
      ledger.violation("queued and lost: " + text);
    }
  }

  /** Of the log that is left. */
  long messages() {
    return messages;
  }

  long lost() {
    return lost;
  }

  /** Queued on a disk that was wiped before they were final, and gone with it. */
  long excused() {
    return excused;
  }

  long doubled() {
    return doubled;
  }

  long swapped() {
    return swapped;
  }
}
