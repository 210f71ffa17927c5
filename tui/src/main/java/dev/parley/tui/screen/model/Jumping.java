package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** To another room by a part of its name. */
public final class Jumping {
  /** A name is no longer. */
  private static final int MOST_TYPED = 64;

  private static final int NO_MATCH = Integer.MAX_VALUE;

  private record Match(Room room, int rank) {}

  private Jumping() {}

  static void open(Turn turn) {
    turn.put(turn.model().withSearch(null).with(new Overlay.Jump("", 0)));
  }

  /** The rooms that are offered for what is typed, the best first. */
  public static List<Room> offered(Rooms rooms, String typed) {
    String wanted = typed.startsWith("#") ? typed.substring(1) : typed;
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < rooms.joined().size(); i++) {
      Room room = rooms.joined().get(i);
      boolean isNumber = wanted.equals(String.valueOf(i + 1));
      int rank = isNumber ? 0 : rank(room.name(), wanted.toLowerCase(Locale.ROOT));
      if (rank != NO_MATCH) {
        matches.add(new Match(room, rank));
      }
    }
    matches.sort(Comparator.comparingInt(Match::rank));
    return matches.stream().map(Match::room).toList();
  }

  /** The beginning of the name, a part of it, or its letters with others between them. */
  private static int rank(String name, String wanted) {
    int at = name.indexOf(wanted);
    if (at >= 0) {
      return at == 0 ? 1 : 2;
    }
    int next = 0;
    for (int i = 0; i < wanted.length(); i++) {
      next = name.indexOf(wanted.charAt(i), next) + 1;
      if (next == 0) {
        return NO_MATCH;
      }
    }
    return 3;
  }

  /** Whether the key was one of them; letters always are. */
  static boolean press(Turn turn, Overlay.Jump jump, Key key) {
    int count = offered(turn.model().rooms(), jump.typed()).size();
    switch (key.kind()) {
      case TEXT -> {
        return letter(turn, jump, key, count);
      }
      case PASTE -> typed(turn, jump.typed() + key.text().lines().findFirst().orElse(""));
      case BACKSPACE -> {
        String text = jump.typed();
        int end = text.isEmpty() ? 0 : text.offsetByCodePoints(text.length(), -1);
        typed(turn, text.substring(0, end));
      }
      case UP -> choose(turn, jump, -1, count);
      case DOWN -> choose(turn, jump, 1, count);
      case TAB -> choose(turn, jump, key.shift() ? -1 : 1, count);
      case ENTER -> go(turn, jump);
      case ESCAPE -> turn.put(Overlay.NONE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean letter(Turn turn, Overlay.Jump jump, Key key, int count) {
    if (key.isPlain()) {
      typed(turn, jump.typed() + key.text());
    } else if (key.isCtrl('u') || key.isCtrl('w')) {
      typed(turn, "");
    } else if (key.isCtrl('g') || key.isCtrl('n')) {
      choose(turn, jump, 1, count);
    } else if (key.isCtrl('p')) {
      choose(turn, jump, -1, count);
    } else {
      return false;
    }
    return true;
  }

  private static void typed(Turn turn, String text) {
    if (text.length() <= MOST_TYPED) {
      turn.put(new Overlay.Jump(text, 0));
    }
  }

  private static void choose(Turn turn, Overlay.Jump jump, int step, int count) {
    if (count > 0) {
      turn.put(new Overlay.Jump(jump.typed(), (jump.chosen() + step + count) % count));
    }
  }

  private static void go(Turn turn, Overlay.Jump jump) {
    List<Room> offered = offered(turn.model().rooms(), jump.typed());
    if (offered.isEmpty()) {
      turn.hint("you are in no such room; /join #room, /rooms lists all");
    } else {
      Switching.show(turn, offered.get(Math.min(jump.chosen(), offered.size() - 1)).name());
    }
  }
}
