package dev.parley.tui.screen.layout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people; any number is one, as senders have clocks of their own. */
final class Moments {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE dd MMM", Locale.ENGLISH);

  private final ZoneId zone;

  Moments(ZoneId zone) {
    this.zone = zone;
  }

  /** {@code 09:14}. */
  String clock(long millis) {
    LocalTime time = at(millis).toLocalTime();
    return two(time.getHour()) + ":" + two(time.getMinute());
  }

  LocalDate day(long millis) {
    return at(millis).toLocalDate();
  }

  /** {@code Thu 19 Nov}, or with the year. */
  String day(LocalDate day, boolean withYear) {
    return withYear ? DAY.format(day) + " " + day.getYear() : DAY.format(day);
  }

  private ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(zone);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
