package dev.parley.tui.screen.model;

import dev.parley.tui.screen.model.Viewport.Row;

/** Where the user reads, and what must be read from the log for that. */
final class Scrolling {
  /** With so many lines left to the edge of the window, more is loaded. */
  private static final int MARGIN = 200;

  /** So many messages at a time. */
  static final int LOADED = 500;

  private static final int WHEEL_ROWS = 3;

  private Scrolling() {}

  static void halfPage(Turn turn, boolean up) {
    rows(turn, Math.max(1, turn.viewport().pane() / 2), up);
  }

  static void wheel(Turn turn, boolean up) {
    rows(turn, WHEEL_ROWS, up);
  }

  static void rows(Turn turn, int rows, boolean up) {
    Viewport viewport = turn.viewport();
    if (viewport.items() > 0 && (up || !turn.model().reading().isFollowing())) {
      Row bottom = viewport.bottom();
      Row target = up ? viewport.up(bottom, rows) : viewport.down(bottom, rows);
      goTo(turn, viewport, viewport.filling(target));
    }
    settle(turn);
    // A pane that is not full has nothing to scroll, but there may be more above it.
    if (up && turn.model().reading().isFollowing()) {
      loadOlder(turn);
    }
  }

  /** Leaves no blank row in the pane that could be filled, and follows again at the end. */
  static void refill(Turn turn) {
    rows(turn, 0, false);
  }

  /** Shows the newest, and what comes then. */
  static void toNewest(Turn turn) {
    ChatModel model = turn.model();
    turn.put(model.with(Windows.newest(model.history())));
    turn.put(model.reading().withGoal(null).withPlace(null));
  }

  static void toOldest(Turn turn) {
    goTo(turn, turn.model().span().from());
  }

  /** Shows an entry in the upper part of the pane, as soon as it is loaded. */
  static void goTo(Turn turn, long wanted) {
    ChatModel model = turn.model();
    long from = model.span().from();
    if (from > model.group().finalSeq()) {
      // Nobody has made the room yet.
      return;
    }
    long seqNo = Math.max(from, Math.min(wanted, model.group().finalSeq()));
    History newest = Windows.newest(model.history());
    if (!model.history().covers(seqNo) && newest.covers(seqNo)) {
      turn.put(model.with(newest));
    }
    if (turn.model().history().covers(seqNo)) {
      turn.put(turn.model().reading().withGoal(null));
      arrive(turn, seqNo);
      settle(turn);
      return;
    }
    turn.put(model.reading().withGoal(new Reading.Goal(seqNo)));
    load(turn, new Wish.Load(model.span(), Wish.Direction.AROUND, seqNo, LOADED));
  }

  /** As {@link #goTo}, in the window as it is. */
  static void arrive(Turn turn, long seqNo) {
    Viewport viewport = turn.viewport();
    if (viewport.items() == 0) {
      return;
    }
    int index = Math.min(turn.model().history().indexOf(seqNo), viewport.items() - 1);
    int below = viewport.pane() - 1 - viewport.pane() / 3;
    goTo(turn, viewport, viewport.filling(viewport.down(new Row(index, 0), below)));
  }

  private static void goTo(Turn turn, Viewport viewport, Row bottom) {
    ChatModel model = turn.model();
    boolean end = viewport.isEnd(bottom) && model.history().isAtEnd();
    turn.put(model.reading().withPlace(end ? null : viewport.placeOf(bottom)));
  }

  /** Keeps an item on the screen, with all its rows if they fit. */
  static void reveal(Turn turn, int index) {
    Viewport viewport = turn.viewport();
    Row bottom = viewport.bottom();
    Row last = new Row(index, Math.max(0, viewport.height(index) - 1));
    Row top = viewport.up(bottom, viewport.pane() - 1);
    if (isBefore(bottom, last)) {
      goTo(turn, viewport, viewport.filling(last));
    } else if (isBefore(new Row(index, 0), top)) {
      Row lowest = viewport.down(new Row(index, 0), viewport.pane() - 1);
      goTo(turn, viewport, viewport.filling(lowest));
    }
    settle(turn);
  }

  /** Goes on to a model in which other rows may stand below the line that one reads. */
  static void keepPlace(Turn turn, ChatModel next) {
    Place place = turn.model().reading().place();
    int before = heightAt(turn, place);
    turn.put(next);
    int more = heightAt(turn, place) - before;
    if (more != 0) {
      Place kept = Place.at(place.seqNo(), Math.max(0, place.below() + more));
      turn.put(turn.model().reading().withPlace(kept));
    }
  }

  private static int heightAt(Turn turn, Place place) {
    boolean isLine = place != null && turn.model().history().covers(place.seqNo());
    return isLine ? turn.viewport().height(turn.viewport().indexOf(place)) : 0;
  }

  /** How many rows of the pane are above an item, which may be less than none. */
  static int rowsAbove(Turn turn, int index) {
    Viewport viewport = turn.viewport();
    // At the end there is no row that says how much is below.
    boolean end = viewport.isEnd(viewport.bottom()) && turn.model().history().isAtEnd();
    Row top = viewport.up(viewport.bottom(), viewport.pane() - (end ? 0 : 1));
    int rows = -top.row();
    for (int i = top.index(); i < index; i++) {
      rows += viewport.height(i);
    }
    return index < top.index() ? -1 : rows;
  }

  /** Shows an item with so many rows above it; where it does not fit there, from the top on. */
  static void showBelow(Turn turn, int index, int above) {
    Viewport viewport = turn.viewport();
    boolean fits = above >= 0 && above + viewport.height(index) <= viewport.pane();
    int below = viewport.pane() - 1 - (fits ? above : 0);
    goTo(turn, viewport, viewport.filling(viewport.down(new Row(index, 0), below)));
    settle(turn);
  }

  private static boolean isBefore(Row one, Row other) {
    return one.index() < other.index() || (one.index() == other.index() && one.row() < other.row());
  }

  /** Asks for more where the window ends soon. */
  static void settle(Turn turn) {
    ChatModel model = turn.model();
    if (model.reading().isFollowing() || model.history().loading() != null) {
      return;
    }
    Viewport viewport = turn.viewport();
    int bottom = viewport.bottom().index();
    if (bottom > viewport.lines() - MARGIN && !model.history().isAtEnd()) {
      loadNewer(turn);
    } else if (bottom - viewport.pane() < MARGIN) {
      loadOlder(turn);
    }
  }

  private static void loadNewer(Turn turn) {
    ChatModel model = turn.model();
    History met = Windows.meeting(model.history(), model.reading().keep());
    turn.put(model.with(met));
    if (!met.isAtEnd() && met.last() == model.history().last()) {
      load(turn, new Wish.Load(model.span(), Wish.Direction.FROM, met.last() + 1, LOADED));
    }
  }

  static void loadOlder(Turn turn) {
    ChatModel model = turn.model();
    History history = model.history();
    if (!model.isAtStart() && history.loading() == null) {
      load(turn, new Wish.Load(model.span(), Wish.Direction.BEFORE, history.first(), LOADED));
    }
  }

  /** Asks for more where the pane is not full. */
  static void fill(Turn turn) {
    Viewport viewport = turn.viewport();
    int rows = 0;
    for (int i = viewport.items() - 1; i >= 0 && rows < viewport.pane(); i--) {
      rows += viewport.height(i);
    }
    if (rows < viewport.pane()) {
      loadOlder(turn);
    }
  }

  private static void load(Turn turn, Wish.Load wish) {
    turn.put(turn.model().with(turn.model().history().loading(wish)));
    turn.wish(wish);
  }
}
