package dev.parley.node.store;

import dev.parley.protocol.message.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the files of a log are named and where a new one begins. */
final class SegmentName {
  static final String LOG = "log";
  private static final String LINES = ".ndjson";
  private static final int DIGITS = 20;

  /** A number that is a long. */
  private static final Pattern LINES_NAME = Pattern.compile("00[0-9]{18}\\.ndjson");

  private SegmentName() {}

  /** The first number of the segment that holds {@code seqNo}, 1 or more. */
  static long first(long seqNo) {
    return seqNo - (seqNo - 1) % Limits.SEGMENT_ENTRIES;
  }

  /** The last number that the segment beginning at {@code first} can hold. */
  static long last(long first) {
    return first + Limits.SEGMENT_ENTRIES - 1;
  }

  static String lines(long first) {
    return name(first, LINES);
  }

  static String index(long first) {
    return name(first, ".index");
  }

  static String checkpoint(long first) {
    return name(first, ".checkpoint");
  }

  private static String name(long first, String suffix) {
    // In some languages a number has other digits, and the file would not be found again.
    return String.format(Locale.ROOT, "%0" + DIGITS + "d%s", first, suffix);
  }

  /** The first numbers of the segments among those names, ascending. */
  static List<Long> firsts(List<String> names) {
    List<Long> firsts = new ArrayList<>();
    for (String name : names) {
      if (LINES_NAME.matcher(name).matches()) {
        firsts.add(Long.parseLong(name.substring(0, DIGITS)));
      }
    }
    firsts.sort(null);
    return firsts;
  }
}
