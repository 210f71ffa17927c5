package dev.parley.tui.cli;

import dev.parley.node.NodeConfig;
import dev.parley.tui.screen.KeyBindings;
import dev.parley.tui.screen.terminal.ScreenOptions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a peer's screen looks, and what its keys do. */
final class ScreenFlags {
  enum Color {
    AUTO,
    NEVER,
    ALWAYS
  }

  @Option(
      names = "--screen",
      description = "the whole terminal: the default on one of 40x8 or more cells")
  boolean screen;

  @Option(
      names = "--ascii",
      description = "screen: frames and marks of ASCII, as where the locale is not UTF-8")
  boolean ascii;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "screen: auto, never or always; auto: unless NO_COLOR is set (default: auto)")
  Color color;

  @Option(
      names = "--mouse",
      description = "screen: the wheel scrolls; the terminal selects text only with Shift then")
  boolean mouse;

  @Option(
      names = "--escape-timeout",
      paramLabel = "D",
      defaultValue = "0s",
      description =
          "screen: how long the rest of a key may take; over a slow link try 250ms (default: 0s)")
  Duration escapeTimeout;

  @Option(
      names = "--bind",
      paramLabel = "KEY=AS",
      split = ",",
      hideParamSyntax = true,
      description =
          "screen: KEY does what AS does otherwise, or none: Ctrl+G=Ctrl+F; may be given several times")
  List<KeyBindings.Binding> bindings = List.of();

  ScreenOptions options(NodeConfig node, Map<String, String> environment) {
    boolean utf8 = TerminalCheck.isUtf8(environment);
    boolean colourless = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new ScreenOptions(
        node,
        ZoneId.systemDefault(),
        ascii || !utf8,
        !utf8,
        color == Color.ALWAYS || color == Color.AUTO && !colourless,
        mouse,
        escapeTimeout,
        KeyBindings.of(bindings),
        Version.line());
  }
}
