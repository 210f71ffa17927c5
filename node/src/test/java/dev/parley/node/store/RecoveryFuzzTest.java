package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.Restored;
import dev.parley.protocol.derived.GroupStateJson;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A peer starts on any files at all, or says in one sentence why not; what is sound it keeps, and a
 * second start finds what the first one left. The first byte of the input says which sound files to
 * begin with, the rest what is changed ({@link DamagedFiles}).
 */
class RecoveryFuzzTest {
  private static final String SEGMENT = "log/" + SegmentName.lines(1);
  private static final SortedMap<String, byte[]> SHORT = new TreeMap<>();
  private static final SortedMap<String, byte[]> LONG = new TreeMap<>();
  private static Path temp;

  static Stream<byte[]> changes() {
    Random random = new Random(1);
    return Stream.iterate(0, i -> i < 40, i -> i + 1)
        .map(
            i -> {
              byte[] changes = new byte[1 + 6 * (1 + i % 4)];
              random.nextBytes(changes);
              changes[0] = (byte) (i % 4);
              changes[1] = (byte) (i % 10);
              return changes;
            });
  }

  /** Two sound directories: one of a dozen entries, and one that goes on after a checkpoint. */
  @BeforeAll
  static void makeSound() throws Exception {
    temp = Files.createTempDirectory("parley-fuzz");
    Path data = temp.resolve("sound");
    Told told = new Told();
    try (Store store = Samples.open(new SystemDisk(), data, false, 0)) {
      store.start(told);
      Samples.append(store.log(), 12);
      store.storeHardState(new HardState(3, null));
      String origin = store.restored().outbox().origin();
      store.storeOutbox(Samples.chat(origin, 1, "one"));
      store.storeOutbox(Samples.chat(origin, 2, "two\nlines"));
      store.storeHeld(Samples.chat("00000000000000bb", 1, "another's"));
      store.storeHeld(Samples.chat("00000000000000bb", 2, "another's, too"));
      store.releaseOutbox(Samples.chat(origin, 1, "one").msgId());
      store.shown(7);
      store.committed(9);
      told.await("outbox 2");
      told.awaitStart("synced 0 12");
    }
    read(data, SHORT);
    SHORT.remove("lock");
    LONG.putAll(SHORT);
    goOnAfterCheckpoint();
  }

  /** The first segment is not read, since there is a checkpoint at its end. */
  private static void goOnAfterCheckpoint() {
    long end = SegmentName.last(1);
    LogPosition position = new LogPosition(end, 1, 0x0badcafe);
    LONG.put("log/" + SegmentName.lines(1), "not read\n".getBytes(StandardCharsets.UTF_8));
    byte[] state = GroupStateJson.write(Samples.stateAt(position));
    LONG.put("log/" + SegmentName.checkpoint(1), state);
    String lines = "";
    for (int i = 0; i < 5; i++) {
      Entry entry = Samples.after(position, 1, "text " + i);
      lines += new String(entry.line(), StandardCharsets.UTF_8) + "\n";
      position = entry.position();
    }
    LONG.put("log/" + SegmentName.lines(end + 1), lines.getBytes(StandardCharsets.UTF_8));
    byte[] mark = SHORT.get("log/mark").clone();
    ByteBuffer slot = ByteBuffer.wrap(mark);
    for (int at = 0; at <= 4096; at += 4096) {
      slot.putLong(at + 8, position.seqNo()).putLong(at + 16, end).putInt(at + 24, position.crc());
      slot.putInt(at + 28, Sealed.checksum(Arrays.copyOfRange(mark, at, at + 28), 28));
    }
    LONG.put("log/mark", mark);
  }

  @AfterAll
  static void forget() throws IOException {
    delete(temp);
  }

  @MethodSource("changes")
  @DictionaryFile(resourcePath = "/dev/parley/protocol/lines.dict")
  @FuzzTest
  void aPeerStartsOnAnyFiles(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    boolean isLong = input[0] % 2 != 0;
    byte[] changes = Arrays.copyOfRange(input, 1, input.length);
    SortedMap<String, byte[]> damaged = new DamagedFiles(isLong ? LONG : SHORT, changes).afterAll();
    Path data = temp.resolve("data");
    delete(data);
    write(damaged, data);
    try {
      LogVerifier.verify(data, entry -> {});
      start(damaged, data, isLong);
    } catch (StoreException e) {
      assertTrue(!e.getMessage().contains("Exception"), e.getMessage());
    }
  }

