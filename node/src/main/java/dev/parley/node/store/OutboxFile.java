package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code outbox.ndjson}: what was typed here and is not final yet. A message and its number are one
 * synced line. What was released is marked so, not synced, and left out when the file is written
 * anew. Each method may be called again after it has thrown; a file that failed is written anew as
 * a whole. Used by the disk thread.
 */
final class OutboxFile {
  private static final String NAME = "outbox.ndjson";

  /** Released lines that are left in the file before it is written anew, at least. */
  private static final int RELEASED_LINES = 8192;

  /** So many for each line that would be written anew. */
  private static final int RELEASED_TIMES = 4;

  private final LineFile file;
  private final Map<MessageId, EntryBody.Chat> unreleased = new LinkedHashMap<>();
  private String origin;
  private long next;
  private int releasedLines;

  private OutboxFile(Folder folder) {
    file = new LineFile(folder, NAME);
  }

  /**
   * Reads the file and syncs it: what was read may only have been in the system's cache. That needs
   * no space, so that a peer can start on a full disk. A file that is missing or not sound is
   * written anew, and goes on under a new origin.
   *
   * @param isExpected whether it is worth a word that there is none
   * @param report gets sentences for people
   */
  static OutboxFile open(
      Folder folder, Supplier<String> newOrigin, boolean isExpected, List<String> report)
      throws IOException {
    OutboxFile outbox = new OutboxFile(folder);
    byte[] bytes = folder.read(NAME);
    byte[] lines = bytes == null ? null : LineFile.lines(bytes);
    if (bytes == null) {
      outbox.begin(newOrigin.get(), 1);
      if (isExpected) {
        report.add("the outbox was missing: what it held is not sent");
      }
    } else if (outbox.readAll(lines, report)) {
      outbox.file.goOn(lines.length, bytes.length);
      return outbox;
    } else {
      outbox.begin(newOrigin.get(), 1);
      report.add("the damaged outbox is kept as " + outbox.file.setAside(bytes));
    }
    outbox.writeAnew();
    return outbox;
  }

  private void begin(String newOrigin, long firstNumber) {
    origin = newOrigin;
    next = firstNumber;
  }

  /** Takes what is sound before the first bad line; false if there was one. */
  private boolean readAll(byte[] bytes, List<String> report) throws IOException {
    LineScanner lines = MessageLines.scan(bytes);
    byte[] line = lines.next();
    boolean isSound = line != null && take(MessageLines.read(line), true);
    if (!isSound && line != null) {
      report.add("a damaged line of the outbox: " + MessageLines.text(line));
    }
    while ((line = lines.next()) != null) {
      if (isSound && take(MessageLines.read(line), false)) {
        continue;
      }
      isSound = false;
      if (line.length > 0) { // else of room that something was written behind
        report.add(unsent(line));
      }
    }
    if (lines.problem() != null) {
      isSound = false;
      int rest = (int) lines.offset();
      byte[] torn = Arrays.copyOfRange(bytes, rest, bytes.length);
      report.add(unsent(torn));
    }
    return isSound;
  }

  private static String unsent(byte[] line) {
    String text = MessageLines.text(line);
    return "a message behind damage in the outbox was not sent: "
        + (text.length() <= 500 ? text : text.substring(0, 500) + "…");
  }

  private boolean take(MessageLines.Line line, boolean isFirst) {
    if (isFirst != line instanceof MessageLines.Head) {
      return false;
    }
    if (line instanceof MessageLines.Head head) {
      begin(head.origin(), head.next());
    } else if (line instanceof MessageLines.Kept kept) {
      keep(kept.chat());
    } else if (line instanceof MessageLines.Released released) {
      released.forEach(unreleased::remove);
      releasedLines++;
    }
    return line != null;
  }

  private void keep(EntryBody.Chat chat) {
    unreleased.put(chat.msgId(), chat);
    if (chat.msgId().origin().equals(origin)) {
      next = Math.max(next, chat.msgId().number() + 1);
    }
  }

  String origin() {
    return origin;
  }

  /** The number that the next message gets. */
  long next() {
    return next;
  }

  /** In order. */
  List<EntryBody.Chat> unreleased() {
    return List.copyOf(unreleased.values());
  }

  /**
   * Adds messages, and forgets others.
   *
   * @param typed on disk when this returns
   * @param released marked as such, some time
   */
  void update(List<EntryBody.Chat> typed, List<MessageId> released) throws IOException {
    List<MessageLines.Line> lines = new ArrayList<>();
    for (EntryBody.Chat chat : typed) {
      keep(chat);
      lines.add(new MessageLines.Kept(chat));
    }
    MessageLines.Released run = null;
    for (MessageId id : released) {
      if (unreleased.remove(id) == null) {
        continue;
      }
      releasedLines++;
      if (run != null && run.goesOnWith(id)) {
        run = new MessageLines.Released(id, run.from());
        lines.set(lines.size() - 1, run);
      } else {
        run = new MessageLines.Released(id);
        lines.add(run);
      }
    }
    if (!file.isOpen() || releasedLines > RELEASED_LINES + RELEASED_TIMES * unreleased.size()) {
      writeAnew();
    } else if (!lines.isEmpty()) {
      file.append(lines, !typed.isEmpty());
    }
  }

  /** Begins a file of another origin that holds these messages and no others. */
  void renew(String newOrigin, List<EntryBody.Chat> messages) throws IOException {
    unreleased.clear();
    begin(newOrigin, 1);
    messages.forEach(this::keep);
    writeAnew();
  }

  private void writeAnew() throws IOException {
    List<MessageLines.Line> lines = new ArrayList<>();
    lines.add(new MessageLines.Head(origin, next));
    unreleased.values().forEach(chat -> lines.add(new MessageLines.Kept(chat)));
    file.writeAnew(lines);
    releasedLines = 0;
  }

  /** Closes the file; it is opened again by the next change. */
  void close() {
    file.trim();
    file.close();
  }
}
