package dev.parley.tui.cli;

import dev.parley.tui.chat.ReadWhen;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/** When something counts as read. */
final class ReadWhenConverter implements ITypeConverter<ReadWhen>, Iterable<String> {

  @Override
  public ReadWhen convert(String value) {
    return Words.oneOf(Arrays.asList(ReadWhen.values()), value);
  }

  @Override
  public Iterator<String> iterator() {
    return Words.of(Arrays.asList(ReadWhen.values())).iterator();
  }
}
