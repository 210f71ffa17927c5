package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk thread writes into the mark as final is so in the log that the disk has. */
final class MarkTest {
  @TempDir Path data;

  /**
   * Entries 2 and 3 are cut and others committed in their place while the disk is still busy with
   * the first ones: the mark must not call final what it has of them.
   */
  @Test
  void whatIsFinalOnlyInMemoryIsNotCalledFinalOnTheDisk() throws Exception {
    Files.createDirectories(data.resolve("log"));
    Folder folder = new Folder(new SystemDisk(), data, true);
    Folder logFolder = folder.folder(SegmentName.LOG);
    LogMark.create(logFolder);
    LogMark mark = LogMark.open(logFolder);
    LogPosition genesis = new LogPosition(0, 0, EntryFormat.genesis(Samples.GROUP));
    Segments segments = new Segments(logFolder);
    LogWriter writer = new LogWriter(segments, mark, genesis, null);
    List<Operation> asked = new ArrayList<>();
    SegmentedLog log =
        new SegmentedLog(new LogTail(genesis, 1 << 20), segments, genesis, new AskedChanges(asked));
    OutboxFile outbox = OutboxFile.open(folder, () -> Samples.ORIGIN, false, new ArrayList<>());
    Told told = new Told();
    HeldKeeper held = new HeldKeeper(HeldFile.open(folder, new ArrayList<>()), told, () -> {});
    DiskWork work =
        new DiskWork(folder, segments, log, writer, outbox, held, told, StoreWatch.NONE);

    Samples.append(log, 3);
    log.cut(1);
    Samples.append(log, 2, 2, " of another term");
    log.committed(3);

    carryOut(work, asked.subList(0, 3));
    work.markCommitted();
    assertEquals(3, mark.newest().seqNo());
    assertEquals(0, mark.newest().commitSeq());

    carryOut(work, asked.subList(3, asked.size()));
    work.markCommitted();
    assertEquals(3, mark.newest().seqNo());
    assertEquals(3, mark.newest().commitSeq());
    writer.close();
    outbox.close();
  }

  private static void carryOut(DiskWork work, List<Operation> operations) throws Exception {
    for (DiskWork.Piece piece : work.pieces(operations)) {
      piece.carryOut();
    }
  }

  /** Keeps what the disk is asked for, until the test has it done. */
  private record AskedChanges(List<Operation> asked) implements SegmentedLog.Changes {
    @Override
    public void append(Entry entry, long epoch) {
      asked.add(new Operation.Append(entry, epoch));
    }

    @Override
    public void cut(LogPosition end, long epoch) {
      asked.add(new Operation.Cut(end, epoch));
    }

    @Override
    public void served(long from, long upTo) {
      throw new AssertionError("nothing is served here");
    }
  }
}
