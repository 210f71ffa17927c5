package dev.parley.tui.process.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short life of a tortured group; {@link Torture} makes long ones. */
@Tag("process")
@Timeout(300)
final class TortureIT {
  private static final long SEED = 20_251;

  /** The folder is kept when something is found. */
  @Test
  void aMinuteOfFaultsLosesDoublesAndSwapsNothing() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("parley-torture");
    Settings settings = new Settings(SEED, 3, Duration.ofSeconds(45), Mix.ALL, 20, false, folder);

    assertEquals(List.of(), Torture.run(settings, System.out));

    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
