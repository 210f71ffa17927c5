package dev.parley.tui.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of a {@link Trial} and their data: whatever ends this program but {@code kill -9}
 * ends them too, Ctrl+C included. For any thread.
 */
final class Household implements AutoCloseable {
  private final Path folder;
  private final List<TrialPeer> peers = new ArrayList<>();
  private final Thread cleaner = new Thread(this::end, "cleaner");
  private boolean keeps;
  private boolean ended;

  /**
   * @param keeps whether the data stay
   */
  Household(Path folder, boolean keeps) {
    this.folder = folder;
    this.keeps = keeps;
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  Path data(int id) {
    return folder.resolve("peer-" + id);
  }

  /**
   * Starts a process.
   *
   * @param heap MiB
   */
  synchronized TrialPeer start(Participant participant, int heap, List<String> options)
      throws IOException {
    if (ended) {
      throw new DemoFailedException("it was stopped");
    }
    TrialPeer peer = TrialPeer.start(participant, data(participant.id()), heap, options);
    peers.add(peer);
    return peer;
  }

  /** What happened should be looked at: the data stay. */
  synchronized void keep() {
    keeps = true;
  }

  /** Whether the program is being ended from outside: what does not hold then says nothing. */
  synchronized boolean isEnded() {
    return ended;
  }

  private synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    peers.forEach(TrialPeer::destroy);
    peers.forEach(peer -> peer.handle().onExit().join());
    if (!keeps) {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      System.err.println("parley: " + folder + " cannot be removed (" + e + "); remove it");
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is being ended, and this hook is at work.
    }
  }
}
