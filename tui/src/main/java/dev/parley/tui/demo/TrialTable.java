package dev.parley.tui.demo;

import java.util.ArrayList;
import java.util.List;

/** The participants of a {@link Trial} and their figures, a row each. */
final class TrialTable {
  private final List<Participant> participants;
  private final List<Participant.Said> said;

  /**
   * @param said what each of them answered to {@code /status}
   */
  TrialTable(List<Participant> participants, List<Participant.Said> said) {
    this.participants = participants;
    this.said = said;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("peer      sent   delivered   final seq    log crc    memory       CPU");
    for (int i = 0; i < participants.size(); i++) {
      Participant each = participants.get(i);
      Usage usage = each.usage();
      lines.add(
          String.format(
              "%-5s %,8d %,11d %,11d   %8s %9s %9s",
              "n" + each.id(),
              each.typed(),
              each.delivered(),
              said.get(i).finalSeq(),
              said.get(i).crc(),
              usage.peakMebibytes() == 0 ? "?" : usage.peakMebibytes() + " MiB",
              usage.processor().isZero()
                  ? "?"
                  : String.format("%.1f s", usage.processor().toMillis() / 1000.0)));
    }
    return lines;
  }
}
