package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.fail;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Cell;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A screen as a file: its text, then a letter for the style of each cell, with the legend above.
 * {@code -Dgolden.write=true} writes the files anew.
 */
final class GoldenScreen {
  private static final Path DIRECTORY = Path.of("src/test/resources/screens");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private GoldenScreen() {}

  /** Fails, line by line, where the canvas is not what the file of that name holds. */
  static void check(String name, Canvas canvas) {
    check(name, lines(canvas));
  }

  static void check(String name, List<String> drawn) {
    Path file = DIRECTORY.resolve(name + ".txt");
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(DIRECTORY);
        Files.write(file, drawn);
        return;
      }
      if (!Files.exists(file)) {
        fail(
            file
                + " is missing; -Dgolden.write=true writes it. Drawn:\n"
                + String.join("\n", drawn));
      }
      List<String> differences = differences(Files.readAllLines(file), drawn);
      if (!differences.isEmpty()) {
        fail(file + " differs:\n" + String.join("\n", differences));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> differences(List<String> golden, List<String> drawn) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(golden.size(), drawn.size()); i++) {
      String was = i < golden.size() ? golden.get(i) : "(no line)";
      String is = i < drawn.size() ? drawn.get(i) : "(no line)";
      if (!was.equals(is)) {
        differences.add((i + 1) + " golden: " + was);
        differences.add((i + 1) + " drawn:  " + is);
      }
    }
    return differences;
  }

  /** The file's lines. */
  private static List<String> lines(Canvas canvas) {
    Map<Style, String> letters = new LinkedHashMap<>();
    letters.put(Style.PLAIN, ".");
    List<String> text = new ArrayList<>();
    List<String> styles = new ArrayList<>();
    for (int row = 0; row < canvas.rows(); row++) {
      text.add(row(canvas, row) + "|");
      styles.add(styles(canvas, row, letters) + "|");
    }
    List<String> lines = new ArrayList<>();
    lines.add(canvas.columns() + "x" + canvas.rows() + cursor(canvas));
    letters.forEach((style, letter) -> lines.add(letter + " " + name(style)));
    lines.add("");
    lines.addAll(text);
    lines.add("");
    lines.addAll(styles);
    return lines;
  }

  private static String cursor(Canvas canvas) {
    return canvas.cursorRow() < 0
        ? ", no cursor"
        : ", cursor in column " + canvas.cursorColumn() + " of row " + canvas.cursorRow();
  }

  /** A row as text. */
  static String row(Canvas canvas, int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < canvas.columns(); column++) {
      text.append(canvas.cell(column, row).cluster());
    }
    return text.toString();
  }

  private static String styles(Canvas canvas, int row, Map<Style, String> letters) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < canvas.columns(); column++) {
      Cell cell = canvas.cell(column, row);
      int next = letters.size() - 1;
      text.append(
          letters.computeIfAbsent(cell.style(), style -> LETTERS.substring(next, next + 1)));
    }
    return text.toString();
  }

  private static String name(Style style) {
    List<String> words = new ArrayList<>();
    if (style.bold()) {
      words.add("bold");
    }
    if (style.dim()) {
      words.add("dim");
    }
    if (style.reverse()) {
      words.add("reverse");
    }
    if (style.colour() != Colour.DEFAULT) {
      words.add(style.colour().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return words.isEmpty() ? "plain" : String.join(" ", words);
  }
}
