package dev.parley.tui.process.torture;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one process of a peer says, line by line. Keeps only the newest; one thread listens. */
final class Voice {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int id;
  private final long goesOnAfter;
  private final Ledger ledger;
  private final Pauses pauses;
  private final long begin = System.nanoTime();

  /** By hash, the {@code msg_id} of all that this process has shown as final. */
  private final Set<Long> finals = new HashSet<>();

  /** By hash, the {@code msg_id} of all that this process has shown as provisional. */
  private final Set<Long> provisionals = new HashSet<>();

  private volatile JsonNode state;
  private volatile JsonNode status;
  private volatile String unreadable;
  private volatile boolean listening;
  private volatile boolean diskWasFull;
  private volatile long lastShown;

  /**
   * @param goesOnAfter the place up to which an earlier process on this disk has shown; 0: none
   */
  Voice(int id, long goesOnAfter, Records records) {
    this.id = id;
    this.goesOnAfter = goesOnAfter;
    ledger = records.ledger();
    pauses = records.pauses();
  }

  void hear(String line) {
    if (unreadable != null) {
      ledger.violation("peer " + id + " said what is no JSON: " + unreadable);
      return;
    }
    try {
      hear(JSON.readTree(line));
    } catch (JacksonException e) {
      // The last words of a killed process may be cut short; anything after them shows a fault.
      unreadable = line;
    }
  }

  private void hear(JsonNode said) {
    switch (said.get("event").stringValue()) {
      case "hello" -> {
        listening = true;
        pauses.started(id, (System.nanoTime() - begin) / 1_000_000);
      }
      case "state" -> state = said;
      case "status" -> status = said;
      case "queued" ->
          ledger.queued(id, said.get("ref").stringValue(), said.get("msg_id").stringValue());
      case "message", "entry" -> show(said);
      case "provisional" -> showProvisional(said);
      case "error" -> ledger.error(id, said, diskWasFull);
      default -> {
        // Nothing that is checked.
      }
    }
  }

  private void show(JsonNode said) {
    long seqNo = said.get("seq_no").asLong();
    boolean first = lastShown == 0;
    if (first && goesOnAfter > 0 && seqNo > goesOnAfter + 1) {
      ledger.violation("peer " + id + " went on at " + seqNo + " after " + goesOnAfter);
    } else if (!first && seqNo != lastShown + 1) {
      ledger.violation("peer " + id + " showed " + seqNo + " after " + lastShown);
    }
    lastShown = seqNo;
    ledger.shown(id, said);
    if (said.has("payload")) {
      finals.add(Text.hash(said.get("msg_id").stringValue()));
      pauses.delivered(id, System.nanoTime());
    }
  }

  /** Once, before the message and never after it. */
  private void showProvisional(JsonNode said) {
    long msgId = Text.hash(said.get("msg_id").stringValue());
    if (!provisionals.add(msgId)) {
      ledger.violation("peer " + id + " shows as provisional again: " + said);
    }
    if (finals.contains(msgId)) {
      ledger.violation("peer " + id + " shows as provisional what it has shown as final: " + said);
    }
    ledger.provisional(id, said);
  }

  /** From now on this process may refuse what is typed. */
  void diskIsFull() {
    diskWasFull = true;
  }

  /** The line that was no JSON; null: none. */
  String unreadable() {
    return unreadable;
  }

  boolean isListening() {
    return listening;
  }

  /** Null: it has said none. */
  JsonNode state() {
    return state;
  }

  /** The newest answer to {@code /status}; null: none. */
  JsonNode status() {
    return status;
  }

  /** The newest place shown on this disk. */
  long lastShown() {
    return Math.max(lastShown, goesOnAfter);
  }
}
