package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.terminal.ansi.UnixTerminal;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The terminal of this process, as Lanterna does not handle it by itself: its size is asked of the
 * system and not of the cursor, no key is a signal, pastes and the focus are reported, whole
 * clusters are written, and a frame is one write. Its settings are put back by {@link #leave}, and
 * by a hook of Lanterna's when the process ends.
 *
 * <p>Lanterna calls overridden methods from its constructor: those use no field of this class.
 */
final class ParleyTerminal extends UnixTerminal {
  private static final String STTY = "com.googlecode.lanterna.terminal.UnixTerminal.sttyCommand";
  private static final TerminalSize USUAL_SIZE = new TerminalSize(80, 24);

  /** Arrows as arrows, whoever was here before; and Alt as an escape, where xterm sends accents. */
  private static final String KEYS_ON = "\033[?1l\033>\033[?1036s\033[?1036h";

  private static final String KEYS_OFF = "\033[?1036r";

  /** Without wrapping: what is wider than we think must not scroll the screen from its corner. */
  private static final String MODES_ON = KEYS_ON + "\033[?7l\033[?2004h\033[?1004h";

  private static final String MODES_OFF =
      KEYS_OFF + "\033[r\033[?25h\033[?2026l\033[?1004l\033[?2004l\033[?7h";

  /** What is left in a window that has changed its size, tmux puts among the lines of the shell. */
  private static final String CLEAR = "\033[m\033[H\033[J";

  private static final String MOUSE_ON = "\033[?1000h\033[?1002h\033[?1006h";
  private static final String MOUSE_OFF = "\033[?1006l\033[?1002l\033[?1000l";

  private final TerminalOutput out;
  private final Pen pen = new Pen();
  private final boolean mouse;
  private boolean inPrivateMode;
  private volatile boolean inFrame;

  private ParleyTerminal(TerminalOutput out, boolean mouse) throws IOException {
    super(System.in, out, StandardCharsets.UTF_8, CtrlCBehaviour.TRAP);
    this.out = out;
    this.mouse = mouse;
  }

  /**
   * Remembers how the terminal is; {@link #enterPrivateMode} takes it over.
   *
   * @param mouse whether it is to report the wheel, which keeps it from selecting text
   */
  static ParleyTerminal open(boolean mouse) throws IOException {
    System.setProperty(STTY, inPath("stty"));
    TerminalOutput out = new TerminalOutput(new FileOutputStream(FileDescriptor.out));
    return new ParleyTerminal(out, mouse);
  }

  private static String inPath(String program) {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
      File file = new File(folder, program);
      if (file.isFile() && file.canExecute()) {
        return file.getPath();
      }
    }
    return "/bin/" + program;
  }

  /**
   * Has {@code then} run, on a thread of the system's, whenever the size may be another one, or
   * others may have written to the terminal while this process was stopped.
   */
  void onChange(Runnable then) throws IOException {
    super.registerTerminalResizeListener(then);
    Signals.handle("CONT", then);
  }

  /** Back to how the terminal was found; writes nothing from then on. */
  void leave() throws IOException {
    synchronized (out) {
      if (inPrivateMode) {
        exitPrivateMode();
      }
    }
    restoreTerminalSettings();
  }

  /** For good. Safe for any thread, and while the process ends. */
  @Override
  public void close() throws IOException {
    try {
      super.close();
    } catch (IllegalStateException e) {
      // The process ends: its hooks cannot be changed any more, and do the same again.
    }
  }

  /** What follows, up to {@link #endFrame}, is written at once. */
  void beginFrame() {
    inFrame = true;
  }

  void endFrame() throws IOException {
    inFrame = false;
    write(pen.frame());
    flush();
  }

  /** There is nothing to write before a frame ends. */
  @Override
  public void flush() throws IOException {
    if (!inFrame) {
      super.flush();
    }
  }

  /** Puts that into the clipboard of terminals that allow it (OSC 52). */
  void copy(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write("\033]52;c;" + Base64.getEncoder().encodeToString(bytes) + "\007");
    flush();
  }

  /** From now on it neither echoes nor makes lines or signals of keys. */
  @Override
  public void enterPrivateMode() throws IOException {
    runSTTYCommand("-icanon", "min", "1", "time", "0", "-echo", "-isig", "-ixon", "-iexten");
    synchronized (out) {
      out.reopen();
      super.enterPrivateMode();
      inPrivateMode = true;
      write(MODES_ON + (mouse ? MOUSE_ON : ""));
      super.flush();
    }
  }

  @Override
  public void exitPrivateMode() throws IOException {
    synchronized (out) {
      try {
        write(MODES_OFF + (mouse ? MOUSE_OFF : "") + CLEAR);
        // On whatever thread: a frame that another one has begun is not written any more.
        super.exitPrivateMode();
        super.flush();
      } finally {
        inPrivateMode = false;
        out.shut();
      }
    }
  }

  private void write(String text) throws IOException {
    writeToTerminal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void setCursorPosition(int column, int row) {
    pen.moveTo(column, row);
  }

  @Override
  public void setCursorVisible(boolean visible) {
    pen.showCursor(visible);
  }

  @Override
  public void putString(String cluster) {
    pen.draw(cluster);
  }

  @Override
  public void scrollLines(int first, int last, int distance) {
    pen.scroll(first, last, distance);
  }

  @Override
  public void clearScreen() {
    pen.clear();
  }

  @Override
  public void resetColorAndSGR() {
    pen.plain();
  }

  @Override
  public void enableSGR(SGR sgr) {
    pen.use(sgr);
  }

  @Override
  public void disableSGR(SGR sgr) {
    pen.drop(sgr);
  }

  @Override
  public void setForegroundColor(TextColor colour) {
    pen.use(colour);
  }

  /** A canvas has none but the terminal's own. */
  @Override
  public void setBackgroundColor(TextColor colour) {
    // See above.
  }

  @Override
  protected KeyDecodingProfile getDefaultKeyDecodingProfile() {
    return new KeyPatterns();
  }

  @Override
  protected TerminalSize findTerminalSize() throws IOException {
    String[] size = runSTTYCommand("size").trim().split(" ");
    try {
      int rows = Integer.parseInt(size[0]);
      int columns = size.length < 2 ? 0 : Integer.parseInt(size[1]);
      return rows > 0 && columns > 0 ? new TerminalSize(columns, rows) : USUAL_SIZE;
    } catch (NumberFormatException e) {
      return USUAL_SIZE;
    }
  }

  /** Nothing is changed before the hook is there that would change it back. */
  @Override
  protected void canonicalMode(boolean enabled) {
    // See enterPrivateMode; what was saved restores it.
  }

  @Override
  protected void keyEchoEnabled(boolean enabled) {
    // As above.
  }

  @Override
  protected void keyStrokeSignalsEnabled(boolean enabled) {
    // As above.
  }

  /** Not on the signal's thread, which would ask for the size while another one draws. */
  @Override
  protected void registerTerminalResizeListener(Runnable onResize) {
    // See onChange.
  }
}
