package dev.parley.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A folder on a disk, with the steps that make a change of it last.
 *
 * @param sync false: nothing is forced
 */
record Folder(Disk disk, Path path, boolean sync) {
  private static final String NEW = ".new";

  Folder folder(String name) {
    return new Folder(disk, path.resolve(name), sync);
  }

  Path file(String name) {
    return path.resolve(name);
  }

  FileChannel open(String name, OpenOption... options) throws IOException {
    return disk.open(file(name), options);
  }

  /** A new, empty file beside that one, to be given its name by {@link #putInPlace}. */
  FileChannel openNew(String name) throws IOException {
    return disk.open(
        file(name + NEW),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  /** Forces what {@link #openNew} opened, and gives it its name. */
  void putInPlace(FileChannel file, String name) throws IOException {
    force(file);
    disk.move(file(name + NEW), file(name));
    forceFolder();
  }

  /** Replaces a file as a whole: after a crash there is the old one or the new one. */
  void replace(String name, byte[] bytes) throws IOException {
    try (FileChannel file = openNew(name)) {
      disk.write(file, ByteBuffer.wrap(bytes), 0);
      putInPlace(file, name);
    }
  }

  /** All of a small file; null if it is missing. */
  byte[] read(String name) throws IOException {
    try (FileChannel file = open(name, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      while (bytes.hasRemaining() && disk.read(file, bytes, bytes.position()) > 0) {}
      byte[] read = new byte[bytes.position()];
      bytes.get(0, read);
      return read;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  void force(FileChannel file) throws IOException {
    if (sync) {
      disk.force(file);
    }
  }

  void forceFolder() throws IOException {
    if (sync) {
      disk.forceFolder(path);
    }
  }

  void delete(String name) throws IOException {
    disk.deleteIfExists(file(name));
  }

  List<String> list() throws IOException {
    return disk.list(path);
  }

  /** Deletes what was begun by {@link #openNew} and never put in place. */
  void deleteUnfinished() throws IOException {
    for (String name : list()) {
      if (name.endsWith(NEW)) {
        delete(name);
      }
    }
  }

  /** For a file whose bytes are on disk, or need not be: to close it adds nothing. */
  static void closeQuietly(FileChannel file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      return;
    }
  }
}
