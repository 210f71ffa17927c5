package dev.parley.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A file of lines to which more are added, or that is written anew as a whole. After a failure it
 * is closed, and must be written anew: nothing is known of what a failed write or sync has left.
 * Used by the disk thread.
 */
final class LineFile {
  /**
   * Line feeds, written behind what must last and makes the file longer, and overwritten by what
   * comes next: to sync a file that has not grown takes two thirds of the time, since nothing but
   * bytes has changed.
   */
  private static final int ROOM_BYTES = 64 * 1024;

  private final Folder folder;
  private final String name;
  private FileChannel file;

  /** Where the lines end. */
  private long end;

  /** Where the file ends. */
  private long length;

  LineFile(Folder folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** False: it must be written anew before lines can be added. */
  boolean isOpen() {
    return file != null;
  }

  /**
   * Syncs the file that is there, and adds to it.
   *
   * @param linesEnd the bytes of its lines, behind which the next ones go
   * @param fileLength all its bytes, with the room
   */
  void goOn(long linesEnd, long fileLength) throws IOException {
    file = folder.open(name, StandardOpenOption.WRITE);
    end = linesEnd;
    length = fileLength;
    sync();
  }

  /** Without the room behind the lines. */
  static byte[] lines(byte[] read) {
    int end = read.length;
    while (end > 1 && read[end - 1] == '\n' && read[end - 2] == '\n') {
      end--;
    }
    return Arrays.copyOf(read, end);
  }

  /**
   * Adds lines.
   *
   * @param mustLast on disk when this returns
   */
  void append(List<MessageLines.Line> lines, boolean mustLast) throws IOException {
    byte[] bytes = bytes(lines);
    try {
      boolean hasRoom = end + bytes.length <= length;
      if (hasRoom || !mustLast || !folder.sync() || !writeWithRoom(bytes)) {
        write(bytes);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    if (mustLast) {
      sync();
    }
    end += bytes.length;
  }

  private void write(byte[] bytes) throws IOException {
    folder.disk().write(file, ByteBuffer.wrap(bytes), end);
    length = Math.max(length, end + bytes.length);
  }

  /** False: nothing is written, for there is no space for that much. */
  private boolean writeWithRoom(byte[] lines) throws IOException {
    try {
      write(withRoom(lines));
      return true;
    } catch (IOException e) {
      folder.disk().truncate(file, length);
      return false;
    }
  }

  private static byte[] withRoom(byte[] lines) {
    byte[] written = Arrays.copyOf(lines, lines.length + ROOM_BYTES);
    Arrays.fill(written, lines.length, written.length, (byte) '\n');
    return written;
  }

  /** Puts what was added on disk. */
  void sync() throws IOException {
    try {
      folder.force(file);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Replaces the file by one with these lines; on disk when this returns. */
  void writeAnew(List<MessageLines.Line> lines) throws IOException {
    close();
    byte[] bytes = bytes(lines);
    folder.replace(name, bytes);
    file = folder.open(name, StandardOpenOption.WRITE);
    end = bytes.length;
    length = end;
  }

  private static byte[] bytes(List<MessageLines.Line> lines) {
    List<byte[]> written = lines.stream().map(MessageLines::write).toList();
    ByteBuffer bytes = ByteBuffer.allocate(written.stream().mapToInt(line -> line.length).sum());
    written.forEach(bytes::put);
    return bytes.array();
  }

  /** Keeps bytes under a name that is not taken yet, and returns where, for people. */
  String setAside(byte[] bytes) throws IOException {
    String aside = freeName();
    folder.replace(aside, bytes);
    return folder.file(aside).toString();
  }

  /** Gives the file a name that is not taken yet, and returns where it is now, for people. */
  String moveAside() throws IOException {
    String aside = freeName();
    folder.disk().move(folder.file(name), folder.file(aside));
    folder.forceFolder();
    return folder.file(aside).toString();
  }

  private String freeName() throws IOException {
    List<String> names = folder.list();
    int number = 1;
    while (names.contains(name + ".damaged-" + number)) {
      number++;
    }
    return name + ".damaged-" + number;
  }

  /** Gives the room back, which nobody else knows what to do with. */
  void trim() {
    try {
      if (isOpen() && length > end) {
        folder.disk().truncate(file, end);
        length = end;
      }
    } catch (IOException e) {
      return; // the next start finds it as after a crash
    }
  }

  /** It must be written anew before lines can be added. */
  void close() {
    Folder.closeQuietly(file);
    file = null;
  }
}
