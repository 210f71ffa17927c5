package dev.parley.tui.screen.editor;

import dev.parley.protocol.json.Utf8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was typed and sent before, oldest first, and a place in it. What one leaves while going up
 * and down, above all the draft, is still there on coming back, until the next is sent.
 */
public final class InputHistory {
  /** The newest are kept. */
  public static final int MAX_LINES = 500;

  public static final InputHistory EMPTY = of(List.of());

  private final List<String> lines;

  /** The number of lines: at the draft. */
  private final int place;

  /** What the user has made of lines, by their place; at the end stands the draft. */
  private final SortedMap<Integer, String> changed;

  private InputHistory(List<String> lines, int place, SortedMap<Integer, String> changed) {
    this.lines = lines;
    this.place = place;
    this.changed = changed;
  }

  /**
   * A text from the history for the box.
   *
   * @param text as it was typed; it may have several lines
   */
  public record Recall(InputHistory history, String text) {}

  /** Of these, oldest first. */
  public static InputHistory of(List<String> lines) {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && (kept.isEmpty() || !kept.get(kept.size() - 1).equals(line))) {
        kept.add(line);
      }
    }
    int first = Math.max(0, kept.size() - MAX_LINES);
    List<String> newest = List.copyOf(kept.subList(first, kept.size()));
    return new InputHistory(newest, newest.size(), Collections.emptySortedMap());
  }

  /** Oldest first. */
  public List<String> lines() {
    return lines;
  }

  /** With that as the newest, unless it is so already, or blank; at the end, with no draft. */
  public InputHistory with(String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(line);
    return of(more);
  }

  /**
   * The line before, for Up.
   *
   * @param current what is in the box now
   */
  public Optional<Recall> older(String current) {
    return place == 0 ? Optional.empty() : Optional.of(recalled(place - 1, current));
  }

  /** The line after, or the draft at last, for Down. */
  public Optional<Recall> newer(String current) {
    return place == lines.size() ? Optional.empty() : Optional.of(recalled(place + 1, current));
  }

  private Recall recalled(int next, String current) {
    SortedMap<Integer, String> kept = new TreeMap<>(changed);
    if (current.equals(original(place))) {
      kept.remove(place);
    } else {
      kept.put(place, current);
    }
    String text = kept.getOrDefault(next, original(next));
    return new Recall(new InputHistory(lines, next, Collections.unmodifiableSortedMap(kept)), text);
  }

  private String original(int at) {
    return at == lines.size() ? "" : lines.get(at);
  }

  /** One line of a file, without its end. */
  public static String encoded(String line) {
    return line.replace("\\", "\\\\").replace("\n", "\\n");
  }

  /** From the lines of a file, oldest first; those that {@link #encoded} cannot have made go. */
  public static InputHistory decoded(List<String> encoded) {
    return of(encoded.stream().map(InputHistory::decoded).flatMap(Optional::stream).toList());
  }

  private static Optional<String> decoded(String encoded) {
    StringBuilder line = new StringBuilder(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c != '\\') {
        line.append(c);
        continue;
      }
      i++;
      char escaped = i < encoded.length() ? encoded.charAt(i) : 0;
      if (escaped != 'n' && escaped != '\\') {
        return Optional.empty();
      }
      line.append(escaped == 'n' ? '\n' : '\\');
    }
    String text = line.toString();
    boolean sound = text.equals(InputText.fit(text)) && Utf8.length(text) <= InputText.MAX_BYTES;
    return sound ? Optional.of(text) : Optional.empty();
  }
}
