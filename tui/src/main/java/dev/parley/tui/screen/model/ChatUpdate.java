package dev.parley.tui.screen.model;

import dev.parley.tui.screen.KeyBindings;
import java.util.List;

/**
 * How the screen goes on from one event to the next. Pure: what comes out depends on what goes in
 * and on nothing else; safe for any thread.
 */
public final class ChatUpdate {
  private final Heights heights;

  /** The model after an event, and what is wished of the outside, in order. */
  public record Step(ChatModel model, List<Wish> wishes) {
    public Step {
      wishes = List.copyOf(wishes);
    }
  }

  public ChatUpdate(Heights heights) {
    this.heights = heights;
  }

  /**
   * @param now in milliseconds since the epoch; a clock that goes back is taken as standing still
   */
  public Step reduce(ChatModel model, UiEvent event, long now) {
    Turn turn = new Turn(model.at(Math.max(now, model.now())), heights);
    apply(turn, event);
    Unreads.settle(turn);
    Receipts.settle(turn);
    Attendance.settle(turn, model);
    Kept.settle(turn, model.rooms());
    Wakeups.settle(turn, event instanceof UiEvent.Tick || event instanceof UiEvent.Delivered);
    return new Step(turn.model(), turn.wishes());
  }

  /**
   * When a {@link UiEvent.Tick} is wanted, in milliseconds since the epoch: later than the model's
   * own time. {@link Long#MAX_VALUE}: never.
   */
  public static long wakeAt(ChatModel model) {
    return Wakeups.wakeAt(model);
  }

  private static void apply(Turn turn, UiEvent event) {
    if (event instanceof UiEvent.Pressed pressed) {
      KeyBindings bindings = turn.model().setup().bindings();
      bindings.translate(pressed.key()).ifPresent(key -> Keys.press(turn, key));
    } else if (event instanceof UiEvent.Resized resized) {
      ChatModel model = turn.model();
      Panes panes = model.panes().after(model.size(), resized.size());
      turn.put(model.with(resized.size()).with(panes));
      Scrolling.refill(turn);
    } else if (event instanceof UiEvent.Named named) {
      turn.put(turn.model().with(turn.model().group().with(named.names())));
    } else if (event instanceof UiEvent.Delivered delivered) {
      Arrivals.delivered(turn, delivered.entries());
    } else if (event instanceof UiEvent.Told told) {
      Arrivals.told(turn, told.messages());
    } else if (event instanceof UiEvent.StatusChanged changed) {
      Statuses.changed(turn, changed.status(), changed.dialling());
    } else if (event instanceof UiEvent.Noticed noticed) {
      Statuses.noticed(turn, noticed.notice());
    } else if (event instanceof UiEvent.HaveRead read) {
      Receipts.haveRead(turn, read.marks());
    } else {
      answer(turn, event);
    }
  }

  private static void answer(Turn turn, UiEvent event) {
    if (event instanceof UiEvent.Opened opened) {
      turn.wish(new Wish.AskWaiting());
      Switching.opened(turn, opened);
    } else if (event instanceof UiEvent.Joined joined) {
      Switching.joined(turn, joined.rooms());
    } else if (event instanceof UiEvent.Stored stored) {
      Pendings pendings = new Pendings(turn.model());
      pendings.stored(stored.ref(), stored.typed());
      turn.put(turn.model().with(pendings.result()));
    } else if (event instanceof UiEvent.WaitingKnown known) {
      Statuses.waiting(turn, known.waiting());
    } else if (event instanceof UiEvent.Loaded loaded) {
      Arrivals.loaded(turn, loaded);
    } else if (event instanceof UiEvent.Progressed progressed) {
      Searching.progressed(turn, progressed.seeking());
    } else if (event instanceof UiEvent.Found found) {
      Searching.found(turn, found.wish(), found.seqNo());
    } else if (event instanceof UiEvent.Answered answered) {
      Typing.answered(turn, answered);
    } else if (event instanceof UiEvent.Stopped stopped) {
      Partings.stopped(turn, stopped.reason(), stopped.text());
    }
  }
}
