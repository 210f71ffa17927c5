package dev.parley.tui.process.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One process of a peer, from its start to its end. Keeps only the newest of what it says. */
final class Life {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int id;
  private final Process process;
  private final Ledger ledger;
  private final Pauses pauses;
  private final long goesOnAfter;
  private final Writer stdin;
  private final Thread reader;

  private volatile JsonNode state;
  private volatile JsonNode status;
  private volatile String unreadable;
  private volatile boolean listening;
  private volatile boolean expectedToEnd;
  private volatile long lastShown;

  /**
   * @param goesOnAfter the place up to which an earlier life on this disk has shown; 0: none
   */
  Life(int id, Process process, long goesOnAfter, Ledger ledger, Pauses pauses) {
    this.id = id;
    this.process = process;
    this.goesOnAfter = goesOnAfter;
    this.ledger = ledger;
    this.pauses = pauses;
    stdin = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    reader = new Thread(this::readAll, "torture-reader-" + id);
    reader.setDaemon(true);
  }

  void start() {
    reader.start();
  }

  private void readAll() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read(line);
      }
    } catch (IOException e) {
      // The process was killed; what it said before is there.
    }
    if (!expectedToEnd) {
      ledger.violation("peer " + id + " ended by itself with code " + process.onExit().join());
    } else if (unreadable != null && process.onExit().join().exitValue() == 0) {
      ledger.violation("peer " + id + " said what is no JSON: " + unreadable);
    }
  }

  private void read(String line) {
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
      case "hello" -> listening = true;
      case "state" -> state = said;
      case "status" -> status = said;
      case "queued" ->
          ledger.queued(id, said.get("ref").stringValue(), said.get("msg_id").stringValue());
      case "message", "entry" -> show(said);
      case "error" -> ledger.refused(id, said.toString());
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
      pauses.delivered(id, System.nanoTime());
    }
  }

  /** Does nothing if the process is gone: its end is seen elsewhere. */
  synchronized void type(String line) {
    try {
      stdin.write(line + "\n");
      stdin.flush();
    } catch (IOException e) {
      // Killed meanwhile.
    }
  }

  void say(Text text) {
    type("{\"send\":\"%s\",\"ref\":\"%s\"}".formatted(text, text));
  }

  void kill() throws InterruptedException {
    expectedToEnd = true;
    process.destroyForcibly().waitFor();
    reader.join();
  }

  /** {@code name}: such as STOP or CONT. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  /** The exit code; -1: it has not left after so long. */
  int quit(long seconds) throws InterruptedException {
    expectedToEnd = true;
    type("{\"command\":\"/quit\"}");
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      return -1;
    }
    reader.join();
    return process.exitValue();
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
