package dev.parley.tui.screen.terminal;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.Size;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one thread of the screen: takes what happened, lets the model change, and shows it, at most
 * thirty times a second, and sixty while keys are pressed. Where nothing happens it sleeps.
 */
final class LanternaShell {
  /** Between two frames. */
  private static final long FRAME_NANOS = 1_000_000_000L / 30;

  /**
   * The same where a key waits to be seen. In a burst the last frame is never long ago, and of the
   * 50 ms that a person does not feel, most is to be left to whatever else may hold a key up.
   */
  private static final long ECHO_NANOS = FRAME_NANOS / 2;

  /** Sleeps no longer: whoever sets the clock back must not stop it. */
  private static final long MOST_SLEEP_MILLIS = 60_000;

  private final Display display;
  private final Ui ui;
  private final Inbox inbox;
  private final Consumer<Wish> outside;
  private final LongSupplier clock;

  private Canvas shown;
  private boolean changed;
  private boolean pressed;
  private boolean stopped;
  private long framedAt = System.nanoTime() - FRAME_NANOS;
  private long tickedAt = framedAt;

  /**
   * @param outside does what has nothing to do with the terminal; must not wait
   * @param clock milliseconds since the epoch
   */
  LanternaShell(Display display, Ui ui, Inbox inbox, Consumer<Wish> outside, LongSupplier clock) {
    this.display = display;
    this.ui = ui;
    this.inbox = inbox;
    this.outside = outside;
    this.clock = clock;
  }

  /**
   * Runs on the calling thread until {@link UiEvent.Stopped} was taken or the inbox is closed.
   *
   * @param opened what earlier runs have left
   * @throws IOException where the terminal is gone
   */
  void run(UiEvent.Opened opened) throws IOException, InterruptedException {
    inbox.takenBy(Thread.currentThread());
    resize();
    handle(opened);
    while (!stopped && !inbox.isClosed()) {
      inbox.await(sleepMillis());
      if (inbox.takeResized()) {
        resize();
      }
      tick();
      takeEvents();
      if (changed && isFrameDue()) {
        draw();
      }
    }
  }

  private long sleepMillis() {
    long untilTick = ui.wakeAt() - clock.getAsLong();
    if (untilTick <= 0) {
      untilTick = millisUntil(tickedAt + FRAME_NANOS);
    }
    long sleep = Math.min(untilTick, MOST_SLEEP_MILLIS);
    return changed ? Math.min(sleep, millisUntil(frameAt())) : sleep;
  }

  /** When the next frame may be drawn. */
  private long frameAt() {
    return framedAt + (pressed ? ECHO_NANOS : FRAME_NANOS);
  }

  private static long millisUntil(long at) {
    long nanos = at - System.nanoTime();
    // Rounded up, or the last part of a millisecond would be spent running in circles.
    return nanos <= 0 ? 0 : nanos / 1_000_000 + 1;
  }

  private boolean isFrameDue() {
    return System.nanoTime() - frameAt() >= 0;
  }

  private void tick() throws IOException {
    boolean due = ui.wakeAt() <= clock.getAsLong();
    if (due && System.nanoTime() - tickedAt >= FRAME_NANOS) {
      tickedAt = System.nanoTime();
      handle(new UiEvent.Tick());
    }
  }

  /** All that waits, but no frame is late because of it. */
  private void takeEvents() throws IOException {
    UiEvent event = inbox.take();
    while (event != null) {
      handle(event);
      inbox.done();
      boolean goesOn = !stopped && !isFrameDue();
      event = goesOn ? inbox.take() : null;
    }
  }

  private void handle(UiEvent event) throws IOException {
    changed = true;
    pressed |= event instanceof UiEvent.Pressed;
    for (Wish wish : ui.on(event, clock.getAsLong())) {
      carryOut(wish);
    }
    stopped |= event instanceof UiEvent.Stopped;
  }

  private void carryOut(Wish wish) throws IOException {
    if (wish instanceof Wish.Bell) {
      display.bell();
    } else if (wish instanceof Wish.Copy copy) {
      display.copy(copy.text());
    } else if (wish instanceof Wish.Repaint) {
      repaint();
    } else if (wish instanceof Wish.Suspend) {
      display.suspend();
      resize();
    } else if (wish instanceof Wish.EditOutside edit) {
      Edited edited = display.edit(edit.text());
      resize();
      inbox.put(new UiEvent.Pressed(Key.paste(edited.text())));
      if (!edited.trouble().isEmpty()) {
        inbox.put(new UiEvent.Answered("", edited.trouble(), true, null));
      }
    } else {
      outside.accept(wish);
    }
  }

  private void repaint() {
    display.repaint();
    shown = null;
    changed = true;
  }

  private void resize() throws IOException {
    Size size = display.size();
    repaint();
    handle(new UiEvent.Resized(size));
  }

  private void draw() throws IOException {
    changed = false;
    pressed = false;
    framedAt = System.nanoTime();
    Canvas canvas = ui.draw();
    if (canvas != shown) {
      display.show(canvas);
      shown = canvas;
    }
  }
}
