package dev.parley.tui.screen.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Lines that only this user can read; written as a whole, so that they are whole at any time. */
final class PrivateFile {
  /** A file that is longer was not made by us. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final Path file;

  PrivateFile(Path file) {
    this.file = file;
  }

  /** None: there is no such file. */
  List<String> read() throws IOException {
    try {
      if (Files.size(file) <= MOST_BYTES) {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      }
    } catch (NoSuchFileException e) {
      // The first run.
    }
    return List.of();
  }

  void write(List<String> lines) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      create(next);
    } catch (FileAlreadyExistsException e) {
      // Left by a run that was killed.
      Files.delete(next);
      create(next);
    }
    Files.write(next, lines, StandardCharsets.UTF_8);
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void create(Path path) throws IOException {
    FileAttribute<?> mine =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(path, mine);
  }
}
