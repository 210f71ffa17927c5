package dev.parley.tui.screen.terminal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.model.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptRoomsTest {
  private static final Kept KEPT =
      new Kept(
          1842,
          "dev",
          Map.of("dev", new Kept.Part(0, 0, 0, true), "büro", new Kept.Part(1800, 12, 1, false)));

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("rooms");
  }

  @Test
  void whatIsKeptIsThereInTheNextRun() {
    try (KeptRooms rooms = new KeptRooms(path())) {
      assertEquals(Kept.NOTHING, rooms.read());
      rooms.put(KEPT);
    }
    assertEquals(KEPT, new KeptRooms(path()).read());
  }

  @Test
  void itIsOnDiskSoonAndTheNewestAtTheEnd() {
    try (KeptRooms rooms = new KeptRooms(path())) {
      rooms.put(KEPT);
      await().until(() -> KEPT.equals(new KeptRooms(path()).read()));
      for (int i = 1; i <= 1000; i++) {
        rooms.put(new Kept(i, "ops", Map.of()));
      }
    }
    assertEquals(new Kept(1000, "ops", Map.of()), new KeptRooms(path()).read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "1", "1 dev\nops", "1 dev\nops 1 2", "1 dev\nops a b c", "-\n", "1 dev\n\n"})
  void whatWasNotWrittenByUsCountsForNothing(String text) throws IOException {
    Files.writeString(path(), text);
    assertEquals(Kept.NOTHING, new KeptRooms(path()).read());
  }

  @Test
  void aDiskThatTakesNothingEndsNothing() {
    Path nowhere = folder.resolve("none").resolve("rooms");
    try (KeptRooms rooms = new KeptRooms(nowhere)) {
      rooms.put(KEPT);
    }
    assertEquals(Kept.NOTHING, new KeptRooms(nowhere).read());
  }
}
