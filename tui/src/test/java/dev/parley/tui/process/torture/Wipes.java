package dev.parley.tui.process.torture;

import dev.parley.tui.process.torture.Fault.Part;
import java.io.IOException;

/**
 * Sees to it that only one disk is wiped at a time. Two that are wiped before the first has
 * everything again are more than a group of three promises to survive.
 */
final class Wipes {
  private final Group group;
  private final Records records;
  private final Troubles troubles;

  /** The peer that was wiped and is not a voter again; 0: none. */
  private int wiped;

  private long wipedAt;

  Wipes(Group group, Records records, Troubles troubles) {
    this.group = group;
    this.records = records;
    this.troubles = troubles;
  }

  /** The first peer from {@code wished} on that can be wiped now; 0: none. */
  int victim(int wished) {
    if (wiped() != 0) {
      return 0;
    }
    for (int i = 0; i < group.size(); i++) {
      int peer = 1 + (wished - 1 + i) % group.size();
      if (!troubles.has(peer, Part.PROCESS)
          && !troubles.has(peer, Part.DISK)
          && group.votes(peer)) {
        return peer;
      }
    }
    return 0;
  }

  private int wiped() {
    long again = wiped == 0 ? 0 : records.ledger().votedAgain(wiped, wipedAt);
    if (again > 0 && group.votes(wiped) && group.life(wiped).voice().lastShown() >= again) {
      records.transcript().note("peer " + wiped + " is a voter again");
      wiped = 0;
    }
    return wiped;
  }

  /** A majority is one of voters: who was wiped has no vote until it has caught up. */
  boolean hasVote(int peer) {
    return wiped() != peer;
  }

  void wipe(int peer) throws IOException {
    wiped = peer;
    wipedAt = records.ledger().last();
    group.wipe(peer);
  }
}
