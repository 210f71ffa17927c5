package dev.parley.protocol.sim;

import dev.parley.protocol.log.Entry;

/** Item 3: what became final in an earlier term is in the log of whoever leads later. */
final class CommittedEntryMissesAtALaterLeader implements Invariant {
  private final History history;

  CommittedEntryMissesAtALaterLeader(History history) {
    this.history = history;
  }

  @Override
  public int item() {
    return 3;
  }

  @Override
  public void leads(SimDisk leader, Entry first) {
    long seqNo = history.committedEnd();
    while (seqNo > 0 && history.committedInTerm(seqNo) >= first.term()) {
      seqNo--;
    }
    // The chain value of one entry stands for all before it.
    if (seqNo > 0
        && (leader.end().seqNo() < seqNo
            || leader.position(seqNo).crc() != history.committed(seqNo).crc())) {
      throw broken(
          history.committed(seqNo)
              + ", final in term "
              + history.committedInTerm(seqNo)
              + ", is not at "
              + leader.replica()
              + ", leader of term "
              + first.term());
    }
  }
}
