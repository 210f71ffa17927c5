package dev.parley.tui.process.torture;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a peer as java has them in memory, kept from one short life of a peer, as the
 * launcher does: with many restarts on few cores the starts would cost more than all else.
 */
final class ClassArchive {
  private ClassArchive() {}

  /** Options for each start; none where it cannot be made. */
  static List<String> options(List<String> java, Path folder) throws IOException {
    Path archive = folder.resolve("parley.jsa");
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-jar"));
    command.addAll(List.of(System.getProperty("parley.jar"), "--json", "--id", "1"));
    command.addAll(List.of("--no-discover", "--port", "0"));
    command.addAll(List.of("--data", folder.resolve("archive").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("archive.out").toFile())
            .start();
    try (Writer stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write("hello\n/status\n/quit\n");
    }
    return process.onExit().join().exitValue() == 0 && Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off")
        : List.of();
  }
}
