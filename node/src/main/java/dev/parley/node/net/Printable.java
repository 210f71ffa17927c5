package dev.parley.node.net;

/** Makes text from the network harmless for a log file and a terminal. */
final class Printable {
  /** Enough to recognize a line by. */
  private static final int CHARS = 160;

  private Printable() {}

  /** At most {@link #CHARS} characters, with a question mark for each that is not plain. */
  static String of(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder plain = new StringBuilder(Math.min(text.length(), CHARS) + 1);
    for (int i = 0; i < text.length() && i < CHARS; i++) {
      char c = text.charAt(i);
      plain.append(c < ' ' || c > '~' ? '?' : c);
    }
    return text.length() > CHARS ? plain.append("...").toString() : plain.toString();
  }
}
