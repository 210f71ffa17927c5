package dev.parley.protocol.sim;

import java.util.List;
import java.util.SplittableRandom;

/** The one source of chance of a life, or of one part of it. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed, long part) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + part);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  double share() {
    return random.nextDouble();
  }

  long bits() {
    return random.nextLong();
  }

  /** A number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  int pick(int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  double pick(double... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
