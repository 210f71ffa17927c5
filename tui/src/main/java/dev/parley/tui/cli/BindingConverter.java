package dev.parley.tui.cli;

import dev.parley.tui.screen.KeyBindings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code Ctrl+G=Ctrl+F}, {@code Ctrl+Q=none}. */
final class BindingConverter implements ITypeConverter<KeyBindings.Binding> {
  @Override
  public KeyBindings.Binding convert(String value) {
    try {
      return KeyBindings.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
