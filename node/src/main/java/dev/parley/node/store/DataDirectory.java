package dev.parley.node.store;

import dev.parley.node.store.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** A data directory that this process alone uses, until it is closed. */
final class DataDirectory {
  private final Folder folder;
  private final FileChannel lockFile;

  private DataDirectory(Folder folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /** Makes it if need be, for its owner alone, and locks it. */
  static DataDirectory open(Folder folder) throws StoreException {
    Path path = folder.path();
    FileChannel lockFile = null;
    try {
      makePrivate(path);
      lockFile =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lockFile)) {
        return new DataDirectory(folder, lockFile);
      }
      Folder.closeQuietly(lockFile);
    } catch (IOException e) {
      Folder.closeQuietly(lockFile);
      throw unusable(path, e);
    }
    throw new StoreException(
        Kind.IN_USE,
        "the data directory " + path + " is in use by another peer; stop it, or give another one");
  }

  private static boolean tryLock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  static void makePrivate(Path path) throws IOException {
    Files.createDirectories(path);
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    } catch (UnsupportedOperationException e) {
      return;
    } catch (FileSystemException e) {
      if (!Files.isWritable(path)) {
        throw e;
      }
    }
  }

  static StoreException unusable(Path path, IOException cause) {
    return new StoreException(
        Kind.UNUSABLE,
        "cannot use the data directory %s: %s; mend that, or give another --data"
            .formatted(path, reason(cause)),
        cause);
  }

  /** What went wrong, for people: some exceptions say no more than a path. */
  static String reason(IOException cause) {
    String message = cause.getMessage();
    if (cause instanceof AccessDeniedException) {
      return "no permission for " + message;
    }
    if (cause instanceof NoSuchFileException) {
      return message + " is not there and cannot be made";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return message + " is not a directory";
    }
    if (message != null && message.toLowerCase(Locale.ROOT).contains("no space left")) {
      return "no space left on device";
    }
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  Folder folder() {
    return folder;
  }

  /** Unlocks it. */
  void close() {
    Folder.closeQuietly(lockFile);
  }
}
