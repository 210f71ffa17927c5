package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;
import java.util.regex.Pattern;

/** A search in the room, from the newest to the oldest. */
final class Searching {
  /** The number of an entry: one goes there. */
  private static final Pattern NUMBER = Pattern.compile("#\\d{1,15}");

  private Searching() {}

  static void open(Turn turn, String text) {
    Search search = new Search(text, text.length(), 0, Search.State.TYPING, null);
    turn.put(turn.model().withSearch(search).with(Overlay.NONE));
    if (!text.isEmpty()) {
      next(turn, true);
    }
  }

  static void close(Turn turn) {
    turn.put(turn.model().withSearch(null));
  }

  /** Whether the key was one of the search. */
  static boolean press(Turn turn, Key key) {
    Search search = turn.model().search();
    switch (key.kind()) {
      case TEXT -> {
        return letter(turn, search, key);
      }
      case PASTE -> typed(turn, search, search.text() + key.text().lines().findFirst().orElse(""));
      case BACKSPACE -> {
        String text = search.text();
        int end = text.isEmpty() ? 0 : text.offsetByCodePoints(text.length(), -1);
        typed(turn, search, text.substring(0, end));
      }
      case ENTER -> next(turn, true);
      case TAB -> next(turn, !key.shift());
      case ESCAPE -> close(turn);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean letter(Turn turn, Search search, Key key) {
    if (key.isPlain()) {
      typed(turn, search, search.text() + key.text());
    } else if (key.isCtrl('u') || key.isCtrl('w')) {
      typed(turn, search, "");
    } else if (key.isCtrl('f')) {
      next(turn, true);
    } else {
      return false;
    }
    return true;
  }

  private static void typed(Turn turn, Search search, String text) {
    if (!text.equals(search.text())) {
      turn.put(
          turn.model().withSearch(new Search(text, text.length(), 0, Search.State.TYPING, null)));
    }
  }

  /** Further into the past, or back; the first time from the newest on. */
  private static void next(Turn turn, boolean backwards) {
    ChatModel model = turn.model();
    Search search = model.search();
    if (search.text().isEmpty()) {
      return;
    }
    if (NUMBER.matcher(search.text()).matches()) {
      long number = Long.parseLong(search.text().substring(1));
      long last = model.group().finalSeq();
      if (number > last) {
        turn.put(
            model.withSearch(
                new Search(search.text(), search.cursor(), 0, Search.State.NOT_FOUND, null)));
        turn.hint("there is no #" + number + " yet; the last is #" + last);
        return;
      }
      turn.put(
          model.withSearch(
              new Search(search.text(), search.cursor(), number, Search.State.FOUND, null)));
      Scrolling.goTo(turn, number);
      return;
    }
    long from = search.seqNo() == 0 ? model.group().finalSeq() + 1 : search.seqNo();
    Wish.Search wish = new Wish.Search(model.span(), search.text(), from, backwards);
    if (search.isUnder(wish)) {
      return;
    }
    seeks(turn, new Search.Seeking(wish, 0, 0));
    turn.wish(wish);
  }

  private static void seeks(Turn turn, Search.Seeking seeking) {
    Search search = turn.model().search();
    turn.put(
        turn.model()
            .withSearch(
                new Search(
                    search.text(),
                    search.cursor(),
                    search.seqNo(),
                    Search.State.SEEKING,
                    seeking)));
  }

  /** How far the search is; of an older one that does not matter. */
  static void progressed(Turn turn, Search.Seeking seeking) {
    Search search = turn.model().search();
    if (search != null && search.isUnder(seeking.wish())) {
      seeks(turn, seeking);
    }
  }

  static void found(Turn turn, Wish.Search wish, long seqNo) {
    Search search = turn.model().search();
    if (search == null || !search.isUnder(wish)) {
      return;
    }
    boolean is = seqNo > 0;
    long hit = is ? seqNo : search.seqNo();
    Search.State state = is ? Search.State.FOUND : Search.State.NOT_FOUND;
    turn.put(turn.model().withSearch(new Search(search.text(), search.cursor(), hit, state, null)));
    if (is) {
      Scrolling.goTo(turn, seqNo);
    }
  }
}
