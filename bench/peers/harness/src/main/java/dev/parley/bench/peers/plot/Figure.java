package dev.parley.bench.peers.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them in a chart. */
final class Figure {
  private static final int DIGITS = 3;
  private static final String[] UNITS = {"", "k", "M", "G"};

  private Figure() {}

  /** To three digits: 126846 is 127k. */
  static String rounded(double value) {
    return rounded(value, DIGITS);
  }

  static String rounded(double value, int digits) {
    BigDecimal left = round(new BigDecimal(value), digits);
    int unit = 0;
    while (left.abs().doubleValue() >= 1000 && unit < UNITS.length - 1) {
      left = left.movePointLeft(3);
      unit++;
    }
    String shown = left.signum() == 0 ? "0" : left.stripTrailingZeros().toPlainString();
    return shown + UNITS[unit];
  }

  /** Short where that is exact: 16000 is 16k, but 1024 stays. */
  static String exact(double value) {
    BigDecimal all = BigDecimal.valueOf(value);
    return all.compareTo(round(all, DIGITS)) == 0
        ? rounded(value)
        : all.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal round(BigDecimal value, int digits) {
    return value.round(new MathContext(digits, RoundingMode.HALF_UP));
  }
}
