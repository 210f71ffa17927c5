package dev.parley.tui.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of messages, or {@code all}. */
final class HistoryConverter implements ITypeConverter<Long> {
  static final long ALL = Long.MAX_VALUE;

  @Override
  public Long convert(String value) {
    if (value.equalsIgnoreCase("all")) {
      return ALL;
    }
    try {
      long count = Long.parseLong(value);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + value + "' is neither a number nor all");
    }
    throw new TypeConversionException("'" + value + "' is less than 0");
  }
}
