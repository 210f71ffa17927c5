package dev.parley.tui.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as a peer showed it.
 *
 * @param number its sender's messages are 1, 2, 3, …; 0: nobody typed this text
 */
record Delivery(long seqNo, int sender, int number) {
  private static final Pattern TEXT = Pattern.compile("message (\\d{1,9}) of n(\\d{1,9})");

  static String text(int sender, int number) {
    return "message " + number + " of n" + sender;
  }

  static Delivery of(long seqNo, int sender, String text) {
    Matcher matcher = TEXT.matcher(text);
    boolean fits = matcher.matches() && Integer.parseInt(matcher.group(2)) == sender;
    return new Delivery(seqNo, sender, fits ? Integer.parseInt(matcher.group(1)) : 0);
  }

  /** The same message, with whatever number in the log. */
  boolean isSameMessage(Delivery other) {
    return sender == other.sender && number == other.number;
  }

  @Override
  public String toString() {
    return "#" + seqNo + " (" + text(sender, number) + ")";
  }
}
