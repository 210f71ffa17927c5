package dev.parley.tui.process.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk for each peer, which can be filled: a small ext4 in a file of its own, mounted (needs
 * root), and a ballast beside the data. Where that cannot be, the files of the running process may
 * not grow any more instead ({@code prlimit}), which it sees as a failed write, not as a full disk.
 */
final class Disks implements AutoCloseable {
  private static final int ROOM_BYTES = 96 << 20;

  /** Of the logs, and of what is beside them, for each message. */
  private static final int BYTES_A_MESSAGE = 500;

  /** What a large file may need beside its own length. */
  private static final int ROUGH_BYTES = 256 << 10;

  private static final int BLOCK_BYTES = 4_096;

  private final Path folder;
  private final int peers;
  private final String noMount;
  private final boolean canLimit;

  Disks(Settings settings) throws IOException {
    folder = settings.folder();
    peers = settings.peers();
    noMount = mountAll(ROOM_BYTES + BYTES_A_MESSAGE * settings.messages());
    canLimit = Commands.succeeds(limit(ProcessHandle.current().pid(), "unlimited"));
  }

  /** Null: all are mounted; else why they are not. */
  private String mountAll(long bytes) throws IOException {
    for (int peer = 1; peer <= peers; peer++) {
      Files.createDirectories(disk(peer));
    }
    try {
      for (int peer = 1; peer <= peers; peer++) {
        String image = folder.resolve("disk-" + peer + ".img").toString();
        try (RandomAccessFile file = new RandomAccessFile(image, "rw")) {
          file.setLength(bytes);
        }
        Commands.run(List.of("mkfs.ext4", "-q", "-F", "-m", "0", image));
        Commands.run(List.of("mount", "-o", "loop", image, disk(peer).toString()));
      }
      return null;
    } catch (IOException e) {
      close();
      return e.getMessage();
    }
  }

  private Path disk(int peer) {
    return folder.resolve("peer-" + peer);
  }

  private Path ballast(int peer) {
    return disk(peer).resolve("ballast");
  }

  private Path rest(int peer) {
    return disk(peer).resolve("rest");
  }

  Path data(int peer) {
    return disk(peer).resolve("data");
  }

  /** {@code isRunning}: a limit is a process's, and none that one begins with. */
  boolean canFill(boolean isRunning) {
    return noMount == null || canLimit && isRunning;
  }

  /** A line, or none. */
  List<String> cannot() {
    if (noMount == null) {
      return List.of();
    }
    return List.of(
        canLimit
            ? "NO DISK IS FILLED, the files of a process may not grow instead: " + noMount
            : "NO DISK IS FILLED, and no process can be limited: " + noMount);
  }

  /** {@code blocks}: that many of 4 KiB are left free. */
  void fill(int peer, long pid, int blocks) throws IOException {
    if (noMount != null) {
      Commands.succeeds(limit(pid, "0"));
      return;
    }
    long ballast = usable(peer) - ROUGH_BYTES;
    if (ballast > 0) {
      Commands.run(List.of("fallocate", "-l", "" + ballast, ballast(peer).toString()));
    }
    try (OutputStream rest = Files.newOutputStream(rest(peer))) {
      while (usable(peer) > (long) blocks * BLOCK_BYTES) {
        rest.write(new byte[BLOCK_BYTES]);
      }
    } catch (IOException e) {
      // It is full, a little sooner than it said.
    }
  }

  private long usable(int peer) throws IOException {
    return Files.getFileStore(disk(peer)).getUsableSpace();
  }

  /** Undoes {@link #fill}. */
  void free(int peer, long pid) throws IOException {
    if (noMount != null) {
      // The process may be gone, and its limit with it.
      Commands.succeeds(limit(pid, "unlimited"));
      return;
    }
    Files.deleteIfExists(ballast(peer));
    Files.deleteIfExists(rest(peer));
  }

  private static List<String> limit(long pid, String soft) {
    return List.of("prlimit", "--pid", "" + pid, "--fsize=" + soft + ":unlimited");
  }

  /** Unmounts them; the data stays in the files. */
  @Override
  public void close() {
    for (int peer = 1; peer <= peers; peer++) {
      if (Commands.succeeds(List.of("mountpoint", "-q", disk(peer).toString()))) {
        // A mount that somebody else's namespace still has would keep it from the file.
        Commands.succeeds(List.of("sync", "-f", disk(peer).toString()));
        Commands.succeeds(List.of("umount", disk(peer).toString()));
      }
    }
  }
}
