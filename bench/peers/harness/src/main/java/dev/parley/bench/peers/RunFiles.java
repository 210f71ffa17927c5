package dev.parley.bench.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What one run takes of the machine: its ports, its directory, its shared memory. */
final class RunFiles {
  static final int PORTS = 40;

  private static final int LOWEST_PORT = 21000; // all of them below the ephemeral range
  private static final int PORT_RANGES = 200;
  private static final int ATTEMPTS = 50;
  private static final Path SHARED = Path.of("/dev/shm");

  private final Path shown;
  private final Path dir;
  private final int port;

  private RunFiles(Path shown, int port) {
    this.shown = shown;
    this.dir = shown.toAbsolutePath();
    this.port = port;
  }

  static RunFiles create(String system, String workload, TotalOrder.Config options)
      throws IOException {
    Path work = Files.createDirectories(Path.of(System.getProperty("bench.work", "work")));
    Path dir = Files.createTempDirectory(work, system + "-" + workload + "-");
    return new RunFiles(dir, options.integer("port", freePorts()));
  }

  /** First of the ports that this run may use. */
  int port() {
    return port;
  }

  Path node(int id) {
    return dir.resolve("n" + id);
  }

  Path trace(int id) {
    return dir.resolve("trace" + id);
  }

  /** Removes what the run left behind, except, if they are wanted, the files in its directory. */
  void leave(boolean keep) throws IOException {
    deleteShared();
    if (keep) {
      System.err.println("files of this run: " + shown);
    } else {
      delete(dir);
    }
  }

  /** A killed node leaves its shared memory; the names carry the port of this run. */
  private void deleteShared() throws IOException {
    if (!Files.isDirectory(SHARED)) {
      return;
    }
    String prefix = "bench-" + port + "-";
    try (Stream<Path> all = Files.list(SHARED)) {
      for (Path p : all.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
        delete(p);
      }
    }
  }

  /** First of a range of ports that nobody listens on. */
  private static int freePorts() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int base = LOWEST_PORT + PORTS * ThreadLocalRandom.current().nextInt(PORT_RANGES);
      if (free(base)) {
        return base;
      }
    }
    throw new IOException("no free ports");
  }

  private static boolean free(int base) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < PORTS; i++) {
        held.add(new ServerSocket(base + i, 1, InetAddress.getLoopbackAddress()));
      }
      return true;
    } catch (IOException e) {
      return false; // one of them is taken
    } finally {
      for (ServerSocket s : held) {
        s.close();
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    }
  }
}
