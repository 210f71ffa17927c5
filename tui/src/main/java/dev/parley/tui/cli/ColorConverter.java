package dev.parley.tui.cli;

import dev.parley.tui.cli.ScreenFlags.Color;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;

/** When there are colours, and how many. */
final class ColorConverter implements ITypeConverter<Color> {

  @Override
  public Color convert(String value) {
    return Words.oneOf(Arrays.asList(Color.values()), value);
  }
}
