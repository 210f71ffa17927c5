package dev.parley.tui.text;

/** Names for what cannot be read in a report. */
final class CodePoints {
  private CodePoints() {}

  /** {@code U+0041 U+0301}. */
  static String named(String text) {
    StringBuilder names = new StringBuilder();
    text.codePoints().forEach(c -> names.append(String.format("U+%04X ", c)));
    return names.toString().trim();
  }
}
