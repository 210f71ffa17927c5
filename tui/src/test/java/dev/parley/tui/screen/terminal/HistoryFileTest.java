package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.editor.InputHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileTest {
  @TempDir private Path folder;

  @Test
  void whatWasTypedIsThereInTheNextRun() {
    HistoryFile first = new HistoryFile(path());
    assertEquals(Map.of(), first.read());
    first.add("general", "one");
    first.add("general", "two ✓");
    assertEquals(List.of("one", "two ✓"), new HistoryFile(path()).read().get("general").lines());
  }

  @Test
  void eachRoomHasItsOwn() throws IOException {
    HistoryFile file = new HistoryFile(path());
    file.add("general", "#dev is a room");
    file.add("dev", "in dev\nand on");
    file.add("dev", "\\#ops a trick");
    file.add("büro", "more");
    Map<String, InputHistory> read = new HistoryFile(path()).read();
    assertEquals(List.of("#dev is a room"), read.get("general").lines());
    assertEquals(List.of("in dev\nand on", "\\#ops a trick"), read.get("dev").lines());
    assertEquals(List.of("more"), read.get("büro").lines());
    assertEquals(
        List.of("#dev is a room"), InputHistory.decoded(Files.readAllLines(path())).lines());
  }

  @Test
  void whatIsNoRoomIsNothing() throws IOException {
    Files.write(path(), List.of("\\#dev", "\\# text", "one"));
    assertEquals(List.of("one"), new HistoryFile(path()).read().get("general").lines());
  }

  @Test
  void allRoomsTogetherHaveABound() throws IOException {
    HistoryFile file = new HistoryFile(path());
    for (int i = 0; i < HistoryFile.MOST_LINES + 3; i++) {
      file.add(i == 0 ? "first" : "room-" + i % 9, "line " + i);
    }
    assertEquals(HistoryFile.MOST_LINES, Files.readAllLines(path()).size());
    assertEquals(null, new HistoryFile(path()).read().get("first"));
  }

  @Test
  void nobodyElseCanReadIt() throws IOException {
    new HistoryFile(path()).add("general", "one");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
  }

  @Test
  void theNewestAreKept() {
    HistoryFile file = new HistoryFile(path());
    IntStream.rangeClosed(1, InputHistory.MAX_LINES + 5)
        .forEach(i -> file.add("general", "line " + i));
    List<String> read = new HistoryFile(path()).read().get("general").lines();
    assertEquals(InputHistory.MAX_LINES, read.size());
    assertEquals("line 6", read.get(0));
  }

  @Test
  void whatARunLeftThatWasKilledIsNoHindrance() throws IOException {
    Files.writeString(folder.resolve("input-history.tmp"), "half");
    HistoryFile file = new HistoryFile(path());
    file.add("general", "one\ntwo \\");
    assertEquals(List.of("one\ntwo \\"), new HistoryFile(path()).read().get("general").lines());
  }

  @Test
  void bytesThatAreNoTextDoNoHarm() throws IOException {
    Files.write(path(), new byte[] {(byte) 0xff, '\n', 'o', 'k', '\n'});
    assertTrue(new HistoryFile(path()).read().get("general").lines().contains("ok"));
  }

  private Path path() {
    return folder.resolve("input-history");
  }
}
