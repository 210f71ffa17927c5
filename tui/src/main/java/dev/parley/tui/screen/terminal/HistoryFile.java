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
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that were typed, one a line, for later runs; nobody else can read them. Losing them is
 * no reason to stop: what goes wrong is in the log file. Used by one thread at a time.
 */
final class HistoryFile {
  /** The newest are kept. */
  static final int MOST_LINES = 500;

  /** A file that is longer was not made by us. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFile.class);

  private final Path file;
  private final List<String> lines = new ArrayList<>();

  HistoryFile(Path file) {
    this.file = file;
  }

  /** As they are in the file, oldest first; called first. */
  List<String> read() {
    lines.clear();
    try {
      if (Files.size(file) <= MOST_BYTES) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        text.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
        cut();
      }
    } catch (NoSuchFileException e) {
      // The first run.
    } catch (IOException e) {
      LOG.warn("no earlier input", e);
    }
    return List.copyOf(lines);
  }

  /** Adds one, encoded, and writes all anew: the file is whole at any time. */
  void add(String line) {
    lines.add(line);
    cut();
    try {
      write();
    } catch (IOException e) {
      LOG.warn("the input is not kept", e);
    }
  }

  private void cut() {
    if (lines.size() > MOST_LINES) {
      lines.subList(0, lines.size() - MOST_LINES).clear();
    }
  }

  private void write() throws IOException {
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
