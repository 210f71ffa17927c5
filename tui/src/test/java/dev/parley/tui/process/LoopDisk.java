package dev.parley.tui.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of its own, whose power can be cut: an ext4 file system on a loop device, which the kernel
 * is told to shut down at once, with nothing flushed. What was written and not synced is gone when
 * it is mounted again, names and lengths of files too. It is mounted where only those see it who
 * are run by its {@link #wrapper}: whoever else saw it could keep it from being unmounted. Needs
 * root, util-linux, e2fsprogs and perl.
 */
final class LoopDisk implements AutoCloseable {
  private static final long BYTES = 96 * 1024 * 1024;

  private static final String HOLD = "echo; exec sleep 1000000";

  /** EXT4_IOC_SHUTDOWN, "no log flush". */
  private static final String SHUTDOWN =
      "my $how = pack('L', 2); open(my $fs, '<', $ARGV[0]) or die $!;"
          + " ioctl($fs, 0x8004587d, $how) or die $!";

  private final Path image;
  private final Path folder;
  private final Process holder;

  LoopDisk(Path home) throws IOException {
    image = home.resolve("disk.img");
    folder = Files.createDirectories(home.resolve("disk"));
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(BYTES);
    }
    run(List.of("mkfs.ext4", "-q", "-m", "0", image.toString()));
    holder =
        new ProcessBuilder("unshare", "-m", "--propagation", "private", "sh", "-c", HOLD).start();
    if (holder.getInputStream().read() < 0) {
      throw new IOException("no mount namespace can be made");
    }
    mount();
  }

  /** Where it is mounted, for whoever is run by {@link #wrapper}. */
  Path folder() {
    return folder;
  }

  /** The same, for everybody else. */
  Path seen() {
    return Path.of("/proc/" + holder.pid() + "/root" + folder);
  }

  /** What runs a command that sees the disk. */
  List<String> wrapper() {
    return List.of("nsenter", "-t", "" + holder.pid(), "-m", "--");
  }

  /** Why there can be none on this machine; null: there can. */
  static String missing(Path home) {
    try (LoopDisk disk = new LoopDisk(home)) {
      disk.cut();
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** From now on nothing that is not on the disk gets there. */
  void cut() throws IOException {
    run(List.of("perl", "-e", SHUTDOWN, seen().toString()));
  }

  /** The power is back. Nobody may have a file open. */
  void comeBack() throws IOException {
    inside("umount", folder.toString());
    mount();
  }

  /** The kernel is not to write of its own accord what nobody syncs. */
  private void mount() throws IOException {
    inside("mount", "-o", "loop,commit=300", image.toString(), folder.toString());
  }

  private void inside(String... command) throws IOException {
    List<String> whole = new ArrayList<>(wrapper());
    whole.addAll(List.of(command));
    run(whole);
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said.strip());
    }
  }

  @Override
  public void close() throws IOException {
    inside("umount", folder.toString());
    holder.destroyForcibly();
    Files.delete(image);
  }
}
