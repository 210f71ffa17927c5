package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
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

  /** Released lines that are left in the file before it is written anew. */
  private static final int RELEASED_LINES = 8192;

  private final Folder folder;
  private final Map<MessageId, EntryBody.Chat> unreleased = new LinkedHashMap<>();
  private String origin;
  private long next;
  private FileChannel file;
  private long end;
  private int releasedLines;

  private OutboxFile(Folder folder) {
    this.folder = folder;
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
    if (bytes == null) {
      outbox.begin(newOrigin.get(), 1);
      if (isExpected) {
        report.add("the outbox was missing: what it held is not sent");
      }
    } else if (outbox.readAll(bytes, report)) {
      outbox.goOn(bytes.length);
      return outbox;
    } else {
      outbox.begin(newOrigin.get(), 1);
      String aside = aside(folder);
      folder.replace(aside, bytes);
      report.add("the damaged outbox is kept as " + folder.file(aside));
    }
    outbox.writeAnew();
    return outbox;
  }

  private void goOn(long length) throws IOException {
    file = folder.open(NAME, StandardOpenOption.WRITE);
    folder.force(file);
    end = length;
  }

  private static String aside(Folder folder) throws IOException {
    List<String> names = folder.list();
    int number = 1;
    while (names.contains(NAME + ".damaged-" + number)) {
      number++;
    }
    return NAME + ".damaged-" + number;
  }

  private void begin(String newOrigin, long firstNumber) {
    origin = newOrigin;
    next = firstNumber;
  }

  /** Takes what is sound before the first bad line; false if there was one. */
  private boolean readAll(byte[] bytes, List<String> report) throws IOException {
    LineScanner lines = new LineScanner((into, at) -> copy(bytes, into, at), 0, LineScanner.LARGE);
    byte[] line = lines.next();
    boolean isSound = line != null && take(OutboxLines.read(line), true);
    if (!isSound && line != null) {
      report.add("a damaged line of the outbox: " + OutboxLines.text(line));
    }
    while ((line = lines.next()) != null) {
      if (isSound && take(OutboxLines.read(line), false)) {
        continue;
      }
      isSound = false;
      report.add(unsent(line));
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
    String text = OutboxLines.text(line);
    return "a message behind damage in the outbox was not sent: "
        + (text.length() <= 500 ? text : text.substring(0, 500) + "…");
  }

  private static int copy(byte[] bytes, ByteBuffer into, long at) {
    int length = (int) Math.min(into.remaining(), bytes.length - at);
    into.put(bytes, (int) at, length);
    return length > 0 ? length : -1;
  }

  private boolean take(OutboxLines.Line line, boolean isFirst) {
    if (isFirst != line instanceof OutboxLines.Head) {
      return false;
    }
    if (line instanceof OutboxLines.Head head) {
      begin(head.origin(), head.next());
    } else if (line instanceof OutboxLines.Typed typed) {
      keep(typed.chat());
    } else if (line instanceof OutboxLines.Released released) {
      unreleased.remove(released.id());
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
    List<OutboxLines.Line> lines = new ArrayList<>();
    for (EntryBody.Chat chat : typed) {
      keep(chat);
      lines.add(new OutboxLines.Typed(chat));
    }
    for (MessageId id : released) {
      if (unreleased.remove(id) != null) {
        lines.add(new OutboxLines.Released(id));
        releasedLines++;
      }
    }
    if (file == null || releasedLines > RELEASED_LINES + unreleased.size()) {
      writeAnew();
    } else if (!lines.isEmpty()) {
      append(lines, !typed.isEmpty());
    }
  }

  private void append(List<OutboxLines.Line> lines, boolean mustLast) throws IOException {
    byte[] bytes = bytes(lines);
    try {
      folder.disk().write(file, ByteBuffer.wrap(bytes), end);
      if (mustLast) {
        folder.force(file);
      }
      end += bytes.length;
    } catch (IOException e) {
      close();
      throw e;
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
    close();
    List<OutboxLines.Line> lines = new ArrayList<>();
    lines.add(new OutboxLines.Head(origin, next));
    unreleased.values().forEach(chat -> lines.add(new OutboxLines.Typed(chat)));
    byte[] bytes = bytes(lines);
    folder.replace(NAME, bytes);
    file = folder.open(NAME, StandardOpenOption.WRITE);
    end = bytes.length;
    releasedLines = 0;
  }

  private static byte[] bytes(List<OutboxLines.Line> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.forEach(line -> bytes.writeBytes(OutboxLines.write(line)));
    return bytes.toByteArray();
  }

  /** Closes the file; it is opened again by the next change. */
  void close() {
    Folder.closeQuietly(file);
    file = null;
  }
}
