package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileTest {
  @TempDir private Path folder;

  @Test
  void whatWasTypedIsThereInTheNextRun() {
    HistoryFile first = new HistoryFile(path());
    assertEquals(List.of(), first.read());
    first.add("one");
    first.add("two ✓");
    assertEquals(List.of("one", "two ✓"), new HistoryFile(path()).read());
  }

  @Test
  void nobodyElseCanReadIt() throws IOException {
    new HistoryFile(path()).add("one");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
  }

  @Test
  void theNewestAreKept() {
    HistoryFile file = new HistoryFile(path());
    IntStream.rangeClosed(1, HistoryFile.MOST_LINES + 5).forEach(i -> file.add("line " + i));
    List<String> read = new HistoryFile(path()).read();
    assertEquals(HistoryFile.MOST_LINES, read.size());
    assertEquals("line 6", read.get(0));
  }

  @Test
  void whatARunLeftThatWasKilledIsNoHindrance() throws IOException {
    Files.writeString(folder.resolve("input-history.tmp"), "half");
    HistoryFile file = new HistoryFile(path());
    file.add("one");
    assertEquals(List.of("one"), new HistoryFile(path()).read());
  }

  @Test
  void bytesThatAreNoTextDoNoHarm() throws IOException {
    Files.write(path(), new byte[] {(byte) 0xff, '\n', 'o', 'k', '\n'});
    assertEquals("ok", new HistoryFile(path()).read().get(1));
  }

  private Path path() {
    return folder.resolve("input-history");
  }
}
