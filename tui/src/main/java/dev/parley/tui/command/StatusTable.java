package dev.parley.tui.command;

import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of a status, a row each; a star stands before this peer. Columns are as wide as what
 * is in them, so that the usual values fit a terminal of 80 columns with a frame around them.
 */
final class StatusTable {
  private static final int COLUMNS = 76;

  private static final List<String> TITLES =
      List.of("PEER", "NAME", "ADDRESS", "ROLE", "VOTER", "STATE", "LAST", "TRAILS", "HEARD");

  /** From this column on there are figures, which end under each other. */
  private static final int FIRST_FIGURE = TITLES.indexOf("LAST");

  private StatusTable() {}

  /** Each row ends with a line feed. */
  static String of(PeerStatus status) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    status.members().forEach(member -> rows.add(row(status, member)));
    int[] widths = new int[TITLES.size()];
    int sum = 1;
    for (int column = 0; column < widths.length; column++) {
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], Cells.width(row.get(column)));
      }
      sum += widths[column];
    }
    int gap = sum + 2 * (widths.length - 1) <= COLUMNS ? 2 : 1;
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      boolean self = i > 0 && status.members().get(i - 1).nodeId() == status.nodeId();
      table.append(self ? '*' : ' ').append(line(rows.get(i), widths, gap)).append('\n');
    }
    return table.toString();
  }

  private static String line(List<String> row, int[] widths, int gap) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String value = row.get(column);
      String blanks = " ".repeat(widths[column] - Cells.width(value));
      line.append(" ".repeat(column == 0 ? 0 : gap))
          .append(column < FIRST_FIGURE ? value + blanks : blanks + value);
    }
    return line.toString();
  }

  private static List<String> row(PeerStatus status, MemberStatus member) {
    long last = StatusFields.lastSeq(status, member);
    boolean self = member.nodeId() == status.nodeId();
    return List.of(
        "n" + member.nodeId(),
        ScreenText.line(member.name()),
        ScreenText.line(member.address()),
        StatusFields.role(member),
        member.voter() ? "yes" : "no",
        self || member.online() ? "up" : "down",
        last < 0 ? "?" : String.valueOf(last),
        last < 0 ? "?" : String.valueOf(StatusFields.trails(status, last)),
        self || member.heardMillis() < 0 ? "-" : StatusText.duration(member.heardMillis()));
  }
}
