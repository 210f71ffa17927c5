package dev.parley.tui.screen.terminal;

import dev.parley.tui.screen.editor.InputHistory;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that were typed, one a line, for later runs; nobody else can read them. Losing them is
 * no reason to stop: what goes wrong is in the log file. Used by one thread at a time.
 */
final class HistoryFile {
  /** A file that is longer was not made by us. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFile.class);

  private final Path file;
  private InputHistory history = InputHistory.EMPTY;

  HistoryFile(Path file) {
    this.file = file;
  }

  /** Called first. */
  InputHistory read() {
    try {
      if (Files.size(file) <= MOST_BYTES) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        history = InputHistory.decoded(text.lines().toList());
      }
    } catch (NoSuchFileException e) {
      // The first run.
    } catch (IOException e) {
      LOG.warn("no earlier input", e);
    }
    return history;
  }

  /** Adds one and writes all anew: the file is whole at any time. */
  void add(String line) {
    history = history.with(line);
    try {
      write(history.lines().stream().map(InputHistory::encoded).toList());
    } catch (IOException e) {
      LOG.warn("the input is not kept", e);
    }
  }

  private void write(List<String> lines) throws IOException {
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

  private void create(Path path) throws IOException {
    FileAttribute<?> mine =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(path, mine);
  }
}
