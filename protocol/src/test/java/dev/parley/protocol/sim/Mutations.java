package dev.parley.protocol.sim;

import java.util.List;

/** Rules broken on purpose, each of which the simulation must notice. */
final class Mutations {
  private Mutations() {}

  static List<Mutation> all() {
    return List.of();
  }
}
