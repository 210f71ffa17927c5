package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A display in memory that counts its frames. */
final class VirtualDisplay implements Display {
  private final KeyedTerminal terminal;
  private final TerminalScreen screen;
  private final CanvasPainter painter;
  private final AtomicInteger frames = new AtomicInteger();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Semaphore line = new Semaphore(1);
  private volatile Edited edited;
  private volatile boolean broken;
  private volatile boolean closed;
  private boolean anew;

  VirtualDisplay(KeyedTerminal terminal) {
    this.terminal = terminal;
    try {
      screen = new TerminalScreen(terminal);
      screen.startScreen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    painter = new CanvasPainter(screen, Colours.SIXTEEN, false);
  }

  int frames() {
    return frames.get();
  }

  /** What it was asked to do, but for drawing. */
  List<String> done() {
    return done;
  }

  boolean isClosed() {
    return closed;
  }

  void editorReturns(String text) {
    edited = new Edited(text, "");
  }

  void editorFails(String why) {
    edited = new Edited(null, why);
  }

  /** The next frame is not taken before {@link #release}. */
  void hold() {
    line.acquireUninterruptibly();
  }

  void release() {
    line.release();
  }

  /** From now on the terminal is gone. */
  void breakOff() {
    broken = true;
  }

  @Override
  public Size size() {
    TerminalSize size = terminal.getTerminalSize();
    screen.doResizeIfNecessary();
    return new Size(size.getColumns(), size.getRows());
  }

  @Override
  public void show(Canvas canvas) throws IOException {
    if (broken) {
      throw new IOException("gone");
    }
    frames.incrementAndGet();
    line.acquireUninterruptibly();
    line.release();
    painter.paint(canvas);
    screen.refresh(anew ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    anew = false;
  }

  @Override
  public void repaint() {
    anew = true;
  }

  @Override
  public void bell() {
    done.add("bell");
  }

  @Override
  public void copy(String text) {
    done.add("copy " + text);
  }

  @Override
  public Edited edit(String text) {
    done.add("edit " + text);
    return edited.text() == null ? new Edited(text, edited.trouble()) : edited;
  }

  @Override
  public void suspend() {
    done.add("suspend");
  }

  @Override
  public void close() {
    closed = true;
  }
}
