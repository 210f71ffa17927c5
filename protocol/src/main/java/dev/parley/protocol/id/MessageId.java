package dev.parley.protocol.id;

import java.util.Comparator;

/**
 * The key for exactly-once and for a sender's order: the place of a message in one outbox file.
 *
 * @param origin 16 lower-case hex digits, made with the outbox file
 * @param number 1, 2, 3, … within the origin
 */
public record MessageId(String origin, long number) implements Comparable<MessageId> {
  private static final Comparator<MessageId> ORDER =
      Comparator.comparing(MessageId::origin).thenComparingLong(MessageId::number);

  /** Reads {@code <origin>-<number>}. Throws {@link IllegalArgumentException} for anything else. */
  public static MessageId parse(String text) {
    if (text.length() < 18 || text.length() > 35 || text.charAt(16) != '-') {
      throw new IllegalArgumentException("not a message id: " + text);
    }
    for (int i = 0; i < 16; i++) {
      if (Character.digit(text.charAt(i), 16) < 0
          || Character.isUpperCase(text.charAt(i))
          || text.charAt(i) > 'f') {
        throw new IllegalArgumentException("not a message id: " + text);
      }
    }
    long number = 0;
    for (int i = 17; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || (i == 17 && c == '0')) {
        throw new IllegalArgumentException("not a message id: " + text);
      }
      number = number * 10 + (c - '0');
    }
    if (number < 1) {
      throw new IllegalArgumentException("not a message id: " + text);
    }
    return new MessageId(text.substring(0, 16), number);
  }

  // Written out, since those of a record are slow where only the quick compiler runs, and maps of
  // messages ask for them all the time.

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageId id && number == id.number && origin.equals(id.origin);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Long.hashCode(number);
  }

  @Override
  public int compareTo(MessageId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return origin + "-" + number;
  }
}
