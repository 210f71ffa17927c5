package dev.parley.tui.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where things are kept, by the XDG Base Directory Specification. */
final class Places {
  private Places() {}

  static Path config(Map<String, String> environment) {
    return base(environment, "XDG_CONFIG_HOME", ".config").resolve("parley/config.properties");
  }

  static Path data(Map<String, String> environment, String group, int id) {
    return base(environment, "XDG_DATA_HOME", ".local/share")
        .resolve("parley")
        .resolve(group)
        .resolve("peer-" + id);
  }

  private static Path base(Map<String, String> environment, String variable, String underHome) {
    String value = environment.get(variable);
    // The specification: what is not absolute is to be ignored.
    return value != null && Path.of(value).isAbsolute()
        ? Path.of(value)
        : Path.of(System.getProperty("user.home")).resolve(underHome);
  }
}
