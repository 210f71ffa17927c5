package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.editor.Candidates;
import dev.parley.tui.screen.editor.Completion;
import dev.parley.tui.screen.editor.Edit;
import dev.parley.tui.screen.editor.HistorySearch;
import dev.parley.tui.screen.editor.InputHistory;
import dev.parley.tui.screen.editor.Paste;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a key does in the box one types in. */
final class Box {
  private Box() {}

  /** Returns whether the key was one of the box. */
  static boolean press(Turn turn, Key key) {
    Input input = turn.model().input();
    if (input.search() != null && key.kind() != Key.Kind.PASTE) {
      return seek(turn, input, key);
    }
    boolean up = key.kind() == Key.Kind.UP;
    switch (key.kind()) {
      case PASTE -> paste(turn, key.text());
      case TAB -> complete(turn, input, key.shift());
      case UP, DOWN -> {
        return edit(turn, input.editor().press(key)) || (key.isPlain() && recall(turn, up));
      }
      default -> {
        if (!key.isCtrl('r')) {
          return edit(turn, input.editor().press(key));
        }
        HistorySearch search = HistorySearch.begin(input.history(), input.text());
        turn.put(turn.model().with(input.searching(search)));
      }
    }
    return true;
  }

  private static boolean edit(Turn turn, Edit edit) {
    if (edit.mine()) {
      turn.put(turn.model().with(turn.model().input().with(edit.editor())));
    }
    if (!edit.notice().isEmpty()) {
      turn.hint(edit.notice());
    }
    return edit.mine();
  }

  static void insert(Turn turn, String text) {
    edit(turn, turn.model().input().editor().insert(text));
  }

  private static boolean recall(Turn turn, boolean up) {
    Input input = turn.model().input();
    InputHistory history = input.history();
    Optional<InputHistory.Recall> found =
        up ? history.older(input.text()) : history.newer(input.text());
    found.ifPresent(
        recall ->
            turn.put(turn.model().with(input.replaced(recall.text()).with(recall.history()))));
    return true;
  }

  private static boolean seek(Turn turn, Input input, Key key) {
    HistorySearch.Step step = input.search().press(key);
    if (step instanceof HistorySearch.On on) {
      turn.put(turn.model().with(input.searching(on.search())));
      return true;
    }
    HistorySearch.Ended ended = (HistorySearch.Ended) step;
    turn.put(turn.model().with(input.replaced(ended.text())));
    if (ended.pressAgain()) {
      Keys.press(turn, key);
    }
    return true;
  }

  private static void complete(Turn turn, Input input, boolean backwards) {
    Completion old = input.completion();
    Optional<Completion> next =
        old == null
            ? Completion.begin(input.editor(), candidates(turn.model()), backwards)
            : Optional.of(backwards ? old.previous() : old.next());
    next.ifPresent(completion -> turn.put(turn.model().with(input.completing(completion))));
  }

  private static Candidates candidates(ChatModel model) {
    Set<String> commands = new TreeSet<>(model.setup().commands());
    commands.addAll(Typing.LOCAL);
    List<String> nicks = new ArrayList<>(model.group().names().members().values());
    nicks.remove(model.ownName());
    return new Candidates(List.copyOf(commands), nicks, rooms(model));
  }

  /** Those first in which the user is. */
  private static List<String> rooms(ChatModel model) {
    Set<String> names = new LinkedHashSet<>();
    model.rooms().joined().forEach(room -> names.add(room.name()));
    model.group().rooms().forEach(room -> names.add(room.name()));
    return List.copyOf(names);
  }

  private static void paste(Turn turn, String raw) {
    Paste paste = Paste.of(raw);
    if (paste instanceof Paste.Insert insert) {
      insert(turn, insert.text());
    } else if (paste instanceof Paste.Ask ask) {
      turn.put(new Overlay.Question(ask));
    } else {
      turn.hint(((Paste.Refused) paste).reason());
    }
  }

  /** Whether the key changes the text, or where one is in it. */
  static boolean types(Key key) {
    return switch (key.kind()) {
      case TEXT, PASTE, BACKSPACE, DELETE, TAB, LEFT, RIGHT, ENTER -> true;
      default -> false;
    };
  }

  /** Whether the key was one of the question; whoever types on has the paste in the box. */
  static boolean answer(Turn turn, Paste.Ask ask, Key key) {
    if (key.kind() == Key.Kind.PASTE) {
      join(turn, ask.and(key.text()));
      return true;
    }
    switch (ask.answer(key)) {
      case SEND -> {
        turn.put(Overlay.NONE);
        Typing.send(turn, ask.text());
      }
      case EDIT -> toBox(turn, ask);
      case DROP -> turn.put(Overlay.NONE);
      case NONE -> {
        boolean typesOn = types(key) && (key.isPlain() || key.kind() == Key.Kind.ENTER);
        return !typesOn || !toBox(turn, ask);
      }
    }
    return true;
  }

  /** The question stays where there is no room for the paste. */
  private static boolean toBox(Turn turn, Paste.Ask ask) {
    Edit edit = turn.model().input().editor().insert(ask.text());
    edit(turn, edit);
    boolean fits = edit.notice().isEmpty();
    if (fits) {
      turn.put(Overlay.NONE);
    }
    return fits;
  }

  private static void join(Turn turn, Paste joined) {
    if (joined instanceof Paste.Ask ask) {
      turn.put(new Overlay.Question(ask));
    } else if (joined instanceof Paste.Refused refused) {
      turn.hint(refused.reason());
    }
  }
}
