package dev.parley.tui.command;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.log.Entry;
import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.chat.LogTail;
import dev.parley.tui.chat.NameBook;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

final class ExportCommand implements Command {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public String arguments() {
    return "FILE";
  }

  @Override
  public String help() {
    return "write the history to a new file; as JSON if it ends with .json or .ndjson";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    if (argument.isEmpty()) {
      throw CommandException.usage(this);
    }
    Path file = path(argument);
    LogReader log = context.port().log();
    long written = write(file, log, log.committedSeq());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("file", file.toString());
    data.put("entries", written);
    return Answer.reply(
        written + (written == 1 ? " entry is" : " entries are") + " in " + file, data);
  }

  private static Path path(String argument) {
    try {
      boolean atHome = argument.startsWith("~/");
      String path = atHome ? System.getProperty("user.home") + argument.substring(1) : argument;
      return Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw failed("that is no name of a file: " + e.getReason());
    }
  }

  private static CommandException failed(String why) {
    return new CommandException("not_exported", why);
  }

  private static CommandException failed(Path file, IOException why) {
    return failed("cannot write " + file + " (" + why + ")");
  }

  /** Returns how many entries it wrote. A file that is not whole does not stay. */
  private static long write(Path file, LogReader log, long upTo) {
    OutputStream out = create(file);
    Form form = form(file);
    long[] written = {0};
    boolean whole = false;
    try (out) {
      new LogTail(log)
          .forEach(
              1,
              upTo,
              piece -> {
                append(piece, form, file, out);
                written[0] += piece.size();
              });
      out.flush();
      whole = true;
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      if (!whole) {
        remove(file);
      }
    }
    return written[0];
  }

  private static OutputStream create(Path file) {
    try {
      // What peers keep is for their user alone, and so is what is made of it.
      SeekableByteChannel made =
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new BufferedOutputStream(Channels.newOutputStream(made), 1 << 16);
    } catch (FileAlreadyExistsException e) {
      throw failed(file + " is there already, and is not overwritten");
    } catch (NoSuchFileException e) {
      throw failed(
          Files.isDirectory(file.getParent())
              ? "no file can be made in " + file.getParent()
              : "there is no directory " + file.getParent());
    } catch (AccessDeniedException e) {
      throw failed("you may not write to " + file.getParent());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** How an entry is written, without a line feed. */
  private interface Form {
    byte[] of(Entry entry);
  }

  private static Form form(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json") || name.endsWith(".ndjson")) {
      return Entry::line;
    }
    NameBook names = new NameBook();
    return entry -> {
      names.apply(entry.body());
      return ChatLine.of(entry, names.now()).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static void append(List<Entry> entries, Form form, Path file, OutputStream out) {
    try {
      for (Entry entry : entries) {
        out.write(form.of(entry));
        out.write('\n');
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }
}
