package dev.parley.tui.cli;

import dev.parley.tui.ExitCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option that is not on the command line comes from: {@code PARLEY_LEADER_TIMEOUT}, then
 * {@code leader-timeout} in the configuration file.
 */
final class Defaults implements IDefaultValueProvider {
  private static final String CONFIG = "--config";

  private final Map<String, String> environment;
  private final Properties file;

  private Defaults(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  /** Finds and reads the file, which must be known before the other options are. */
  static Defaults of(String[] args, Map<String, String> environment) {
    String named = named(args);
    if (named == null) {
      named = environment.get("PARLEY_CONFIG");
    }
    Path path = named == null ? Places.config(environment) : Path.of(named);
    Properties file = new Properties();
    if (named != null || Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
        file.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new FailedException(
            ExitCode.CONFIG,
            "cannot read the configuration " + path + ": " + reason(e) + "; check --config");
      }
    }
    return new Defaults(environment, file);
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return "it may not be read";
    } else if (e instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    return e.getMessage();
  }

  private static String named(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(CONFIG) && i + 1 < args.length) {
        return args[i + 1];
      }
      if (args[i].startsWith(CONFIG + "=")) {
        return args[i].substring(CONFIG.length() + 1);
      }
    }
    return null;
  }

  @Override
  public String defaultValue(ArgSpec spec) {
    if (!(spec instanceof OptionSpec option)
        || option.usageHelp()
        || option.versionHelp()
        || option.longestName().equals(CONFIG)) {
      return null;
    }
    String name = option.longestName().substring(2);
    String fromEnvironment =
        environment.get("PARLEY_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    return fromEnvironment != null ? fromEnvironment : file.getProperty(name);
  }
}
