package dev.parley.protocol.sim;

import dev.parley.protocol.id.Mode;

/** Which machines of a life take newcomers. */
final class Modes {
  private static final int FIRST_FOUNDERS = 3;

  /** In most lives all do. */
  static final Modes ALL = new Modes();

  private final boolean[] standard = new boolean[Simulator.NODES];

  private Modes() {}

  /** Nobody but that one. */
  static Modes only(int node) {
    Modes modes = new Modes();
    for (int id = 1; id < Simulator.NODES; id++) {
      modes.standard[id] = id != node;
    }
    return modes;
  }

  /** Drawn beside all else that is drawn: a life in which all take newcomers is as it ever was. */
  static Modes of(long seed) {
    Dice dice = new Dice(seed, 5);
    if (dice.chance(0.75)) {
      return ALL;
    }
    switch (dice.between(1, 4)) {
      case 1, 2 -> {
        return only(dice.between(1, FIRST_FOUNDERS));
      }
      case 3 -> {
        return only(0);
      }
      default -> {
        Modes mixed = new Modes();
        for (int id = 1; id < Simulator.NODES; id++) {
          mixed.standard[id] = dice.chance(0.6);
        }
        return mixed;
      }
    }
  }

  Mode of(int node) {
    return standard[node] ? Mode.STANDARD : Mode.BOOTSTRAP;
  }
}
