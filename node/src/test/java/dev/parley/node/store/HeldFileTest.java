package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.EntryBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFileTest {
  private static final String OTHER = "00000000000000bb";

  @TempDir Path data;
  private final FaultyDisk disk = new FaultyDisk();
  private final List<String> report = new ArrayList<>();
  private Path file;

  @BeforeEach
  void begin() {
    file = data.resolve("held.ndjson");
  }

  private HeldFile open() throws IOException {
    report.clear();
    return HeldFile.open(new Folder(disk, data, true), report);
  }

  private static EntryBody.Chat chat(long number) {
    return Samples.chat(Samples.ORIGIN, number, "text " + number);
  }

  private static MessageLines.Line kept(long number) {
    return new MessageLines.Kept(chat(number));
  }

  private static MessageLines.Line dropped(long number) {
    return new MessageLines.Released(chat(number).msgId());
  }

  private static List<EntryBody.Chat> chats(int from, int upTo) {
    return IntStream.rangeClosed(from, upTo).mapToObj(HeldFileTest::chat).toList();
  }

  private static void hold(HeldFile held, int from, int upTo) throws IOException {
    for (int number = from; number <= upTo; number++) {
      held.update(List.of(kept(number)));
    }
  }

  @Test
  void aMissingFileIsMade() throws IOException {
    HeldFile held = open();
    held.update(List.of(dropped(7)));
    assertEquals(0, Files.size(file));
    assertFalse(held.isDue());
    assertEquals(List.of(), report);

    hold(held, 1, 1);

    assertEquals(chats(1, 1), open().held());
    assertEquals(List.of(), report);
  }

  @Test
  void whatIsKeptComesBackInTheOrderInWhichItCame() throws IOException {
    HeldFile held = open();
    EntryBody.Chat other = Samples.chat(OTHER, 1, "of somebody else");
    held.update(List.of(kept(1), new MessageLines.Kept(other), kept(2)));
    held.update(List.of(kept(3)));

    assertEquals(List.of(chat(1), other, chat(2), chat(3)), open().held());
  }

  @Test
  void whatIsDroppedDoesNotComeBack() throws IOException {
    HeldFile held = open();
    hold(held, 1, 3);
    held.update(List.of(dropped(1), kept(4), dropped(4)));

    assertEquals(chats(2, 3), open().held());
  }

  @Test
  void theSameMessageAgainIsNotWrittenAgain() throws IOException {
    HeldFile held = open();
    hold(held, 1, 2);
    long size = Files.size(file);

    held.update(List.of(kept(1), dropped(9)));

    assertEquals(size, Files.size(file));
    assertEquals(chats(1, 2), open().held());
  }

  @Test
  void onlyWhatIsStillKeptIsWorthASync() throws IOException {
    HeldFile held = open();
    disk.steps.clear();
    hold(held, 1, 2);
    assertEquals(List.of(), disk.steps());
    assertTrue(held.isUnsynced());
    held.sync();
    assertEquals(List.of("force held.ndjson"), disk.steps());

    held.update(List.of(dropped(1)));
    assertFalse(held.isUnsynced());
    held.update(List.of(kept(3)));
    held.update(List.of(dropped(2), dropped(3)));
    assertFalse(held.isUnsynced());
    held.sync();

    assertEquals(List.of("force held.ndjson"), disk.steps());
  }

  @Test
  void aFullDiskNeedsNoFile() throws IOException {
    disk.free(0);
    HeldFile held = open();
    held.update(List.of(dropped(1)));
    assertFalse(held.isDue());
    assertEquals(List.of(), report);
    assertThrows(IOException.class, () -> HeldFileTest.hold(held, 1, 1), "no space");
    disk.free(Long.MAX_VALUE);
    held.writeAnew();
    assertEquals(chats(1, 1), open().held());
  }

  @Test
  void whatWasReadIsSyncedBeforeItCounts() throws IOException {
    hold(open(), 1, 1);
    disk.steps.clear();

    open();

    assertEquals(List.of("force held.ndjson"), disk.steps());
  }

  @Test
  void whatIsTornAtAnyByteIsSetAsideAndTheRestIsKept() throws IOException {
    HeldFile held = open();
    hold(held, 1, 1);
    int sound = (int) Files.size(file);
    hold(held, 2, 2);
    byte[] bytes = Files.readAllBytes(file);

    for (int length = sound; length <= bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      boolean isTorn = length > sound && length < bytes.length;
      HeldFile read = open();

      assertEquals(chats(1, length == bytes.length ? 2 : 1), read.held(), "torn at " + length);
      assertEquals(isTorn ? 1 : 0, report.size(), "torn at " + length);
      if (isTorn) {
        Path aside = data.resolve("held.ndjson.damaged-1");
        assertArrayEquals(Arrays.copyOfRange(bytes, sound, length), Files.readAllBytes(aside));
        Files.delete(aside);
        assertEquals(sound, Files.size(file));
      }
    }
  }

  /** What comes after it may follow on the message that is lost. */
  @Test
  void aFlippedByteEndsWhatIsRead() throws IOException {
    HeldFile held = open();
    hold(held, 1, 1);
    int first = (int) Files.size(file);
    hold(held, 2, 3);
    byte[] bytes = Files.readAllBytes(file);
    int second = first + (bytes.length - first) / 2;

    for (int at = 0; at < second; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 1;
      Files.write(file, flipped);

      assertEquals(at < first ? List.of() : chats(1, 1), open().held(), "byte " + at);
      assertEquals(1, report.size());
      assertEquals(at < first ? List.of() : chats(1, 1), open().held(), "byte " + at);
      assertEquals(List.of(), report);
      Files.delete(data.resolve("held.ndjson.damaged-1"));
    }
  }

  @Test
  void aLineOfAnOutboxIsABadLine() throws IOException {
    hold(open(), 1, 1);
    byte[] head = MessageLines.write(new MessageLines.Head(OTHER, 1));
    Files.write(file, head, java.nio.file.StandardOpenOption.APPEND);

    assertEquals(chats(1, 1), open().held());
    assertEquals(1, report.size());
  }

  @Test
  void aFileThatCannotBeReadIsSetAside() throws IOException {
    Files.createDirectory(file);

    HeldFile held = open();
    hold(held, 1, 1);

    assertEquals(1, report.size());
    assertTrue(Files.isDirectory(data.resolve("held.ndjson.damaged-1")));
    assertEquals(chats(1, 1), open().held());
  }

  @Test
  void aFileThatIsMostlyDroppedIsWrittenAnew() throws IOException {
    HeldFile held = HeldFile.open(new Folder(disk, data, false), report);
    for (int number = 1; number <= 10_000; number++) {
      held.update(List.of(kept(number)));
      held.update(List.of(dropped(number)));
      if (held.isMostlyDropped()) {
        held.writeAnew();
      }
    }
    hold(held, 10_001, 10_001);

    assertTrue(Files.readAllLines(file).size() < 2500);
    assertEquals(chats(10_001, 10_001), open().held());
  }

  @Test
  void aFailedWriteIsDueAndDoneAgainAsAWhole() throws IOException {
    HeldFile held = open();
    hold(held, 1, 2);
    disk.free(40);
    assertThrows(IOException.class, () -> hold(held, 3, 3));
    assertTrue(held.isDue());
    held.note(List.of(kept(4), dropped(1)));
    disk.free(Long.MAX_VALUE);

    held.writeAnew();

    assertFalse(held.isDue());
    assertEquals(chats(2, 4), open().held());
    assertEquals(List.of(), report);
  }

  @Test
  void aFailedSyncIsNeverTriedAgainOnTheSameFile() throws IOException {
    HeldFile held = open();
    hold(held, 1, 1);
    disk.failsToForce("held.ndjson"::equals);
    hold(held, 2, 2);
    assertThrows(IOException.class, held::sync);
    assertTrue(held.isDue());
    disk.steps.clear();

    held.writeAnew();

    assertEquals(
        List.of("force held.ndjson.new", "move held.ndjson.new held.ndjson"), disk.steps());
    assertEquals(chats(1, 2), held.held());
  }

  @Test
  void aBadFileOnAFullDiskIsReadAndMendedLater() throws IOException {
    HeldFile first = open();
    hold(first, 1, 2);
    byte[] bytes = Files.readAllBytes(file);
    byte[] torn = Arrays.copyOf(bytes, bytes.length - 1);
    Files.write(file, torn);
    disk.mayGrow(false);

    HeldFile held = open();

    assertEquals(chats(1, 1), held.held());
    assertTrue(held.isDue());
    assertArrayEquals(torn, Files.readAllBytes(file));
    disk.mayGrow(true);
    held.writeAnew();
    assertFalse(held.isDue());
    assertTrue(Files.exists(data.resolve("held.ndjson.damaged-1")));
    assertEquals(chats(1, 1), open().held());
  }
}
