package dev.parley.tui.process;

/** What a traced process did to its folder, or said. Paths are absolute. */
sealed interface Step {

  /** A file was opened to be written; made if there was none. */
  record Opened(String path, boolean truncates) implements Step {}

  /** {@code position} -1: at the end. */
  record Written(String path, long position, byte[] bytes) implements Step {}

  record Cut(String path, long size) implements Step {}

  /** A file, or the names in a folder. */
  record Synced(String path) implements Step {}

  record Renamed(String from, String to) implements Step {}

  record Deleted(String path) implements Step {}

  /** To other peers or on stdout. */
  record Said(String text) implements Step {}

  /**
   * @param seconds since the epoch, when it was done; of something said, when it began
   */
  record At(double seconds, Step step) {}
}
