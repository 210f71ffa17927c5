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

/** Short lives of tortured groups; {@link Torture} makes long ones. */
@Tag("process")
@Timeout(300)
final class TortureIT {
  private static final long SEED = 20_251;
  private static final int PER_SECOND = 20;

  @Test
  void aMinuteOfFaultsLosesDoublesAndSwapsNothing() throws IOException, InterruptedException {
    nothingIsFound(60, Mix.ALL, false);
  }

  @Test
  void norDoCutsByProxies() throws IOException, InterruptedException {
    nothingIsFound(20, Mix.NET, true);
  }

  /** The folder is kept when something is found. */
  private static void nothingIsFound(long seconds, Mix mix, boolean proxies)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("parley-torture");
    Duration length = Duration.ofSeconds(seconds);
    Settings settings = new Settings(SEED, 3, length, mix, PER_SECOND, proxies, folder);

    assertEquals(List.of(), Torture.run(settings, System.out));

    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
