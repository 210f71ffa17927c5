package dev.parley.node.store;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.LogPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Entries, messages and directories for tests. */
final class Samples {
  static final String GROUP = "6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01";
  static final String ORIGIN = "00000000000000aa";

  /** Every store makes other ids, and the same in each run of a test. */
  private static final AtomicInteger SEEDS = new AtomicInteger();

  private Samples() {}

  static StoreOptions options(boolean sync) {
    return new StoreOptions(1, "home", sync, new Random(SEEDS.incrementAndGet()));
  }

  /** Opens the store of a member of {@link #GROUP}. */
  static Store open(Disk disk, Path data, boolean sync, long tailBytes) throws StoreException {
    Store store = Store.open(disk, data, options(sync), tailBytes);
    store.adoptGroup(GROUP);
    return store;
  }

  static EntryBody.Chat chat(String origin, long number, String text) {
    return new EntryBody.Chat(1, new MessageId(origin, number), "general", number, 1000, text);
  }

  static Entry after(LogPosition position, long term, String text) {
    long seqNo = position.seqNo() + 1;
    return EntryFormat.make(seqNo, term, chat(ORIGIN, seqNo, text), position.crc());
  }

  static void append(EntryLog log, int count) {
    append(log, count, 1, "");
  }

  static void append(EntryLog log, int count, long term, String text) {
    for (int i = 0; i < count; i++) {
      log.append(after(log.end(), term, "text " + (log.end().seqNo() + 1) + text));
    }
  }

  /** The state at an entry of a log that holds nothing but these messages. */
  static GroupState stateAt(LogPosition position) {
    TreeMap<String, Long> numbers = new TreeMap<>();
    numbers.put(ORIGIN, position.seqNo());
    return new GroupState(position, Membership.EMPTY, numbers, Rooms.NONE_MADE, 0);
  }

  static Path segment(Path data, long first) {
    return data.resolve("log").resolve(SegmentName.lines(first));
  }

  static void flip(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 1;
    Files.write(file, bytes);
  }

  /** Makes {@code to} a copy of {@code from}. */
  static Path copy(Path from, Path to) {
    try {
      delete(to);
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                throws IOException {
              Files.createDirectories(to.resolve(from.relativize(dir)));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.copy(file, to.resolve(from.relativize(file)));
              return FileVisitResult.CONTINUE;
            }
          });
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failure)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
