package dev.parley.tui.screen.layout;

import dev.parley.tui.text.ScreenText;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Events that follow each other, said in one line: {@code carol, dave joined; frank left}. */
final class EventRun {
  private EventRun() {}

  /** In order; who did the same thing one after the other is said together. */
  static String text(List<String> events) {
    StringJoiner text = new StringJoiner("; ");
    List<String> names = new ArrayList<>();
    String deed = "";
    for (String event : events) {
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
    return text.add(String.join(", ", names) + deed).toString();
  }
}
