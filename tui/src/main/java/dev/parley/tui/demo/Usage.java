package dev.parley.tui.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What processes took of the machine.
 *
 * @param peakMebibytes resident memory of the largest; 0: the system does not tell
 * @param processor the time of all of them; zero: the system does not tell
 */
record Usage(long peakMebibytes, Duration processor) {
  static final Usage NONE = new Usage(0, Duration.ZERO);

  static Usage of(ProcessHandle process) {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return new Usage(
        kibibytes(status, "VmHWM:") / 1024,
        process.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  /** Memory that new processes can have; 0: the system does not tell. */
  static long freeMebibytes() {
    return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:") / 1024;
  }

  private static long kibibytes(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // Not Linux, or the process has just ended.
      return 0;
    }
  }

  Usage and(Usage other) {
    return new Usage(Math.max(peakMebibytes, other.peakMebibytes), processor.plus(other.processor));
  }
}
