package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real terminal to type into and to look at: a server of tmux's of its own, with no configuration
 * of the user's. One window, which runs a shell.
 */
final class Tmux implements AutoCloseable {
  /** What the shell says when it waits for the next line. */
  private static final String PROMPT = "READY>";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path socket;

  /** Where there is no tmux, the test is skipped, and says so. */
  Tmux(Path folder, int columns, int rows) {
    assumeTrue(isThere(), "skipped: there is no tmux here");
    socket = folder.resolve("tmux");
    List<String> start = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
    start.addAll(List.of("-x", "" + columns, "-y", "" + rows));
    start.addAll(List.of("env", "PS1=" + PROMPT, "sh"));
    run(start);
    run("set-option", "-g", "window-size", "manual");
    run("set-option", "-g", "default-terminal", "tmux-256color");
    run("set-option", "-g", "focus-events", "on");
    command("export TERM=tmux-256color LC_ALL=C.UTF-8");
    awaitPrompt();
  }

  private static boolean isThere() {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Types that, letter by letter. */
  void type(String text) {
    run("send-keys", "-l", "--", text);
  }

  /** Presses keys by tmux's names for them, such as {@code Enter}, {@code C-c} or {@code M-Up}. */
  void press(String... keys) {
    List<String> command = new ArrayList<>(List.of("send-keys", "--"));
    command.addAll(List.of(keys));
    run(command);
  }

  /** Types a line for the shell, or for what it runs. */
  void command(String line) {
    type(line);
    press("Enter");
  }

  /** Pastes that as a terminal does. */
  void paste(String text) {
    Path file = socket.resolveSibling("paste");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("load-buffer", file.toString());
    run("paste-buffer", "-p", "-d");
  }

  void resize(int columns, int rows) {
    run("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  /** What one sees, row by row, without blanks at their ends. */
  String screen() {
    return run("capture-pane", "-p").stripTrailing();
  }

  /** As {@link #screen}, with the sequences that make colours and bold letters. */
  String colouredScreen() {
    return run("capture-pane", "-p", "-e").stripTrailing();
  }

  /** A value of tmux's own, such as {@code alternate_on} or {@code pane_pid}. */
  String value(String format) {
    return run("display-message", "-p", "#{" + format + "}").strip();
  }

  boolean isAlternateScreen() {
    return value("alternate_on").equals("1");
  }

  /** Waits until one sees that. */
  void awaitText(String part) {
    awaitScreen("not seen: " + part, screen -> screen.contains(part));
  }

  /** Waits until some row holds what matches that expression. */
  void awaitRow(String expression) {
    Predicate<String> row = Pattern.compile(expression).asPredicate();
    awaitScreen("no such row: " + expression, screen -> screen.lines().anyMatch(row));
  }

  /** Waits until one sees that no more. */
  void awaitNoText(String part) {
    awaitScreen("still seen: " + part, screen -> !screen.contains(part));
  }

  /** Waits until what one sees is like that. */
  void awaitScreen(String otherwise, Predicate<String> wanted) {
    try {
      await().atMost(PATIENCE).until(() -> wanted.test(screen()));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(otherwise + "\n" + screen(), e);
    }
  }

  /** Waits until the shell is in front and has drawn its prompt last. */
  void awaitPrompt() {
    awaitScreen("no prompt", screen -> screen.endsWith(PROMPT));
  }

  /** What a command of the shell prints; the prompt must be there. */
  String output(String command) {
    Path file = socket.resolveSibling("output");
    command(command + " > " + file + "; echo done > " + file + ".done");
    Path done = Path.of(file + ".done");
    try {
      await().atMost(PATIENCE).until(() -> Files.exists(done) && Files.size(done) > 0);
      Files.delete(done);
      command("clear");
      awaitPrompt();
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends that signal, {@code TERM} for example, to the program that the shell runs. */
  void signal(String name) {
    ProcessHandle shell = ProcessHandle.of(Long.parseLong(value("pane_pid"))).orElseThrow();
    ProcessHandle program = shell.descendants().findFirst().orElseThrow();
    execute(List.of("kill", "-" + name, Long.toString(program.pid())));
  }

  private String run(String... command) {
    return run(List.of(command));
  }

  private String run(List<String> command) {
    List<String> words = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    words.addAll(command);
    return execute(words);
  }

  private static String execute(List<String> words) {
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().remove("TMUX");
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", words) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What runs there is ended, and has ended: nobody writes into the test's folder any more. */
  @Override
  public void close() {
    ProcessHandle shell = ProcessHandle.of(Long.parseLong(value("pane_pid"))).orElseThrow();
    List<ProcessHandle> programs = shell.descendants().toList();
    programs.forEach(ProcessHandle::destroyForcibly);
    // The shell looks after one that was stopped when it is to do something, and not before.
    press("Enter");
    programs.forEach(
        program -> program.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    run("kill-server");
  }
}
