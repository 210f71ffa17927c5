package dev.parley.tui.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How large a {@link Trial} is.
 *
 * @param peers {@value #LEAST_PEERS} to {@value #MOST_PEERS}
 * @param messages in all, at least one
 * @param kills of leaders, one after the other; not negative
 * @param heapMebibytes of each peer, at most
 * @param folder empty; gets the peers' data directories
 * @param keeps whether these stay when all went well
 * @param more options of a peer that all of them get
 */
public record TrialPlan(
    int peers,
    int messages,
    int kills,
    int heapMebibytes,
    Path folder,
    boolean keeps,
    List<String> more) {
  /** Two have no majority when one of them is killed. */
  static final int LEAST_PEERS = 3;

  static final int MOST_PEERS = 200;
  static final int MOST_KILLS = 100;
  static final int LEAST_HEAP = 16;
  static final int MOST_HEAP = 4096;

  /** What all peers show together is kept in memory, to be compared. */
  static final int MOST_DELIVERIES = 1_000_000;

  private static final int USUAL_MESSAGES = 10_000;

  /** What a process takes of the machine beside its heap. */
  static final int BESIDE_HEAP_MEBIBYTES = 70;

  public TrialPlan {
    more = List.copyOf(more);
  }

  /** For a trial of 10 to 20 seconds, as far as so many peers may. */
  public static int usualMessages(int peers) {
    return Math.min(USUAL_MESSAGES, MOST_DELIVERIES / Math.max(1, peers));
  }

  /** What makes this impossible, as a sentence, if anything does. */
  public Optional<String> problem() {
    String problem = null;
    if (peers < LEAST_PEERS || peers > MOST_PEERS) {
      problem =
          String.format(
              "--peers %d: give %d (fewer have no majority when the leader is killed) to %d",
              peers, LEAST_PEERS, MOST_PEERS);
    } else if (messages < 1 || (long) messages * peers > MOST_DELIVERIES) {
      problem =
          String.format(
              "--messages %d: %d peers take 1 to %d", messages, peers, MOST_DELIVERIES / peers);
    } else if (kills < 0 || kills > MOST_KILLS) {
      problem = String.format("--kills %d: give 0 to %d", kills, MOST_KILLS);
    } else if (heapMebibytes < LEAST_HEAP || heapMebibytes > MOST_HEAP) {
      problem = String.format("--heap %d: give %d to %d", heapMebibytes, LEAST_HEAP, MOST_HEAP);
    }
    return Optional.ofNullable(problem);
  }

  /** The same for a machine with so much memory for new processes; 0: that is not known. */
  public Optional<String> problem(long freeMebibytes) {
    long needed = (long) peers * (heapMebibytes + BESIDE_HEAP_MEBIBYTES);
    boolean fits = freeMebibytes == 0 || needed <= freeMebibytes;
    return fits
        ? Optional.empty()
        : Optional.of(
            String.format(
                "--peers %d may take %,d MiB, and %,d MiB are free; give fewer, or a smaller --heap",
                peers, needed, freeMebibytes));
  }

  /** The same on this machine. */
  public Optional<String> problemHere() {
    return problem().or(() -> problem(Usage.freeMebibytes()));
  }
}
