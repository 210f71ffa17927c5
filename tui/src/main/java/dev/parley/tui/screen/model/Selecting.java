package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.model.Line.Said;
import dev.parley.tui.screen.model.Viewport.Row;
import java.util.HashSet;
import java.util.Set;

/** A message is chosen, and something done with it. */
final class Selecting {
  /** More opened messages than this are folded again. */
  private static final int MAX_OPENED = 100;

  private Selecting() {}

  static void open(Turn turn) {
    Viewport viewport = turn.viewport();
    int index = message(turn, viewport.bottom().index(), true);
    if (index >= 0) {
      // What comes now must not move the messages that one chooses from.
      turn.put(turn.model().reading().withPlace(viewport.placeOf(viewport.bottom())));
      choose(turn, index);
    }
  }

  private static void close(Turn turn) {
    turn.put(Overlay.NONE);
    Scrolling.refill(turn);
  }

  /** The message at that index, or the next one above or below; -1: there is none. */
  private static int message(Turn turn, int index, boolean up) {
    ChatModel model = turn.model();
    Viewport viewport = turn.viewport();
    int at = index;
    while (at >= 0 && at < viewport.items()) {
      if (at >= viewport.lines() || model.history().lines().get(at) instanceof Said) {
        return at;
      }
      at += up ? -1 : 1;
    }
    return -1;
  }

  private static void choose(Turn turn, int index) {
    turn.put(new Overlay.Select(turn.viewport().placeOf(new Row(index, 0))));
    Scrolling.reveal(turn, index);
  }

  /** Whether the key was one of the select mode; letters always are. */
  static boolean press(Turn turn, Overlay.Select select, Key key) {
    switch (key.kind()) {
      case UP, DOWN -> {
        if (!key.isPlain()) {
          return false;
        }
        move(turn, select, key.kind() == Key.Kind.UP);
      }
      case ESCAPE -> close(turn);
      case ENTER -> unfold(turn, select);
      case TEXT -> {
        if (key.isCtrl('t')) {
          close(turn);
        } else if (key.isPlain()) {
          letter(turn, select, key.text());
        } else {
          return false;
        }
      }
      case PASTE -> {
        close(turn);
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void move(Turn turn, Overlay.Select select, boolean up) {
    int from = turn.viewport().indexOf(select.chosen());
    int index = message(turn, from + (up ? -1 : 1), up);
    if (index >= 0) {
      choose(turn, index);
    } else if (up) {
      Scrolling.loadOlder(turn);
    }
  }

  private static void unfold(Turn turn, Overlay.Select select) {
    long seqNo = select.chosen().seqNo();
    Set<Long> opened = new HashSet<>(turn.model().reading().opened());
    if (seqNo > 0 && !opened.remove(seqNo)) {
      if (opened.size() >= MAX_OPENED) {
        opened.clear();
      }
      opened.add(seqNo);
    }
    int index = turn.viewport().indexOf(select.chosen());
    int above = Scrolling.rowsAbove(turn, index);
    turn.put(turn.model().reading().withOpened(opened));
    Scrolling.showBelow(turn, index, above);
  }

  private static void letter(Turn turn, Overlay.Select select, String letter) {
    Viewport viewport = turn.viewport();
    int index = message(turn, viewport.indexOf(select.chosen()), true);
    if (index < 0) {
      return;
    }
    ChatModel model = turn.model();
    Pending pending =
        index < viewport.lines() ? null : model.pending().get(index - viewport.lines());
    Said said =
        pending == null && model.history().lines().get(index) instanceof Said line ? line : null;
    switch (letter) {
      case "i" -> {
        if (pending == null) {
          Typing.run(turn, "/confirmations #" + said.seqNo(), false);
        } else {
          Overlays.read(turn, "message", Info.of(model, pending));
        }
      }
      case "y" -> {
        turn.wish(new Wish.Copy(pending == null ? said.text() : pending.text()));
        turn.hint("sent to the terminal's clipboard");
      }
      case "e" -> again(turn, pending);
      case "d" -> drop(turn, pending);
      default -> {
        // Letters do nothing else here: what is typed must not end up in the box unseen.
      }
    }
  }

  private static void again(Turn turn, Pending pending) {
    if (!turn.model().input().isEmpty()) {
      turn.hint("there is a text in the box: send or clear it first");
    } else if (drop(turn, pending)) {
      turn.put(turn.model().with(turn.model().input().replaced(pending.text())));
    }
  }

  private static boolean drop(Turn turn, Pending pending) {
    if (pending == null || pending.mark() != Mark.REFUSED) {
      turn.hint(
          pending == null
              ? "what is final stays"
              : "it is on its way; only what was refused can be edited or dropped");
      return false;
    }
    Pendings pendings = new Pendings(turn.model());
    pendings.drop(pending);
    turn.put(turn.model().with(pendings.result()));
    close(turn);
    return true;
  }
}
