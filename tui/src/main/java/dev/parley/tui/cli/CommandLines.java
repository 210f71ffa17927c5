package dev.parley.tui.cli;

import dev.parley.tui.ExitCode;
import dev.parley.tui.screen.KeyBindings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line, runs what it says, and turns what goes wrong into one sentence. */
public final class CommandLines {
  private CommandLines() {}

  /** Returns the exit code. */
  public static int run(String[] args, Map<String, String> environment) {
    try {
      return commandLine(Defaults.of(args, environment), args).execute(args);
    } catch (FailedException e) {
      return fail(e.exitCode(), e.getMessage());
    }
  }

  private static CommandLine commandLine(Defaults defaults, String[] args) {
    CommandLine line =
        new CommandLine(new ParleyCommand())
            .registerConverter(Duration.class, new DurationConverter())
            .registerConverter(KeyBindings.Binding.class, new BindingConverter())
            .setDefaultValueProvider(defaults)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setAllowSubcommandsAsOptionParameters(true)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler((fault, given) -> usage(fault))
            .setExecutionExceptionHandler(
                (fault, command, parsed) -> fault(fault, Arrays.asList(args)));
    return System.console() == null ? line.setColorScheme(plain()) : line;
  }

  private static CommandLine.Help.ColorScheme plain() {
    return CommandLine.Help.defaultColorScheme(Ansi.OFF);
  }

  private static int usage(ParameterException fault) {
    String more = "see parley --help";
    if (fault instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      more = suggestions.isEmpty() ? more : "did you mean " + suggestions.get(0) + "?";
    }
    return fail(ExitCode.USAGE, fault.getMessage() + "; " + more);
  }

  private static int fault(Exception fault, List<String> args) {
    if (fault instanceof FailedException failed) {
      return fail(failed.exitCode(), failed.getMessage());
    }
    boolean debug = args.contains("debug") || args.contains("--log-level=debug");
    if (debug) {
      fault.printStackTrace();
    }
    return fail(
        ExitCode.FAULT,
        "a fault in the program: " + fault + (debug ? "" : "; --log-level debug shows where"));
  }

  private static int fail(int exitCode, String message) {
    System.err.println("parley: " + message);
    return exitCode;
  }
}
