package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.model.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Which events stand together: all between two messages, with who was seen to leave and to come
 * back meanwhile. A new day begins a new run, and so does the line that says what is new.
 */
final class EventRuns {
  private final Pane pane;
  private final Rules rules;

  EventRuns(Pane pane, Rules rules) {
    this.pane = pane;
    this.rules = rules;
  }

  /** Whether it stands together with others, not alone. */
  static boolean isGathered(Line line) {
    return line instanceof Line.Happened happened && happened.kind() != Line.Kind.PROFILE;
  }

  /** The run that stands below that line, in its place if it is an event; it may be empty. */
  EventRun endingAt(List<Line> lines, int index) {
    List<String> deeds = new ArrayList<>();
    List<String> leaders = new ArrayList<>();
    if (!goesOn(lines, index)) {
      int first = index;
      while (first > 0 && goesOn(lines, first - 1)) {
        first--;
      }
      for (int i = first; i <= index; i++) {
        add(lines, i, deeds, leaders);
      }
    }
    return new EventRun(deeds, leaders);
  }

  private void add(List<Line> lines, int index, List<String> deeds, List<String> leaders) {
    Line line = lines.get(index);
    if (isGathered(line)) {
      Line.Happened event = (Line.Happened) line;
      (event.kind() == Line.Kind.LEADER ? leaders : deeds).add(event.text());
    }
    for (String seen : sightings(lines, index)) {
      // Who comes and goes all night is said to have done so once.
      deeds.remove(seen);
      deeds.add(seen);
    }
  }

  /** What was seen after that line and before the next; between them others may be elsewhere. */
  private List<String> sightings(List<Line> lines, int index) {
    if (pane.sightings().isEmpty()) {
      return List.of();
    }
    boolean last = index + 1 == lines.size();
    long end = last ? Long.MAX_VALUE : lines.get(index + 1).seqNo();
    List<String> seen = new ArrayList<>();
    pane.sightings().subMap(lines.get(index).seqNo(), end).values().forEach(seen::addAll);
    return seen;
  }

  /** Whether the run that the line is of, or begins, has its row at a later one. */
  private boolean goesOn(List<Line> lines, int index) {
    return index + 1 < lines.size()
        && isGathered(lines.get(index + 1))
        && (isGathered(lines.get(index)) || !sightings(lines, index).isEmpty())
        && !rules.isBefore(lines, index + 1);
  }
}
