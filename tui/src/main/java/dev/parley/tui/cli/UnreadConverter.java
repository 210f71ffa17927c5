package dev.parley.tui.cli;

import dev.parley.tui.screen.model.UnreadAs;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/** How it is said that something is unread. */
final class UnreadConverter implements ITypeConverter<UnreadAs>, Iterable<String> {

  @Override
  public UnreadAs convert(String value) {
    return Words.oneOf(Arrays.asList(UnreadAs.values()), value);
  }

  @Override
  public Iterator<String> iterator() {
    return Words.of(Arrays.asList(UnreadAs.values())).iterator();
  }
}
