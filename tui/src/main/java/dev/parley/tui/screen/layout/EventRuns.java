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
      lines.subList(first, index + 1).forEach(line -> add(line, deeds, leaders));
    }
    return new EventRun(deeds, leaders);
  }

  private void add(Line line, List<String> deeds, List<String> leaders) {
    if (isGathered(line)) {
      Line.Happened event = (Line.Happened) line;
      (event.kind() == Line.Kind.LEADER ? leaders : deeds).add(event.text());
    }
    for (String seen : sightings(line)) {
      // Who comes and goes all night is said to have done so once.
      deeds.remove(seen);
      deeds.add(seen);
    }
  }

  private List<String> sightings(Line line) {
    return pane.sightings().getOrDefault(line.seqNo(), List.of());
  }

  /** Whether the run that the line is of, or begins, has its row at a later one. */
  private boolean goesOn(List<Line> lines, int index) {
    return index + 1 < lines.size()
        && isGathered(lines.get(index + 1))
        && (isGathered(lines.get(index)) || !sightings(lines.get(index)).isEmpty())
        && !rules.isBefore(lines, index + 1);
  }
}
