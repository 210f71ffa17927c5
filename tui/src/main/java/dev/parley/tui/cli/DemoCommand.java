package dev.parley.tui.cli;

import dev.parley.tui.ExitCode;
import dev.parley.tui.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Three real peers, a killed leader and a catch-up, told in one terminal.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "an empty directory for the peers' data (default: a temporary one)")
  private Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path used = emptyFolder(folder, "parley-demo-");
    boolean held = new Demo(System.out, System.console() != null, used).run();
    return held ? ExitCode.OK : ExitCode.FAULT;
  }

  /**
   * That directory, which must be empty, or a temporary one.
   *
   * @param given null: none
   */
  static Path emptyFolder(Path given, String prefix) throws IOException {
    if (given == null) {
      return Files.createTempDirectory(prefix);
    }
    Files.createDirectories(given);
    try (var inside = Files.list(given)) {
      if (inside.findAny().isPresent()) {
        throw new FailedException(ExitCode.CONFIG, given + " is not empty; give another --keep");
      }
    }
    return given;
  }
}
