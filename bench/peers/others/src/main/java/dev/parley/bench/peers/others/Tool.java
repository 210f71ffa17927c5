package dev.parley.bench.peers.others;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server product next to its client: one of the programs that {@code fetch-tools} fetches. */
final class Tool {
  private Tool() {}

  /** Starts it; what it says goes into a file of that directory. */
  static Process start(String name, List<String> arguments, Path dir) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of("target", "tools", name).toAbsolutePath().toString());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("server.log").toFile()))
        .start();
  }
}
