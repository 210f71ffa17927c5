package dev.parley.tui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.ExitCode;
import dev.parley.tui.screen.model.UnreadAs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

final class CommandLinesTest {
  @TempDir private Path folder;

  @Test
  void durationsNeedAUnit() throws Exception {
    DurationConverter converter = new DurationConverter();
    assertEquals(Duration.ofMillis(200), converter.convert("200ms"));
    assertEquals(Duration.ofMinutes(2), converter.convert("2m"));
    assertThrows(TypeConversionException.class, () -> converter.convert("200"));
    assertThrows(TypeConversionException.class, () -> converter.convert("-1s"));
  }

  @Test
  void wrongUsageAndWrongConfigurationHaveCodesOfTheirOwn() {
    assertEquals(ExitCode.USAGE, run());
    assertEquals(ExitCode.USAGE, run("--no-such-flag"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--heartbeat", "soon"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--plain", "--json"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--screen", "--json"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--color", "blue"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--text-width", "19"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--text-width", "1001"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--text-width", "wide"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--unread", "loud"));
    assertEquals(ExitCode.USAGE, run("serve", "--id", "1", "--screen"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--bind", "Ctrl+G=Hyper+F"));
    assertEquals(ExitCode.USAGE, run("--id", "1", "--bind", "F5=F2,q=F1"));
    assertEquals(ExitCode.USAGE, run("scale", "--peers", "0"));
    assertEquals(ExitCode.USAGE, run("scale", "--peers", "many"));
    assertEquals(ExitCode.USAGE, run("scale", "--messages", "-1"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--heartbeat", "1s"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--host", "0.0.0.0"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--ops-port", "0", "--ops-host", "0.0.0.0"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--ops-port", "65536"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--seed", "nowhere"));
    for (String bad :
        List.of("10.0.0.1:9999", "239.1.2.3", "239.1.2.3:0", "239.1.2.999:9", "all:9")) {
      assertEquals(ExitCode.CONFIG, run("--id", "1", "--multicast", bad), bad);
    }
    // Nobody is looked for: the group's address is not looked at, and the next one is wrong.
    assertEquals(
        ExitCode.CONFIG,
        run("--id", "1", "--no-discover", "--multicast", "x", "--seed", "nowhere"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--group", "../up"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--name", "\"Bob\""));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--name", "\u00a0"));
    assertEquals(ExitCode.CONFIG, run("--id", "1", "--config", folder + "/none"));
    assertEquals(ExitCode.CONFIG, run("log", "verify", folder.toString()));
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path file = folder.resolve("config");
    Files.writeString(file, "id=1\nheartbeat=1s\n");
    // The file's heartbeat cannot work; neither can the environment's, for another reason.
    assertEquals(ExitCode.CONFIG, run("--config", file.toString()));
    Map<String, String> environment = Map.of("PARLEY_HEARTBEAT", "soon");
    assertEquals(
        ExitCode.USAGE, CommandLines.run(new String[] {"--config", file.toString()}, environment));
    assertEquals(
        ExitCode.CONFIG,
        CommandLines.run(
            new String[] {"--config", file.toString(), "--heartbeat", "2s"}, environment));
  }

  @Test
  void theLocaleSaysWhetherAScreenMayHoldMoreThanAscii() {
    assertTrue(TerminalCheck.isUtf8(Map.of("LANG", "de_DE.UTF-8")));
    assertTrue(TerminalCheck.isUtf8(Map.of("LANG", "C", "LC_CTYPE", "C.utf8")));
    assertFalse(TerminalCheck.isUtf8(Map.of("LANG", "C.UTF-8", "LC_ALL", "C")));
    assertFalse(TerminalCheck.isUtf8(Map.of()));
  }

  @Test
  void aScreenIsOnlyForTerminalsThatCanDoMore() {
    assertFalse(TerminalCheck.suitsScreen(Map.of("TERM", "dumb")));
    assertFalse(TerminalCheck.suitsScreen(Map.of()));
  }

  @Test
  void aTextIsTwentyToAThousandCellsWide() {
    TextWidthConverter converter = new TextWidthConverter();
    assertEquals(20, converter.convert("20"));
    assertEquals(1000, converter.convert("1000"));
    assertThrows(TypeConversionException.class, () -> converter.convert("1001"));
    assertThrows(TypeConversionException.class, () -> converter.convert("-5"));
    assertThrows(TypeConversionException.class, () -> converter.convert(""));
  }

  @Test
  void wordsAreTakenInAnyCase() {
    assertEquals(UnreadAs.SIGIL, new UnreadConverter().convert("Sigil"));
    assertEquals(ScreenFlags.Color.MANY, new ColorConverter().convert("256"));
    Exception fault =
        assertThrows(TypeConversionException.class, () -> new ColorConverter().convert("many"));
    assertEquals("'many' is none of auto, never, always, 256", fault.getMessage());
  }

  @Test
  void aTerminalSaysThatItHasManyColours() {
    assertTrue(TerminalCheck.hasManyColours(Map.of("TERM", "xterm-256color")));
    assertTrue(TerminalCheck.hasManyColours(Map.of("TERM", "foot-direct")));
    assertTrue(TerminalCheck.hasManyColours(Map.of("TERM", "xterm", "COLORTERM", "truecolor")));
    assertTrue(TerminalCheck.hasManyColours(Map.of("COLORTERM", "24bit")));
    assertFalse(TerminalCheck.hasManyColours(Map.of("TERM", "xterm", "COLORTERM", "yes")));
    assertFalse(TerminalCheck.hasManyColours(Map.of()));
  }

  private static int run(String... args) {
    return CommandLines.run(args, Map.of());
  }
}
