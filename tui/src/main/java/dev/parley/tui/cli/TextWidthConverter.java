package dev.parley.tui.cli;

import dev.parley.tui.screen.model.Look;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How wide a row of text may be. */
final class TextWidthConverter implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String value) {
    try {
      int columns = Integer.parseInt(value);
      if (columns >= Look.LEAST_TEXT_COLUMNS && columns <= Look.MOST_TEXT_COLUMNS) {
        return columns;
      }
    } catch (NumberFormatException e) {
      // Said below, as what is out of range is.
    }
    throw new TypeConversionException(
        "'"
            + value
            + "' is no number from "
            + Look.LEAST_TEXT_COLUMNS
            + " to "
            + Look.MOST_TEXT_COLUMNS);
  }
}
