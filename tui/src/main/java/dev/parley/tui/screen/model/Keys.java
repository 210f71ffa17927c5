package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.model.Attention.Focus;

/** What a key does: first what is in front, then the box, then the screen. */
final class Keys {
  private Keys() {}

  static void press(Turn turn, Key key) {
    if (key.kind() == Key.Kind.FOCUS_IN || key.kind() == Key.Kind.FOCUS_OUT) {
      Focus focus = key.kind() == Key.Kind.FOCUS_IN ? Focus.IN : Focus.OUT;
      Attention attention = turn.model().attention();
      turn.put(turn.model().with(attention.with(focus, attention.keyAt())));
      return;
    }
    attend(turn);
    if (key.isCtrl('c') || (key.isCtrl('d') && turn.model().input().isEmpty())) {
      cancel(turn, key);
      return;
    }
    Partings.stay(turn);
    if (isBlind(turn, key)
        || Overlays.press(turn, key)
        || screen(turn, key)
        || RoomKeys.press(turn, key)
        || Overlays.makeWay(turn, key)) {
      return;
    }
    boolean covered = turn.model().overlay().isInFront();
    boolean seeks = turn.model().search() != null && !covered;
    boolean taken = (seeks && Searching.press(turn, key)) || scroll(turn, key);
    if (!taken && !seeks && !covered) {
      box(turn, key);
    }
  }

  /** Where nothing can be seen, nothing is sent. */
  private static boolean isBlind(Turn turn, Key key) {
    return turn.model().size().isTooSmall() && key.kind() == Key.Kind.ENTER && key.isPlain();
  }

  static String commandOf(Key key) {
    return key.kind() == Key.Kind.F1 ? "/help" : "/status";
  }

  /** Whoever presses a key is there, whatever the terminal says of its focus. */
  private static void attend(Turn turn) {
    Attention attention = turn.model().attention();
    Focus focus = attention.focus() == Focus.OUT ? Focus.UNKNOWN : attention.focus();
    turn.put(turn.model().with(attention.with(focus, turn.now())));
  }

  /** One thing at a time is closed or cleared; then it is asked whether to quit. */
  private static void cancel(Turn turn, Key key) {
    ChatModel model = turn.model();
    boolean leaving = model.parting() == ChatModel.Parting.LEAVING;
    if (leaving) {
      Partings.ask(turn);
    } else if (!(model.overlay() instanceof Overlay.None)) {
      Overlays.close(turn);
    } else if (model.search() != null) {
      Searching.close(turn);
    } else if (model.input().search() != null) {
      Box.press(turn, Key.of(Key.Kind.ESCAPE));
    } else if (key.isCtrl('c') && !model.input().isEmpty()) {
      turn.put(model.with(model.input().with(model.input().editor().cleared())));
    } else {
      Partings.ask(turn);
    }
  }

  /** Keys that mean the same wherever one is. */
  private static boolean screen(Turn turn, Key key) {
    switch (key.kind()) {
      case F1, F2 -> Typing.run(turn, commandOf(key), false);
      case F7 -> Overlays.toggleRooms(turn);
      case F8 -> Overlays.toggleUsers(turn);
      case TEXT -> {
        return withCtrl(turn, key);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean withCtrl(Turn turn, Key key) {
    if (!key.ctrl() || key.alt()) {
      return false;
    }
    switch (key.text()) {
      case "l" -> turn.wish(new Wish.Repaint());
      case "q" -> Partings.quit(turn);
      case "t" -> Selecting.open(turn);
      case "z" -> turn.hint("suspending would take this node offline; use tmux, or /suspend");
      case "o" -> {
        turn.wish(new Wish.EditOutside(turn.model().input().text()));
        Input input = turn.model().input();
        turn.put(turn.model().with(input.with(input.editor().taken())));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean scroll(Turn turn, Key key) {
    switch (key.kind()) {
      case PAGE_UP, PAGE_DOWN -> Scrolling.halfPage(turn, key.kind() == Key.Kind.PAGE_UP);
      case WHEEL_UP, WHEEL_DOWN -> Scrolling.wheel(turn, key.kind() == Key.Kind.WHEEL_UP);
      default -> {
        return key.alt() && !key.ctrl() && scrollWithAlt(turn, key);
      }
    }
    return true;
  }

  private static boolean scrollWithAlt(Turn turn, Key key) {
    switch (key.kind()) {
      case UP, DOWN -> Scrolling.rows(turn, 1, key.kind() == Key.Kind.UP);
      case HOME -> Scrolling.toOldest(turn);
      case END -> Scrolling.toNewest(turn);
      case TEXT -> {
        if (!key.isAlt('u')) {
          return false;
        }
        toUnread(turn);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void toUnread(Turn turn) {
    long first = turn.model().reading().unread().first();
    if (first == 0) {
      turn.hint("nothing came while you were away");
    } else {
      Scrolling.goTo(turn, first);
    }
  }

  private static void box(Turn turn, Key key) {
    ChatModel model = turn.model();
    boolean atEnd = model.input().editor().cursor() == model.input().text().length();
    if (key.kind() == Key.Kind.END && atEnd && !model.reading().isFollowing()) {
      Scrolling.toNewest(turn);
    } else if (!Box.press(turn, key)) {
      if (key.kind() == Key.Kind.ENTER) {
        Typing.enter(turn);
      } else if (key.isCtrl('f')) {
        Searching.open(turn, "");
      }
    }
  }
}
