package dev.parley.node.store;

import dev.parley.protocol.effect.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * The end of a group that gives way to another one: its log is kept under another name, and what is
 * left is a newcomer's. It is begun while the peer runs, and finished by the next start; each step
 * may be the last one of a process.
 */
final class Dissolution {
  /** In the log's folder: into whose group. Goes with it. */
  private static final String MARK = "dissolved.txt";

  private static final String KEPT = SegmentName.LOG + ".dissolved-";

  private Dissolution() {}

  /** From now on the next start finishes it. */
  static void begin(Folder data, String into) throws IOException {
    data.folder(SegmentName.LOG).replace(MARK, (into + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static boolean isBegun(Folder data) throws IOException {
    return data.folder(SegmentName.LOG).list().contains(MARK);
  }

  /**
   * The log goes last, and the mark with it: until then, a start does all of this again, and after
   * that there is neither a log nor an identity, as in a new directory. The outbox stays.
   */
  static Notice.Dissolved finish(Folder data) throws IOException {
    byte[] mark = data.folder(SegmentName.LOG).read(MARK);
    String into = new String(mark, StandardCharsets.UTF_8).strip();
    data.delete(StateFile.NAME);
    data.delete(IdentityFile.NAME);
    data.forceFolder();
    String kept = KEPT + (count(data) + 1);
    data.disk().move(data.file(SegmentName.LOG), data.file(kept));
    DataDirectory.makePrivate(data.file(SegmentName.LOG));
    data.forceFolder();
    return new Notice.Dissolved(into.isEmpty() ? null : into, data.file(kept).toString());
  }

  /** How many logs are kept. */
  static int count(Folder data) {
    int count = 0;
    while (Files.exists(data.file(KEPT + (count + 1)))) {
      count++;
    }
    return count;
  }
}
