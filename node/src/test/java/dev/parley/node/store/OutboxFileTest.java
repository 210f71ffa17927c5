package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxFileTest {
  @TempDir Path data;
  private Folder folder;
  private Path file;
  private int opened;
  private final List<String> report = new ArrayList<>();

  @BeforeEach
  void begin() {
    folder = new Folder(new SystemDisk(), data, false);
    file = data.resolve("outbox.ndjson");
  }

  private OutboxFile open() throws IOException {
    report.clear();
    return OutboxFile.open(folder, () -> String.format("%016x", ++opened), true, report);
  }

  private static EntryBody.Chat chat(OutboxFile outbox, long number) {
    return Samples.chat(outbox.origin(), number, "text " + number);
  }

  private static void type(OutboxFile outbox, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      outbox.update(List.of(chat(outbox, outbox.next())), List.of());
    }
  }

  @Test
  void aMissingFileGoesOnUnderANewOrigin() throws IOException {
    String before = open().origin();
    Files.delete(file);

    OutboxFile after = open();

    assertNotEquals(before, after.origin());
    assertEquals(1, after.next());
    assertEquals(1, report.size());
  }

  @Test
  void theCounterNeverGoesBack() throws IOException {
    OutboxFile outbox = open();
    type(outbox, 3);
    List<MessageId> all = outbox.unreleased().stream().map(EntryBody.Chat::msgId).toList();
    outbox.update(List.of(), all);

    for (int start = 0; start < 3; start++) {
      OutboxFile again = open();
      assertEquals(List.of(), again.unreleased());
      assertEquals(4, again.next());
      assertEquals(outbox.origin(), again.origin());
    }
  }

  @Test
  void whatIsTornAtAnyByteIsNotSentAndTold() throws IOException {
    OutboxFile outbox = open();
    type(outbox, 1);
    int sound = (int) Files.size(file);
    type(outbox, 1);
    byte[] bytes = Files.readAllBytes(file);

    for (int length = sound; length <= bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      boolean isTorn = length > sound && length < bytes.length;
      OutboxFile read = open();

      int count = length == bytes.length ? 2 : 1;
      assertEquals(count, read.unreleased().size(), "torn at byte " + length);
      assertEquals(chat(outbox, 1), read.unreleased().get(0));
      assertEquals(isTorn, !read.origin().equals(outbox.origin()), "torn at byte " + length);
      assertEquals(isTorn ? 1 : count + 1, read.next());
      assertEquals(isTorn ? 2 : 0, report.size());
    }
  }

  @Test
  void aFlippedByteKeepsWhatIsBeforeIt() throws IOException {
    OutboxFile outbox = open();
    type(outbox, 1);
    int first = (int) Files.size(file);
    type(outbox, 1);
    int second = (int) Files.size(file);
    type(outbox, 1);
    byte[] bytes = Files.readAllBytes(file);

    for (int at = 0; at < second; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 1;
      Files.write(file, flipped);
      OutboxFile read = open();

      assertNotEquals(outbox.origin(), read.origin(), "byte " + at);
      assertEquals(1, read.next());
      List<EntryBody.Chat> kept = at >= first ? List.of(chat(outbox, 1)) : List.of();
      assertEquals(kept, read.unreleased(), "byte " + at);
      assertTrue(
          report.stream().anyMatch(line -> line.contains("text 3")), () -> report.toString());
    }
  }

  @Test
  void keptMessagesOfAnOlderOriginStayBeforeThoseOfTheNewOne() throws IOException {
    OutboxFile old = open();
    type(old, 2);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));
    OutboxFile outbox = open();
    type(outbox, 1);

    OutboxFile read = open();

    assertEquals(List.of(chat(old, 1), chat(outbox, 1)), read.unreleased());
    assertEquals(outbox.origin(), read.origin());
    assertEquals(2, read.next());
  }

  @Test
  void aFileThatIsMostlyReleasedIsWrittenAnew() throws IOException {
    OutboxFile outbox = open();
    for (int i = 0; i < 10_000; i++) {
      EntryBody.Chat chat = chat(outbox, outbox.next());
      outbox.update(List.of(chat), List.of());
      outbox.update(List.of(), List.of(chat.msgId()));
    }

    assertTrue(Files.readAllLines(file).size() < 5_000);
    assertEquals(10_001, open().next());
  }

  @Test
  void whatIsReleasedTogetherIsOneLineForEachRunOfNumbers() throws IOException {
    OutboxFile outbox = open();
    type(outbox, 6);
    List<MessageId> ids = outbox.unreleased().stream().map(EntryBody.Chat::msgId).toList();
    int before = Files.readAllLines(file).size();

    outbox.update(List.of(), List.of(ids.get(0), ids.get(1), ids.get(2), ids.get(4)));

    assertEquals(before + 2, Files.readAllLines(file).size());
    assertEquals(List.of(chat(outbox, 4), chat(outbox, 6)), open().unreleased());
  }

  private OutboxFile openSynced() throws IOException {
    folder = new Folder(new SystemDisk(), data, true);
    return open();
  }

  @Test
  void whatIsTypedGoesIntoRoomThatTheFileHasAlready() throws IOException {
    OutboxFile outbox = openSynced();
    type(outbox, 1);
    long size = Files.size(file);
    type(outbox, 100);
    assertEquals(size, Files.size(file));

    for (int start = 0; start < 3; start++) {
      OutboxFile read = openSynced();
      type(read, 1);
      assertEquals(102 + start, read.unreleased().size());
      assertEquals(size, Files.size(file));
      assertEquals(List.of(), report);
    }
  }

  @Test
  void aFullRoomIsMadeLarger() throws IOException {
    OutboxFile outbox = openSynced();
    type(outbox, 1);
    long size = Files.size(file);
    type(outbox, 1000);

    assertTrue(Files.size(file) > size);
    assertEquals(1001, openSynced().unreleased().size());
    assertEquals(List.of(), report);
  }

  @Test
  void whatIsTornWithinTheRoomIsNotSentAndTold() throws IOException {
    OutboxFile outbox = openSynced();
    type(outbox, 2);
    byte[] bytes = Files.readAllBytes(file);
    byte[] lines = LineFile.lines(bytes);
    int second = MessageLines.write(new MessageLines.Kept(chat(outbox, 2))).length;
    for (int torn = 1; torn < second; torn++) {
      byte[] rest = bytes.clone();
      Arrays.fill(rest, lines.length - torn, lines.length, (byte) '\n');
      Files.write(file, rest);
      OutboxFile read = open();

      boolean isWhole = torn == 1; // its line feed is that of the room
      assertEquals(isWhole ? 2 : 1, read.unreleased().size(), "torn by " + torn);
      assertEquals(isWhole, read.origin().equals(outbox.origin()), "torn by " + torn);
      assertEquals(isWhole ? 0 : 2, report.size(), "torn by " + torn);
    }
  }

  @Test
  void aHoleBeforeALineIsDamage() throws IOException {
    OutboxFile outbox = openSynced();
    type(outbox, 2);
    byte[] bytes = Files.readAllBytes(file);
    int second = MessageLines.write(new MessageLines.Kept(chat(outbox, 2))).length;
    int end = LineFile.lines(bytes).length;
    Arrays.fill(bytes, end - 2 * second, end - second, (byte) '\n');
    Files.write(file, bytes);

    assertNotEquals(outbox.origin(), openSynced().origin());
    assertEquals(2, report.size(), () -> report.toString()); // the message behind it, and the copy
    assertEquals(List.of(), openSynced().unreleased());
  }

  @Test
  void aDiskWithoutSpaceForRoomTakesTheLines() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    folder = new Folder(disk, data, true);
    OutboxFile outbox = open();
    for (int number = 1; number <= 3; number++) {
      disk.free(1000); // a part of it was written, and is given back
      type(outbox, 1);
    }
    disk.free(Long.MAX_VALUE);

    assertEquals(3, open().unreleased().size());
    assertEquals(List.of(), report);
    assertEquals(LineFile.lines(Files.readAllBytes(file)).length, Files.size(file));
  }

  @Test
  void anOrderlyEndGivesTheRoomBack() throws IOException {
    OutboxFile outbox = openSynced();
    type(outbox, 2);
    outbox.close();

    byte[] bytes = Files.readAllBytes(file);
    assertEquals(LineFile.lines(bytes).length, bytes.length);
    assertEquals(2, openSynced().unreleased().size());
  }
}
