package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley scale}, small. */
@Tag("process")
@Timeout(180)
final class ScaleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Process scale;

  @AfterEach
  void stop() {
    if (scale != null) {
      scale.descendants().forEach(ProcessHandle::destroyForcibly);
      scale.destroyForcibly();
    }
  }

  @Test
  void fivePeersAndAKilledLeaderAgree() throws Exception {
    start("--peers", "5", "--messages", "300", "--kills", "1");
    assertTrue(scale.waitFor(120, TimeUnit.SECONDS), "it goes on running");
    String said = said();
    assertEquals(0, scale.exitValue(), said);
    assertTrue(said.contains("n5 is killed after "), said);
    assertTrue(said.contains("n5 is back, and level after "), said);
    for (int id = 1; id <= 5; id++) {
      String row = "   n" + id + " .* [0-9a-f]{8} .*";
      assertTrue(said.lines().anyMatch(line -> line.matches(row)), said);
    }
    assertTrue(said.contains("Everything held: 5 peers showed "), said);
    assertEquals(List.of(), leftOvers());
  }

  @Test
  void aSignalEndsAllPeersAndRemovesTheirData() throws Exception {
    start("--peers", "3", "--messages", "300000");
    await().atMost(PATIENCE).until(() -> said().contains("2. All send"));
    List<ProcessHandle> peers = new ArrayList<>(scale.descendants().toList());
    assertEquals(3, peers.size(), said());
    scale.destroy();
    assertTrue(scale.waitFor(60, TimeUnit.SECONDS), "it goes on running");
    assertEquals(143, scale.exitValue());
    await().atMost(PATIENCE).until(() -> peers.stream().noneMatch(ProcessHandle::isAlive));
    assertEquals(List.of(), leftOvers());
  }

  private void start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary()));
    command.addAll(List.of("-jar", System.getProperty("parley.jar"), "scale"));
    command.addAll(List.of(options));
    scale =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("temporary"));
  }

  /** The peers' data, which are to be gone. */
  private List<Path> leftOvers() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files.filter(each -> each.getFileName().toString().contains("parley")).toList();
    }
  }
}
