package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code held.ndjson}: messages of others that are not final yet. They are written at once, and
 * synced by {@link #sync}: nobody is told of it. What was dropped is marked so, and left out by
 * {@link #writeAnew}. How much is in it the core bounds, which knows of each message. A file that
 * failed is written anew as a whole. Used by the disk thread.
 *
 * <p>It is read up to its first bad line: the numbers of an origin have no gap in it, and what
 * comes after a bad line may follow on something that was in it.
 */
final class HeldFile {
  private static final String NAME = "held.ndjson";

  /** Dropped lines, beside one for each message, that are no reason to write the file anew. */
  private static final int DROPPED_LINES = 1024;

  private final LineFile file;
  private final Map<MessageId, EntryBody.Chat> held = new LinkedHashMap<>();
  private int droppedLines;
  private boolean isUnsynced;

  /** From the first bad line on, until it is set aside; null: there is none. */
  private byte[] bad;

  private HeldFile(Folder folder) {
    file = new LineFile(folder, NAME);
  }

  /**
   * Reads the file and syncs it, for what was read may only have been in the system's cache; makes
   * it if it is missing, so that the first message finds it. A full disk keeps nobody from
   * starting: what cannot be written is due ({@link #isDue}).
   *
   * @param report gets sentences for people
   */
  static HeldFile open(Folder folder, List<String> report) throws IOException {
    HeldFile held = new HeldFile(folder);
    byte[] bytes = held.bytes(folder, report);
    if (bytes != null) {
      held.readAll(bytes);
      held.begin(bytes.length, report);
    } else {
      held.make();
    }
    return held;
  }

  /**
   * What is held belongs to a group: a peer that knows of none, for its identity was lost, may join
   * or found another one, which would wait for ever for what comes before these messages.
   *
   * @param report gets a sentence for people, if there is something to set aside
   */
  static void setAsideWithoutGroup(Folder folder, List<String> report) throws IOException {
    if (folder.list().contains(NAME) && Files.size(folder.file(NAME)) > 0) {
      String aside = new LineFile(folder, NAME).moveAside();
      report.add(
          "the messages held for others belong to a group that is not known any more;"
              + " they are set aside as "
              + aside);
    }
  }

  private byte[] bytes(Folder folder, List<String> report) throws IOException {
    try {
      return folder.read(NAME);
    } catch (IOException e) {
      String aside = file.moveAside();
      report.add(
          "the file of messages held for others cannot be read ("
              + DataDirectory.reason(e)
              + ") and is set aside as "
              + aside);
      return null;
    }
  }

  private void readAll(byte[] bytes) throws IOException {
    LineScanner lines = MessageLines.scan(bytes);
    long sound = 0;
    byte[] line = lines.next();
    while (line != null && take(MessageLines.read(line))) {
      sound = lines.offset();
      line = lines.next();
    }
    if (sound < bytes.length) {
      bad = Arrays.copyOfRange(bytes, (int) sound, bytes.length);
    }
  }

  private boolean take(MessageLines.Line line) {
    if (line instanceof MessageLines.Kept kept) {
      held.put(kept.chat().msgId(), kept.chat());
      return true;
    }
    if (line instanceof MessageLines.Released dropped) {
      dropped.forEach(held::remove);
      droppedLines++;
      return true;
    }
    return false;
  }

  private void begin(long length, List<String> report) {
    try {
      if (bad == null) {
        file.goOn(length, length);
      } else {
        report.add(
            bad.length
                + " bytes of the messages held for others are torn or bad and not read;"
                + " a copy is kept as "
                + setAside());
        writeAnew();
      }
    } catch (IOException e) {
      report.add(
          "the file of messages held for others cannot be written yet: " + DataDirectory.reason(e));
    }
  }

  private void make() {
    try {
      writeAnew();
    } catch (IOException e) {
      return; // the first message tries again
    }
  }

  private String setAside() throws IOException {
    String aside = file.setAside(bad);
    bad = null;
    return aside;
  }

  /** In the file's order. */
  List<EntryBody.Chat> held() {
    return List.copyOf(held.values());
  }

  /** Whether memory and file differ, so that {@link #writeAnew} is worth trying. */
  boolean isDue() {
    return !file.isOpen() && (bad != null || droppedLines > 0 || !held.isEmpty());
  }

  /** Takes changes in, for {@link #writeAnew} to write. Returns those that change anything. */
  List<MessageLines.Line> note(List<MessageLines.Line> changes) {
    List<MessageLines.Line> news = new ArrayList<>();
    for (MessageLines.Line change : changes) {
      boolean isNews =
          change instanceof MessageLines.Released dropped
              ? held.containsKey(dropped.id())
              : !held.containsKey(((MessageLines.Kept) change).chat().msgId());
      if (isNews) {
        take(change);
        news.add(change);
      }
    }
    return news;
  }

  /**
   * Keeps messages, and drops others: in the file when this returns, on disk after the next {@link
   * #sync}. Where this throws, all of it is due.
   *
   * @param changes {@link MessageLines.Kept} and {@link MessageLines.Released}, in order
   */
  void update(List<MessageLines.Line> changes) throws IOException {
    List<MessageLines.Line> news = note(changes);
    if (news.isEmpty()) {
      return;
    }
    if (!file.isOpen()) {
      writeAnew();
    } else {
      file.append(news, false);
      isUnsynced |= news.stream().anyMatch(line -> line instanceof MessageLines.Kept);
    }
  }

  /** Whether most of the file was dropped, so that it is worth {@link #writeAnew}. */
  boolean isMostlyDropped() {
    return droppedLines > DROPPED_LINES + held.size();
  }

  /** Whether there is something to {@link #sync}. What was dropped soon after it came is not. */
  boolean isUnsynced() {
    return isUnsynced && !held.isEmpty() && file.isOpen();
  }

  /** Puts what is kept on disk. */
  void sync() throws IOException {
    if (isUnsynced()) {
      file.sync();
    }
    isUnsynced = false;
  }

  /** Writes all that is held to a new file, which is on disk when this returns. */
  void writeAnew() throws IOException {
    if (bad != null) {
      setAside();
    }
    List<MessageLines.Line> lines = new ArrayList<>();
    held.values().forEach(chat -> lines.add(new MessageLines.Kept(chat)));
    file.writeAnew(lines);
    droppedLines = 0;
    isUnsynced = false;
  }

  /** Closes the file; it is opened again by the next change. */
  void close() {
    file.close();
  }
}
