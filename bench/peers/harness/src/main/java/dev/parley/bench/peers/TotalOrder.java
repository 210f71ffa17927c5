package dev.parley.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a system under test has to offer; one instance lives in each node process. */
public interface TotalOrder extends AutoCloseable {

  /**
   * Starts the local member. Deliveries go to {@code sink}; may return before the group is
   * complete.
   */
  void start(Config config, Sink sink) throws Exception;

  /** True once this member sees the whole group and messages can be ordered. */
  boolean ready() throws Exception;

  /** Id (0..n-1) of the member that orders messages, or -1 if this member does not know. */
  int leader() throws Exception;

  /**
   * Hands over one message; called by the threads that send, one as a rule. Returning normally
   * means "accepted"; a system with acknowledgements reports the outcome later through {@link
   * Sink#acked} or {@link Sink#failed} (and says so in {@link #acknowledges}).
   */
  void submit(long seq, byte[] payload) throws Exception;

  default boolean acknowledges() {
    return false;
  }

  /** Pids of helper processes of this member (a server product next to its client). */
  default long[] extraPids() {
    return new long[0];
  }

  /**
   * Whether the helpers are all of the system, and the node's own process only drives them: memory
   * is then theirs alone.
   */
  default boolean helpersAreAll() {
    return false;
  }

  /** Whether one that comes back is told by another member's {@link Sink#retained}. */
  default boolean asksForRetained() {
    return false;
  }

  /** How safe an acknowledged or delivered message is, in words. */
  String durability();

  /** A line about the system in the node's stderr.log, with the time in ms by the clock of all. */
  static void note(String text) {
    System.err.println(System.nanoTime() / 1_000_000 + " " + text);
  }

  /** Settings worth naming in a report. */
  default String settings() {
    return "";
  }

  @Override
  void close() throws Exception;

  /** Where a member's totally ordered messages and acknowledgements end up. */
  interface Sink {
    void deliver(byte[] buffer, int offset, int length);

    void acked(long seq);

    void failed(long seq, Throwable cause);

    /** The answer to a message has come: it is acknowledged unless there is an error. */
    default void answered(long seq, Throwable error) {
      if (error == null) {
        acked(seq);
      } else {
        failed(seq, error);
      }
    }

    /**
     * All messages delivered so far, oldest first; only kept for a system that asks for it, when
     * the node was started with retain=true.
     */
    List<byte[]> retained();
  }

  /** Options of a run, the same at every node but for {@code id}. */
  record Config(Map<String, String> options) {
    public int id() {
      return integer("id", 0);
    }

    public int nodes() {
      return integer("nodes", 3);
    }

    /** In how many threads each node sends. */
    public int threads() {
      return integer("threads", 1);
    }

    /** First of 40 ports that this run may use. */
    public int basePort() {
      return integer("port", 21000);
    }

    /** This node's own directory; survives a restart of the node within one run. */
    public Path dir() {
      return Path.of(text("dir", "."));
    }

    /** How quickly a failure is to be noticed: {@code default} or {@code fast}. */
    public String tune() {
      return text("tune", "default");
    }

    public boolean fast() {
      return tune().equals("fast");
    }

    public boolean flag(String name, boolean otherwise) {
      return Boolean.parseBoolean(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    public int integer(String name, int otherwise) {
      return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    public String text(String name, String otherwise) {
      return options.getOrDefault(name, otherwise);
    }
  }
}
