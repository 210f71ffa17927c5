package dev.parley.protocol.sim;

import dev.parley.protocol.log.Entry;

/**
 * Item 3, in the small: whoever leads has a log of lower terms than its own. Where that is broken,
 * a leader of the past goes on after what is final since.
 */
final class TermOfALogGoesBack implements Invariant {

  @Override
  public int item() {
    return 3;
  }

  @Override
  public void leads(SimDisk leader, Entry first) {
    long before = first.seqNo() == 1 ? 0 : leader.entry(first.seqNo() - 1).term();
    if (before >= first.term()) {
      throw broken(
          leader.replica() + " begins term " + first.term() + " after an entry of term " + before);
    }
  }
}
