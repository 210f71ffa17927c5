package dev.parley.tui.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What program this is. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  /** {@code parley 0.1.0 (commit 1a2b3c4, JDK 17.0.15)}. */
  static String line() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/dev/parley/tui/build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = build.getProperty("commit", "");
    // Built outside of a clone: nothing was filled in.
    boolean known = !commit.isEmpty() && !commit.startsWith("$");
    return "parley "
        + build.getProperty("version")
        + " (commit "
        + (known ? commit : "unknown")
        + ", JDK "
        + Runtime.version()
        + ")";
  }
}
