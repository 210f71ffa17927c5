package dev.parley.tui.screen.editor;

import dev.parley.tui.screen.Key;
import java.util.List;
import java.util.Locale;

/**
 * Ctrl+R: the newest line of the history that holds what is typed; case does not matter. Nothing is
 * sent from here: Enter takes the match into the box.
 *
 * @param lines of the history, oldest first
 * @param draft what was in the box
 * @param pattern what is sought; at most {@link #MAX_PATTERN} long
 * @param place of the match; the number of lines as long as there is none
 * @param failed whether no line holds the pattern; the match is then of a shorter one
 */
public record HistorySearch(
    List<String> lines, String draft, String pattern, int place, boolean failed) {
  /** In {@code char}s; more is not taken. */
  public static final int MAX_PATTERN = 200;

  /** What a key led to. */
  public sealed interface Step {}

  /** It goes on. */
  public record On(HistorySearch search) implements Step {}

  /**
   * It is over.
   *
   * @param text for the box
   * @param pressAgain whether the key has still to do what it does outside a search
   */
  public record Ended(String text, boolean pressAgain) implements Step {}

  /**
   * @param draft what is in the box
   */
  public static HistorySearch begin(InputHistory history, String draft) {
    return new HistorySearch(history.lines(), draft, "", history.lines().size(), false);
  }

  /** What is found; the draft as long as there is nothing. */
  public String match() {
    return place == lines.size() ? draft : lines.get(place);
  }

  /** Of keys only: what the mouse or the focus does is no business of a search. */
  public Step press(Key key) {
    if (key.isCtrl('r') || (key.kind() == Key.Kind.UP && key.isPlain())) {
      return new On(older());
    }
    if (key.kind() == Key.Kind.BACKSPACE || key.isCtrl('h')) {
      return new On(erased());
    }
    if (key.kind() == Key.Kind.TEXT && key.isPlain()) {
      return new On(typed(InputText.fit(key.text())));
    }
    if (key.kind() == Key.Kind.ESCAPE || key.isCtrl('g') || key.isCtrl('c')) {
      return new Ended(draft, false);
    }
    boolean takes = key.kind() == Key.Kind.ENTER || key.kind() == Key.Kind.TAB;
    return new Ended(match(), !takes);
  }

  private HistorySearch typed(String more) {
    if (pattern.length() + more.length() > MAX_PATTERN) {
      return this;
    }
    return sought(pattern + more, place);
  }

  private HistorySearch erased() {
    List<String> clusters = Clusters.of(pattern);
    int left = Math.max(0, clusters.size() - 1);
    return new HistorySearch(lines, draft, "", lines.size(), false)
        .sought(String.join("", clusters.subList(0, left)), lines.size());
  }

  private HistorySearch older() {
    int next = place - 1;
    while (next >= 0 && !(holds(next, pattern) && !lines.get(next).equals(match()))) {
      next--;
    }
    if (pattern.isEmpty() || next < 0) {
      return new HistorySearch(lines, draft, pattern, place, !pattern.isEmpty());
    }
    return new HistorySearch(lines, draft, pattern, next, false);
  }

  /** From that place on, backwards. */
  private HistorySearch sought(String text, int from) {
    int next = text.isEmpty() ? lines.size() : Math.min(from, lines.size() - 1);
    while (next >= 0 && next < lines.size() && !holds(next, text)) {
      next--;
    }
    return next < 0
        ? new HistorySearch(lines, draft, text, place, true)
        : new HistorySearch(lines, draft, text, next, false);
  }

  private boolean holds(int at, String text) {
    return lines.get(at).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
