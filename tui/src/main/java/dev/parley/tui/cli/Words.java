package dev.parley.tui.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** The words by which the values of an option are named: those that the values print, in small. */
final class Words {
  private Words() {}

  static List<String> of(List<?> values) {
    return values.stream().map(value -> value.toString().toLowerCase(Locale.ROOT)).toList();
  }

  /** In any case; throws {@link TypeConversionException} where it names none. */
  static <T> T oneOf(List<T> values, String word) {
    List<String> words = of(values);
    int index = words.indexOf(word.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new TypeConversionException("'" + word + "' is none of " + String.join(", ", words));
    }
    return values.get(index);
  }
}
