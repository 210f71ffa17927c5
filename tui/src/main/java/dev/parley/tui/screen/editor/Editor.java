package dev.parley.tui.screen.editor;

import dev.parley.protocol.json.Utf8;
import dev.parley.tui.screen.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * The text in the box, with the keys of readline. Of at most {@link #MAX_BYTES}: what does not fit
 * is refused as a whole, so that nothing is lost silently.
 *
 * <p>Two keys also mean something elsewhere. Ctrl+F moves as long as there is something to the
 * right, Ctrl+D deletes as long as there is a text: otherwise they are not the editor's.
 */
public final class Editor {
  /** Of the text, as UTF-8. */
  public static final int MAX_BYTES = InputText.MAX_BYTES;

  /** So many steps can be undone; an older one is forgotten. */
  public static final int MAX_UNDO = 100;

  public static final Editor EMPTY = new Editor(Draft.EMPTY, List.of(), "", Last.OTHER, 0);

  /** What the last key did: some that follow each other count as one. */
  private enum Last {
    TYPED,
    ERASED,
    KILLED,
    CLIMBED,
    OTHER
  }

  private final Draft draft;
  private final List<Draft> past;
  private final String killed;
  private final Last last;

  /** In cells; where Up and Down began, after {@link Last#CLIMBED}. */
  private final int column;

  private Editor(Draft draft, List<Draft> past, String killed, Last last, int column) {
    this.draft = draft;
    this.past = past;
    this.killed = killed;
    this.last = last;
    this.column = column;
  }

  /** As it was typed: lines end with a line feed; to be cleaned before it is shown. */
  public String text() {
    return draft.text();
  }

  /** In {@code char}s; always between two clusters. */
  public int cursor() {
    return draft.cursor();
  }

  public boolean isEmpty() {
    return draft.text().isEmpty();
  }

  Draft draft() {
    return draft;
  }

  /** A paste is not the editor's: {@link Paste} says what becomes of it. */
  public Edit press(Key key) {
    return switch (key.kind()) {
      case TEXT -> letter(key);
      case ENTER -> key.alt() ? typed("\n") : Edit.notMine(this);
      case BACKSPACE -> key.isPlain() ? erased(draft.left()) : killed(draft.wordLeft());
      case DELETE -> key.isPlain() ? erased(draft.right()) : killed(draft.wordRight());
      case LEFT ->
          key.alt() ? Edit.notMine(this) : moved(key.ctrl() ? draft.wordLeft() : draft.left());
      case RIGHT ->
          key.alt() ? Edit.notMine(this) : moved(key.ctrl() ? draft.wordRight() : draft.right());
      case HOME -> key.isPlain() ? moved(draft.lineStart()) : Edit.notMine(this);
      case END -> key.isPlain() ? moved(draft.lineEnd()) : Edit.notMine(this);
      case UP -> key.isPlain() && !draft.isOnFirstLine() ? climbed(true) : Edit.notMine(this);
      case DOWN -> key.isPlain() && !draft.isOnLastLine() ? climbed(false) : Edit.notMine(this);
      default -> Edit.notMine(this);
    };
  }

  /** With that at the cursor, made fit for the box, as one step for undo. */
  public Edit insert(String raw) {
    return replaced(draft.cursor(), draft.cursor(), raw);
  }

  /** With that instead of the whole text; the cursor at its end. */
  public Edit replaced(String raw) {
    return replaced(0, text().length(), raw);
  }

  /** Empty; undo brings the text back. */
  public Editor cleared() {
    return changed(Draft.EMPTY, Last.OTHER);
  }

  /** Empty, with nothing to undo: the text is elsewhere now. What was killed can be yanked. */
  public Editor taken() {
    return new Editor(Draft.EMPTY, List.of(), killed, Last.OTHER, 0);
  }

  Edit replaced(int from, int to, String raw) {
    return replaced(from, to, raw, Last.OTHER);
  }

  private Edit letter(Key key) {
    if (key.isPlain()) {
      return typed(key.text());
    }
    if (key.ctrl() && key.alt()) {
      return Edit.notMine(this);
    }
    return key.ctrl() ? withCtrl(key.text()) : withAlt(key.text());
  }

  private Edit withCtrl(String letter) {
    return switch (letter) {
      case "a" -> moved(draft.lineStart());
      case "e" -> moved(draft.lineEnd());
      case "b" -> moved(draft.left());
      case "f" -> draft.cursor() < text().length() ? moved(draft.right()) : Edit.notMine(this);
      case "d" -> isEmpty() ? Edit.notMine(this) : erased(draft.right());
      case "h" -> erased(draft.left());
      case "w" -> killed(draft.blankLeft());
      // At the border of a line the line break goes, so that the key, repeated, empties the box.
      case "u" -> killed(Math.min(draft.lineStart(), draft.left()));
      case "k" -> killed(Math.max(draft.lineEnd(), draft.right()));
      case "y" -> insert(killed);
      case "_" -> undone();
      default -> Edit.notMine(this);
    };
  }

  private Edit withAlt(String letter) {
    return switch (letter) {
      case "b" -> moved(draft.wordLeft());
      case "f" -> moved(draft.wordRight());
      case "d" -> killed(draft.wordRight());
      default -> Edit.notMine(this);
    };
  }

  private Edit typed(String raw) {
    return replaced(draft.cursor(), draft.cursor(), raw, Last.TYPED);
  }

  private Edit replaced(int from, int to, String raw, Last now) {
    String fit = InputText.fit(raw);
    int kept = Utf8.length(text()) - Utf8.length(text().substring(from, to));
    if (kept + Utf8.length(fit) > MAX_BYTES) {
      return Edit.refused(
          this, "a message holds at most " + InputText.size(MAX_BYTES) + "; that does not fit");
    }
    return Edit.done(changed(draft.replaced(from, to, fit), now));
  }

  private Edit moved(int place) {
    return Edit.done(new Editor(draft.at(place), past, killed, Last.OTHER, 0));
  }

  private Edit climbed(boolean up) {
    int from = last == Last.CLIMBED ? column : draft.column();
    int place = up ? draft.above(from) : draft.below(from);
    return Edit.done(new Editor(draft.at(place), past, killed, Last.CLIMBED, from));
  }

  /** What is between the cursor and that place goes. */
  private Edit erased(int place) {
    return Edit.done(changed(without(place), Last.ERASED));
  }

  /** As {@link #erased}, but it can be yanked. */
  private Edit killed(int place) {
    int cursor = draft.cursor();
    if (place == cursor) {
      return Edit.done(this);
    }
    String before = last == Last.KILLED ? killed : "";
    String kept =
        place < cursor
            ? text().substring(place, cursor) + before
            : before + text().substring(cursor, place);
    Editor next = changed(without(place), Last.KILLED);
    return Edit.done(new Editor(next.draft, next.past, kept, Last.KILLED, 0));
  }

  private Draft without(int place) {
    int cursor = draft.cursor();
    return draft.replaced(Math.min(place, cursor), Math.max(place, cursor), "");
  }

  private Edit undone() {
    if (past.isEmpty()) {
      return Edit.done(this);
    }
    int steps = past.size() - 1;
    return Edit.done(new Editor(past.get(steps), past.subList(0, steps), killed, Last.OTHER, 0));
  }

  private Editor changed(Draft next, Last now) {
    if (next.text().equals(text())) {
      return next.equals(draft) ? this : new Editor(next, past, killed, Last.OTHER, 0);
    }
    return new Editor(next, goesOn(next, now) ? past : withStep(), killed, now, 0);
  }

  /** A word that is typed, and a run of what is erased, is one step for undo. */
  private boolean goesOn(Draft next, Last now) {
    if (now == Last.TYPED && last == Last.TYPED) {
      char before = text().charAt(draft.cursor() - 1);
      return !Character.isWhitespace(before)
          || Character.isWhitespace(next.text().charAt(draft.cursor()));
    }
    return now == Last.ERASED && last == Last.ERASED;
  }

  private List<Draft> withStep() {
    List<Draft> steps = new ArrayList<>(past);
    if (steps.size() == MAX_UNDO) {
      steps.remove(0);
    }
    steps.add(draft);
    return List.copyOf(steps);
  }
}
