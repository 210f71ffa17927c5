package dev.parley.tui.screen.layout;

import dev.parley.tui.text.ScreenText;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Events that follow each other, said in one line: {@code carol, dave joined; frank left; leader is
 * n3 (carol), then n2 (bob), term 9}.
 *
 * @param deeds what members did, in order
 * @param leaders who led, in order, each {@code leader is n3 (carol), term 8}
 */
record EventRun(List<String> deeds, List<String> leaders) {
  private static final String LEADER_IS = "leader is ";
  private static final String TERM = ", term ";

  int size() {
    return deeds.size() + leaders.size();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  String text() {
    StringJoiner text = new StringJoiner("; ");
    addDeeds(text);
    if (!leaders.isEmpty()) {
      text.add(whoLed());
    }
    return text.toString();
  }

  /** Who did the same thing one after the other is said together. */
  private void addDeeds(StringJoiner text) {
    List<String> names = new ArrayList<>();
    String deed = "";
    for (String event : deeds) {
      String clean = ScreenText.line(event);
      int blank = clean.indexOf(' ');
      String name = blank < 0 ? clean : clean.substring(0, blank);
      String does = blank < 0 ? "" : clean.substring(blank);
      if (!does.equals(deed) && !names.isEmpty()) {
        text.add(String.join(", ", names) + deed);
        names.clear();
      }
      deed = does;
      names.add(name);
    }
    if (!names.isEmpty()) {
      text.add(String.join(", ", names) + deed);
    }
  }

  /** The last one, with the one before it, or with how many there were. */
  private String whoLed() {
    String last = ScreenText.line(leaders.get(leaders.size() - 1));
    if (leaders.size() == 1) {
      return last;
    }
    if (leaders.size() > 2) {
      return leaders.size() + " elections, " + last;
    }
    String first = ScreenText.line(leaders.get(0));
    int term = first.lastIndexOf(TERM);
    String then = last.startsWith(LEADER_IS) ? last.substring(LEADER_IS.length()) : last;
    return (term < 0 ? first : first.substring(0, term)) + ", then " + then;
  }
}
