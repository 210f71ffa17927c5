package dev.parley.tui;

import dev.parley.tui.cli.CommandLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // UTF-8 whatever the locale; the line mode writes its bytes past these.
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    if (isStdinJavas()) {
      System.setIn(InputStream.nullInputStream());
    }
    int code = CommandLines.run(args, System.getenv());
    System.out.flush();
    System.exit(code);
  }

  /** Where stdin was closed, the first file that java opened took its place: its own code. */
  private static boolean isStdinJavas() {
    try {
      Path stdin = Path.of("/proc/self/fd/0").toRealPath();
      return stdin.startsWith(Path.of(System.getProperty("java.home")).toRealPath())
          || stdin.equals(Path.of(System.getProperty("java.class.path")).toRealPath());
    } catch (IOException e) {
      // No such file: another system, a pipe, or a terminal.
      return false;
    }
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
