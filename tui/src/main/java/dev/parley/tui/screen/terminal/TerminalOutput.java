package dev.parley.tui.screen.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The way to the terminal, which can be shut: what is written then, by whatever thread was not told
 * yet, goes nowhere. A frame leaves in one write, or in few. Its monitor is the one that Lanterna
 * writes under.
 */
final class TerminalOutput extends OutputStream {
  private static final int BYTES = 64 * 1024;

  private final OutputStream out;
  private boolean shut;

  TerminalOutput(OutputStream terminal) {
    out = new BufferedOutputStream(terminal, BYTES);
  }

  synchronized void shut() {
    shut = true;
  }

  synchronized void reopen() {
    shut = false;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (!shut) {
      out.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (!shut) {
      out.write(bytes, offset, length);
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    if (!shut) {
      out.flush();
    }
  }
}
