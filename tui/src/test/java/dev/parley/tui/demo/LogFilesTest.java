package dev.parley.tui.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFilesTest {
  @TempDir private Path folder;

  @Test
  void equalLogsDoNotDiffer() throws IOException {
    assertEquals(0, difference("one\ntwo\n|three\nfour\n", "one\ntwo\n|three\nfour\n"));
  }

  @Test
  void aLogMayEndBeforeTheOther() throws IOException {
    assertEquals(0, difference("one\ntwo\n|three\n", "one\ntwo\n|three\nfour\n"));
    assertEquals(0, difference("one\ntwo\n", "one\ntwo\n|three\n"));
    assertEquals(0, difference("one\n", "one\ntwo\n|three\n"));
  }

  @Test
  void aByteThatDiffersIsFoundByItsEntry() throws IOException {
    assertEquals(4, difference("one\ntwo\n|three\nfour\n", "one\ntwo\n|three\nfouR\n"));
    assertEquals(1, difference("One\n", "one\ntwo\n"));
  }

  @Test
  void aLineThatIsNotWholeDiffers() throws IOException {
    assertEquals(2, difference("one\ntw", "one\ntwo\n"));
  }

  @Test
  void aFinishedSegmentThatIsShorterDiffers() throws IOException {
    assertEquals(2, difference("one\n|three\n", "one\ntwo\n|three\n"));
  }

  @Test
  void entriesAndBytesOfAllSegmentsCount() throws IOException {
    LogFiles log = log(1, "one\ntwo\n|three\n");
    assertEquals(3, log.lines());
    assertEquals(14, log.bytes());
  }

  /** Both ways round it must be the same. */
  private long difference(String here, String there) throws IOException {
    LogFiles one = log(1, here);
    LogFiles other = log(2, there);
    assertEquals(one.firstDifference(other), other.firstDifference(one));
    return one.firstDifference(other);
  }

  /** Segments are parted by {@code |}. */
  private LogFiles log(int id, String text) throws IOException {
    Path data = Files.createTempDirectory(folder, "peer-" + id);
    Files.createDirectory(data.resolve("log"));
    String[] segments = text.split("\\|");
    for (int i = 0; i < segments.length; i++) {
      Files.writeString(data.resolve("log").resolve("0000" + i + ".ndjson"), segments[i]);
    }
    Files.writeString(data.resolve("log").resolve("00000.index"), "not compared");
    return LogFiles.of(id, data);
  }
}
