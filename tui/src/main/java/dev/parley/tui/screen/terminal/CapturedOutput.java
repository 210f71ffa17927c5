package dev.parley.tui.screen.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While it is open, what anybody prints goes to the log file, a line at a time: only the screen
 * writes to the terminal.
 */
final class CapturedOutput {
  private static final int MOST_BYTES = 8192;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  CapturedOutput() {
    System.setOut(new PrintStream(new Lines("stdout"), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Lines("stderr"), true, StandardCharsets.UTF_8));
  }

  void close() {
    System.setOut(out);
    System.setErr(err);
  }

  private static final class Lines extends OutputStream {
    private final Logger log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(String name) {
      log = LoggerFactory.getLogger(name);
    }

    @Override
    public synchronized void write(int b) {
      if (b != '\n') {
        line.write(b);
      }
      if (b == '\n' || line.size() >= MOST_BYTES) {
        log.info("{}", line.toString(StandardCharsets.UTF_8));
        line.reset();
      }
    }
  }
}
