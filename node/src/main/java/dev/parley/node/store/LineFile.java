package dev.parley.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of lines to which more are added, or that is written anew as a whole. After a failure it
 * is closed, and must be written anew: nothing is known of what a failed write or sync has left.
 * Used by the disk thread.
 */
final class LineFile {
  private final Folder folder;
  private final String name;
  private FileChannel file;
  private long end;

  LineFile(Folder folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** False: it must be written anew before lines can be added. */
  boolean isOpen() {
    return file != null;
  }

  /** Syncs the file that is there, and adds to it after so many bytes. */
  void goOn(long length) throws IOException {
    file = folder.open(name, StandardOpenOption.WRITE);
    end = length;
    sync();
  }

  /**
   * Adds lines.
   *
   * @param mustLast on disk when this returns
   */
  void append(List<MessageLines.Line> lines, boolean mustLast) throws IOException {
    byte[] bytes = bytes(lines);
    try {
      folder.disk().write(file, ByteBuffer.wrap(bytes), end);
    } catch (IOException e) {
      close();
      throw e;
    }
    if (mustLast) {
      sync();
    }
    end += bytes.length;
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

  /** It must be written anew before lines can be added. */
  void close() {
    Folder.closeQuietly(file);
    file = null;
  }
}
