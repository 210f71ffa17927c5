package dev.parley.tui.cli;

import dev.parley.node.store.LogVerifier;
import dev.parley.protocol.log.Entry;
import dev.parley.tui.ExitCode;
import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.chat.NameBook;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads logs on disk, with no peer running. */
@Command(name = "log", mixinStandardHelpOptions = true, description = "Reads a peer's log on disk.")
final class LogCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "log needs show, verify or export");
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints the log for people.")
  int show(@Parameters(paramLabel = "DIR", description = "a data directory") Path data) {
    NameBook names = new NameBook();
    return print(
        data,
        entry -> {
          names.apply(entry.body());
          return ChatLine.of(entry, names.now()).getBytes(StandardCharsets.UTF_8);
        });
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Prints the log's own lines of JSON.")
  int export(@Parameters(paramLabel = "DIR", description = "a data directory") Path data) {
    return print(data, Entry::line);
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Checks the whole chain of each log, and whether the logs are the same.")
  int verify(
      @Parameters(paramLabel = "DIR", arity = "1..*", description = "data directories")
          List<Path> data) {
    List<CheckedLog> logs = new ArrayList<>();
    boolean sound = true;
    for (Path directory : data) {
      CheckedLog log = new CheckedLog(directory);
      LogVerifier.Verdict verdict = read(directory, log::add);
      sound &= verdict.isSound();
      log.finish(verdict);
      System.out.println(log.verdict());
      logs.add(log);
    }
    for (CheckedLog log : logs.subList(1, logs.size())) {
      try {
        sound &= logs.get(0).saysSame(log, System.out::println);
      } catch (IOException e) {
        throw new FailedException(ExitCode.CONFIG, "cannot read them again (" + e + ")");
      }
    }
    return sound ? ExitCode.OK : ExitCode.DAMAGED;
  }

  /** How an entry is printed, without a line feed. */
  private interface Form {
    byte[] of(Entry entry);
  }

  private static int print(Path data, Form form) {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    LogVerifier.Verdict verdict;
    try {
      verdict =
          read(
              data,
              entry -> {
                try {
                  out.write(form.of(entry));
                  out.write('\n');
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      out.flush();
    } catch (UncheckedIOException | IOException e) {
      // Nobody reads any more.
      return ExitCode.OK;
    }
    if (!verdict.isSound()) {
      throw new FailedException(
          ExitCode.DAMAGED,
          "entry #" + verdict.badSeq() + " of " + data + " is bad: " + verdict.problem());
    }
    return ExitCode.OK;
  }

  private static LogVerifier.Verdict read(Path data, Consumer<Entry> each) {
    if (!Files.isDirectory(data.resolve("log"))) {
      throw new FailedException(
          ExitCode.CONFIG, data + " is no data directory of a peer; it has no log in it");
    }
    try {
      return LogVerifier.verify(data, each);
    } catch (IOException e) {
      throw new FailedException(ExitCode.CONFIG, "cannot read " + data + " (" + e + ")");
    }
  }
}
