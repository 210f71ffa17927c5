package dev.parley.tui.screen.model;

import dev.parley.tui.screen.model.Line.Happened;
import dev.parley.tui.screen.model.Line.Kind;

/** A layout that can be counted by hand: 40 characters a row at first, a run of MEMBERS one row. */
final class PlainHeights implements Heights {
  private int laidOut;
  private int columns = 40;
  private boolean sightings;

  /** From now on a row of those stands below its line. */
  void sightings(boolean wanted) {
    sightings = wanted;
  }

  void wrapAt(int characters) {
    columns = characters;
  }

  /** How many lines were measured so far. */
  int laidOut() {
    return laidOut;
  }

  @Override
  public int pane(ChatModel model) {
    return Math.max(1, model.size().rows() - 3);
  }

  @Override
  public int line(ChatModel model, int index) {
    laidOut++;
    if (isMembers(model, index)
        && index + 1 < model.history().lines().size()
        && isMembers(model, index + 1)) {
      return 0;
    }
    Line line = model.history().lines().get(index);
    int below = sightings && model.group().sightings().told().containsKey(line.seqNo()) ? 1 : 0;
    return below + (line instanceof Line.Said said ? rows(said.text()) : 1);
  }

  private static boolean isMembers(ChatModel model, int index) {
    return model.history().lines().get(index) instanceof Happened happened
        && happened.kind() == Kind.MEMBERS;
  }

  @Override
  public int pending(ChatModel model, Pending pending) {
    return rows(pending.text());
  }

  private int rows(String text) {
    return 1 + Math.max(0, text.length() - 1) / columns;
  }
}
