package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;
import dev.parley.protocol.sim.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;

/** Mutations of one subject; each subclass adds its own when it is made. */
abstract class RuleBook {
  private final List<Mutation> mutations = new ArrayList<>();

  final List<Mutation> mutations() {
    return List.copyOf(mutations);
  }

  final void add(String name, Breaks breaks, String where, long seed, Edit... edits) {
    mutations.add(new Mutation(name, List.of(edits), breaks, where, seed));
  }

  static Edit edit(String file, String snippet, String replacement) {
    return new Edit(file, snippet, replacement);
  }
}
