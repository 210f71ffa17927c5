package dev.parley.tui.screen.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tab: a {@code /command}, at the beginning or bare after {@code /help}, or a {@code nick:} at the
 * beginning, a {@code @nick} or a {@code #room} anywhere, a bare {@code room} after {@code /join}.
 * To be kept as long as Tab and Shift+Tab follow each other, which go round; dropped at any other
 * key. Undo gives back what was typed.
 *
 * @param base the editor before the first Tab
 * @param from where the completed word begins
 * @param candidates at least one; as the status line lists them, to be cleaned before
 * @param chosen the index of the one that is in the box
 */
public record Completion(Editor base, int from, List<String> candidates, int chosen) {
  private static final String HELP = "/help";
  private static final List<String> OF_ROOMS = List.of("/join", "/part", "/room");

  /**
   * Completes the word before the cursor.
   *
   * @param backwards whether the last comes first, as for Shift+Tab
   * @return empty if there is nothing to complete, or nothing to complete it by
   */
  public static Optional<Completion> begin(Editor editor, Candidates known, boolean backwards) {
    int from = editor.draft().tokenStart();
    String typed = editor.text().substring(from, editor.cursor());
    String before = editor.text().substring(0, from);
    List<String> matches = after(before, typed, known);
    return matches.isEmpty()
        ? Optional.empty()
        : Optional.of(new Completion(editor, from, matches, backwards ? matches.size() - 1 : 0));
  }

  private static List<String> after(String before, String typed, Candidates known) {
    String command = before.stripTrailing().toLowerCase(Locale.ROOT);
    if (command.equals(HELP)) {
      return matches(typed.startsWith("/") ? "/" : "", typed, known.commands());
    }
    if (OF_ROOMS.contains(command)) {
      return matches(typed.startsWith("#") ? "#" : "", typed, known.rooms());
    }
    return matches(typed, before.isEmpty(), known);
  }

  public Completion next() {
    return new Completion(base, from, candidates, (chosen + 1) % candidates.size());
  }

  public Completion previous() {
    int before = (chosen + candidates.size() - 1) % candidates.size();
    return new Completion(base, from, candidates, before);
  }

  /** The editor with what is chosen; refused where that does not fit. */
  public Edit edit() {
    String word = candidates.get(chosen);
    boolean bare = from == 0 && "/@#".indexOf(base.text().charAt(from)) < 0;
    String rest = base.text().substring(base.cursor());
    String gap = rest.startsWith(" ") ? "" : " ";
    return base.replaced(from, base.cursor(), word + (bare ? ":" : "") + gap);
  }

  private static List<String> matches(String typed, boolean first, Candidates known) {
    if (typed.isEmpty()) {
      return List.of();
    }
    return switch (typed.charAt(0)) {
      case '/' -> first ? matches("/", typed, known.commands()) : List.of();
      case '@' -> matches("@", typed, known.nicks());
      case '#' -> matches("#", typed, known.rooms());
      default -> first ? matches("", typed, known.nicks()) : List.of();
    };
  }

  private static List<String> matches(String sign, String typed, List<String> names) {
    String start = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .map(name -> sign + name)
        .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(start))
        .distinct()
        .toList();
  }
}
