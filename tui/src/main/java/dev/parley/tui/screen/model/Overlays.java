package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;

/** What lies over the chat, and its keys. */
final class Overlays {
  private Overlays() {}

  static void read(Turn turn, String title, String text) {
    Overlay under = turn.model().overlay();
    boolean keeps = under instanceof Overlay.Select || under instanceof Overlay.Question;
    turn.put(new Overlay.Text(title, text, 0, keeps ? under : Overlay.NONE));
  }

  /** Whether the key was one of the overlay. */
  static boolean press(Turn turn, Key key) {
    Overlay overlay = turn.model().overlay();
    if (overlay instanceof Overlay.Text text) {
      return read(turn, text, key);
    }
    if (overlay instanceof Overlay.Question question) {
      return Box.answer(turn, question.paste(), key);
    }
    if (overlay instanceof Overlay.Select select) {
      return Selecting.press(turn, select, key);
    }
    if (overlay instanceof Overlay.Jump jump) {
      return Jumping.press(turn, jump, key);
    }
    boolean closes = key.kind() == Key.Kind.ESCAPE && !(overlay instanceof Overlay.None);
    if (closes) {
      turn.put(Overlay.NONE);
    }
    return closes;
  }

  private static boolean read(Turn turn, Overlay.Text text, Key key) {
    int page = Page.height(turn.model().size());
    int most = Page.lastTop(text, turn.model().size());
    int top = text.top();
    switch (key.kind()) {
      case UP -> top--;
      case DOWN -> top++;
      case WHEEL_UP -> top -= 3;
      case WHEEL_DOWN -> top += 3;
      case PAGE_UP -> top -= page;
      case PAGE_DOWN -> top += page;
      case HOME -> top = 0;
      case END -> top = most;
      case ESCAPE -> {
        return close(turn);
      }
      case ENTER -> {
        return key.isPlain() && close(turn);
      }
      case F1, F2 -> {
        boolean again = text.title().equals(Keys.commandOf(key));
        turn.put(again ? text.under() : text);
        return again;
      }
      default -> {
        return false;
      }
    }
    int bounded = Math.max(0, Math.min(top, most));
    turn.put(new Overlay.Text(text.title(), text.text(), bounded, text.under()));
    return true;
  }

  /** What lies in front goes, and what was under it is there again. */
  static boolean close(Turn turn) {
    Overlay overlay = turn.model().overlay();
    turn.put(overlay instanceof Overlay.Text text ? text.under() : Overlay.NONE);
    return true;
  }

  /** Whoever goes on typing has read what lies over the chat: nothing of it may be lost. */
  static boolean makeWay(Turn turn, Key key) {
    boolean gives = turn.model().overlay() instanceof Overlay.Text && Box.types(key);
    return gives && close(turn) && press(turn, key);
  }

  static void toggleRooms(Turn turn) {
    ChatModel model = turn.model();
    Panes panes = model.panes();
    if (model.size().columns() >= Panes.ROOMS_FROM) {
      turn.put(model.with(new Panes(!panes.roomsHidden(), panes.usersHidden())));
    } else {
      boolean open = model.overlay() instanceof Overlay.Rooms;
      turn.put(open ? Overlay.NONE : new Overlay.Rooms());
    }
  }

  static void toggleUsers(Turn turn) {
    ChatModel model = turn.model();
    Panes panes = model.panes();
    if (model.size().columns() >= Panes.USERS_FROM) {
      turn.put(model.with(new Panes(panes.roomsHidden(), !panes.usersHidden())));
    } else {
      boolean open = model.overlay() instanceof Overlay.Users;
      turn.put(open ? Overlay.NONE : new Overlay.Users());
    }
  }
}
