package dev.parley.tui.cli;

import dev.parley.node.NodeConfig;
import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.screen.KeyBindings;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Look;
import dev.parley.tui.screen.model.UnreadAs;
import dev.parley.tui.screen.terminal.ScreenOptions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a peer's screen looks, and what its keys do. */
final class ScreenFlags {
  enum Color {
    AUTO("auto"),
    NEVER("never"),
    ALWAYS("always"),
    MANY("256");

    private final String word;

    Color(String word) {
      this.word = word;
    }

    /** As it is typed. */
    @Override
    public String toString() {
      return word;
    }
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
      converter = ColorConverter.class,
      description =
          "screen: auto, never, always or 256; auto: unless NO_COLOR is set; 256: always, and more"
              + " colours for names if the terminal has them (default: auto)")
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

  @Option(
      names = "--text-width",
      paramLabel = "N",
      defaultValue = "" + Look.USUAL_TEXT_COLUMNS,
      converter = TextWidthConverter.class,
      description = "screen: the most cells that a row of text has, 20 to 1000 (default: 100)")
  Integer textWidth;

  @Option(
      names = "--unread",
      paramLabel = "HOW",
      defaultValue = "count",
      converter = UnreadConverter.class,
      completionCandidates = UnreadConverter.class,
      description =
          "screen: what the list of rooms says of unread messages: count, or the calmer sigil * or @"
              + " (default: count)")
  UnreadAs unread;

  /**
   * @param anew whether it was said from where on messages are new
   */
  ScreenOptions options(
      NodeConfig node, ReadWhen receipts, Map<String, String> environment, boolean anew) {
    boolean utf8 = TerminalCheck.isUtf8(environment);
    return new ScreenOptions(
        node,
        anew,
        new Look(ZoneId.systemDefault(), ascii || !utf8, colours(environment), textWidth, unread),
        !utf8,
        mouse,
        escapeTimeout,
        KeyBindings.of(bindings),
        receipts,
        Version.line());
  }

  private Colours colours(Map<String, String> environment) {
    boolean colourless = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    if (color == Color.NEVER || color == Color.AUTO && colourless) {
      return Colours.NONE;
    }
    boolean many = color == Color.MANY && TerminalCheck.hasManyColours(environment);
    return many ? Colours.MANY : Colours.SIXTEEN;
  }
}
