package dev.parley.tui.process.torture;

/** What is written down about a run. */
record Records(Ledger ledger, Pauses pauses, Transcript transcript) {
  static Records of(int peers) {
    Transcript transcript = new Transcript();
    return new Records(new Ledger(peers), new Pauses(peers, transcript), transcript);
  }
}
