package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.InputProvider;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.Size;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** The terminal that this process was started in. */
final class TerminalDisplay implements Display {
  private final ParleyTerminal terminal;
  private final TerminalScreen screen;
  private final CanvasPainter painter;
  private boolean anew = true;
  private boolean closed;

  private TerminalDisplay(ParleyTerminal terminal, ScreenOptions options) throws IOException {
    this.terminal = terminal;
    screen = new TerminalScreen(terminal);
    painter = new CanvasPainter(screen, options.look().colours(), options.onlyAscii());
  }

  /** Takes the terminal over. */
  static TerminalDisplay open(ScreenOptions options, Runnable onChange) throws IOException {
    ParleyTerminal terminal = ParleyTerminal.open(options.mouse());
    try {
      terminal.getInputDecoder().setTimeoutUnits(options.escapeTimeoutQuarters());
      terminal.onChange(onChange);
      TerminalDisplay display = new TerminalDisplay(terminal, options);
      display.screen.startScreen();
      return display;
    } catch (IOException | RuntimeException e) {
      terminal.close();
      throw e;
    }
  }

  InputProvider keyboard() {
    return terminal;
  }

  @Override
  public Size size() throws IOException {
    TerminalSize size = terminal.getTerminalSize();
    screen.doResizeIfNecessary();
    return new Size(size.getColumns(), size.getRows());
  }

  @Override
  public void show(Canvas canvas) throws IOException {
    painter.paint(canvas);
    terminal.beginFrame();
    screen.refresh(anew ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    terminal.endFrame();
    anew = false;
  }

  @Override
  public void repaint() {
    anew = true;
  }

  @Override
  public void bell() throws IOException {
    terminal.bell();
  }

  @Override
  public void copy(String text) throws IOException {
    terminal.copy(text);
  }

  @Override
  public Edited edit(String text) throws IOException {
    terminal.leave();
    try {
      return OutsideEditor.edit(text);
    } finally {
      enterAgain();
    }
  }

  @Override
  public void suspend() throws IOException {
    terminal.leave();
    try {
      String self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-TSTP", self).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LoggerFactory.getLogger(TerminalDisplay.class).warn("cannot be suspended", e);
    } finally {
      enterAgain();
    }
  }

  private synchronized void enterAgain() throws IOException {
    if (!closed) {
      terminal.enterPrivateMode();
      repaint();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      terminal.close();
    } catch (IOException e) {
      // A window that was closed is nothing out of the ordinary.
      LoggerFactory.getLogger(TerminalDisplay.class).info("the terminal is gone: {}", e.toString());
    }
  }
}
