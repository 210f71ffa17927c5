package dev.parley.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;

/**
 * What a store asks of a disk: the seam at which a test makes one full, slow or faulty. Safe for
 * any thread, as far as file channels are.
 */
interface Disk {

  FileChannel open(Path path, OpenOption... options) throws IOException;

  /** Reads at least one byte at that position, or returns -1 at the end. */
  int read(FileChannel file, ByteBuffer into, long position) throws IOException;

  /** Writes all that remains in {@code from} at that position. */
  void write(FileChannel file, ByteBuffer from, long position) throws IOException;

  void truncate(FileChannel file, long size) throws IOException;

  /** Puts the file's bytes on the disk. After a failure nothing is known of what was written. */
  void force(FileChannel file) throws IOException;

  /** Puts the names in a folder on the disk. */
  void forceFolder(Path folder) throws IOException;

  /** Renames, atomically, over what has that name. */
  void move(Path from, Path to) throws IOException;

  void deleteIfExists(Path path) throws IOException;

  /** The names in a folder, sorted. */
  List<String> list(Path folder) throws IOException;
}
