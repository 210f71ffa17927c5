package dev.parley.tui.process.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of a peer, from its start to its end. */
final class Life {
  private final int id;
  private final Process process;
  private final Ledger ledger;
  private final Voice voice;
  private final Writer stdin;
  private final Thread reader;
  private volatile boolean expectedToEnd;

  Life(int id, Process process, Voice voice, Ledger ledger) {
    this.id = id;
    this.process = process;
    this.voice = voice;
    this.ledger = ledger;
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
        voice.hear(line);
      }
    } catch (IOException e) {
      // The process was killed; what it said before is there.
    }
    boolean isExpected = expectedToEnd;
    int code = process.onExit().join().exitValue();
    if (!isExpected) {
      ledger.violation("peer " + id + " ended by itself with code " + code);
    } else if (voice.unreadable() != null && code == 0) {
      ledger.violation("peer " + id + " said what is no JSON: " + voice.unreadable());
    }
  }

  Voice voice() {
    return voice;
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

  void kill() {
    expectedToEnd = true;
    process.destroyForcibly().onExit().join();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@code name}: such as STOP or CONT. */
  void signal(String name) throws IOException {
    Commands.run(List.of("kill", "-" + name, "" + process.pid()));
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

  long pid() {
    return process.pid();
  }
}