  private static StoreOptions options() {
    return new StoreOptions(1, "home", false, new Random(9));
  }

  private static void start(Map<String, byte[]> damaged, Path data, boolean isLong)
      throws StoreException {
    Identity identity;
    Restored restored;
    LogPosition end;
    try (Store store = Store.open(new SystemDisk(), data, options(), 0)) {
      identity = store.identity();
      restored = store.restored();
      end = store.log().end();
      if (!isLong) {
        checkLog(store, restored);
      }
      checkOutbox(restored);
      if (!isLong) {
        checkSoundPartIsKept(store, damaged, data);
      }
    }
    try (Store store = Store.open(new SystemDisk(), data, options(), 0)) {
      assertEquals(List.of(), store.recoveryReport());
      assertEquals(identity, store.identity());
      assertEquals(end, store.log().end());
      assertEquals(restored.outbox(), store.restored().outbox());
      assertEquals(restored.held(), store.restored().held());
      assertEquals(restored.hardState(), store.restored().hardState());
      assertEquals(restored.committedSeq(), store.restored().committedSeq());
    }
  }

  private static void checkLog(Store store, Restored restored) {
    LogPosition end = restored.checkpoint().at();
    for (long seqNo = end.seqNo() + 1; seqNo <= store.log().end().seqNo(); seqNo++) {
      Entry entry = store.log().entry(seqNo);
      assertTrue(EntryFormat.follows(entry, end.crc()), () -> entry + " does not follow");
      end = entry.position();
    }
    assertEquals(end, store.log().end());
    assertTrue(restored.committedSeq() <= end.seqNo());
  }

  /** What is in the outbox can be sent, and so can what is typed next. */
  private static void checkOutbox(Restored restored) {
    for (EntryBody.Chat chat : restored.outbox().unreleased()) {
      byte[] line = MessageJson.write(new Message.Chat(chat));
      assertEquals(new Message.Chat(chat), MessageJson.read(line));
    }
    long next = restored.outbox().nextNumber();
    EntryBody.Chat typed = Samples.chat(restored.outbox().origin(), next, "next");
    MessageJson.read(MessageJson.write(new Message.Chat(typed)));
  }

  /** All sound entries are there, or, where there is damage, the file as it was. */
  private static void checkSoundPartIsKept(Store store, Map<String, byte[]> damaged, Path data) {
    byte[] segment = damaged.getOrDefault(SEGMENT, new byte[0]);
    Path aside = data.resolve("log.damaged-1").resolve(SegmentName.lines(1));
    if (Files.exists(data.resolve("log.damaged-1"))) {
      assertEquals(0, store.log().end().seqNo());
      assertTrue(!store.recoveryReport().isEmpty());
      if (damaged.containsKey(SEGMENT)) {
        assertArrayEquals(segment, bytes(aside));
      }
    } else if (store.identity().groupId() != null) {
      assertEquals(soundPart(segment, store.identity().groupId()), store.log().end());
    }
  }

  private static LogPosition soundPart(byte[] segment, String groupId) {
    LogPosition end = new LogPosition(0, 0, EntryFormat.genesis(groupId));
    int at = 0;
    for (byte[] line : DamagedFiles.lines(segment)) {
      at += line.length + 1;
      try {
        Entry entry = EntryFormat.read(line);
        if (at > segment.length
            || entry.seqNo() != end.seqNo() + 1
            || Crc.chain(end.crc(), line) != entry.crc()) {
          return end;
        }
        end = entry.position();
      } catch (IllegalArgumentException e) {
        return end;
      }
    }
    return end;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path folder, SortedMap<String, byte[]> into) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> into.put(folder.relativize(file).toString(), bytes(file)));
    }
  }

  private static void write(Map<String, byte[]> files, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
