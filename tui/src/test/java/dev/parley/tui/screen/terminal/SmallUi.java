package dev.parley.tui.screen.terminal;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.Key.Kind;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.editor.InputHistory;
import dev.parley.tui.screen.model.Size;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.ArrayList;
import java.util.List;

/** The least that one can chat with: the last lines, and an input line at the bottom. */
final class SmallUi implements Ui {
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder typed = new StringBuilder();
  private Size size = new Size(1, 1);
  private Canvas canvas;
  private long ref;
  private int ticks;
  private int statuses;
  private long tickAt = NEVER;
  private volatile long delivered;
  private volatile List<String> typedBefore = List.of();

  List<String> typedBefore() {
    return typedBefore;
  }

  /** The number of the last entry that it knows. */
  long delivered() {
    return delivered;
  }

  @Override
  public List<Wish> on(UiEvent event, long now) {
    List<Wish> wishes = new ArrayList<>();
    canvas = null;
    if (event instanceof UiEvent.Pressed pressed) {
      if (pressed.key().kind() == Kind.ENTER) {
        enter(now, wishes);
      } else {
        typed.append(pressed.key().text());
      }
    } else if (event instanceof UiEvent.Opened opened) {
      typedBefore = opened.typed().getOrDefault("general", InputHistory.EMPTY).lines();
    } else if (event instanceof UiEvent.Resized resized) {
      size = resized.size();
    } else if (event instanceof UiEvent.Tick) {
      ticks++;
      tickAt = NEVER;
    } else if (event instanceof UiEvent.StatusChanged changed) {
      say("status " + ++statuses);
    } else if (event instanceof UiEvent.Delivered news) {
      news.entries().forEach(this::deliver);
      wishes.add(new Wish.Shown(delivered));
    } else if (event instanceof UiEvent.Answered answered) {
      answered.text().lines().forEach(this::say);
    } else if (event instanceof UiEvent.WaitingKnown known) {
      say("waiting " + known.waiting().own().size());
    } else if (event instanceof UiEvent.Loaded loaded) {
      say("loaded " + loaded.first() + ".." + loaded.last());
    } else if (event instanceof UiEvent.HaveRead read) {
      read.marks().forEach(mark -> say("n" + mark.readerId() + " has read " + mark.upTo()));
    } else if (event instanceof UiEvent.Found found) {
      say("found " + found.seqNo());
    }
    return wishes;
  }

  private void deliver(Entry entry) {
    delivered = entry.seqNo();
    if (entry.body() instanceof EntryBody.Chat chat) {
      say(chat.payload());
    }
  }

  private void say(String line) {
    lines.add(line);
    if (lines.size() > 200) {
      lines.remove(0);
    }
  }

  private void enter(long now, List<Wish> wishes) {
    String line = typed.toString();
    typed.setLength(0);
    switch (line) {
      case "quit" -> wishes.add(new Wish.Quit());
      case "abort" -> wishes.add(new Wish.Abort());
      case "fault" -> throw new IllegalStateException("a test's fault");
      case "thread" -> new Thread(SmallUi::fail).start();
      case "print" -> System.out.println("PRINTED");
      case "suspend" -> wishes.add(new Wish.Suspend());
      case "bell" -> wishes.add(new Wish.Bell());
      case "copy" -> wishes.add(new Wish.Copy("text"));
      case "edit" -> wishes.add(new Wish.EditOutside("draft"));
      case "status" -> wishes.add(new Wish.AskStatus());
      case "waiting" -> wishes.add(new Wish.AskWaiting());
      case "tick" -> tickAt = now + 50;
      case "read" -> wishes.add(new Wish.Read(ChatPort.ROOM, delivered));
      case "idle" -> wishes.add(new Wish.Presence(true));
      case "load" ->
          wishes.add(
              new Wish.Load(new Wish.Span("general", 1), Wish.Direction.BEFORE, delivered, 10));
      case "search" ->
          wishes.add(new Wish.Search(new Wish.Span("general", 1), "needle", Long.MAX_VALUE, true));
      default -> {
        wishes.add(new Wish.Remember("general", line));
        wishes.add(
            line.startsWith("/")
                ? new Wish.Run(line, "general")
                : new Wish.Send(++ref, "general", line));
      }
    }
  }

  private static void fail() {
    throw new IllegalStateException("a test's fault in a thread");
  }

  @Override
  public Canvas draw() {
    if (canvas == null) {
      canvas = new Canvas(size.columns(), size.rows());
      if (size.isTooSmall()) {
        canvas.put(0, 0, "window too small", Style.PLAIN);
      } else {
        drawAll();
      }
    }
    return canvas;
  }

  private void drawAll() {
    int rows = size.rows() - 2;
    List<String> last = lines.subList(Math.max(0, lines.size() - rows), lines.size());
    for (int row = 0; row < last.size(); row++) {
      canvas.put(0, row, last.get(row), Style.PLAIN);
    }
    String status = "seq " + delivered + " ticks " + ticks + " " + size.columns() + "x" + rows;
    canvas.put(0, rows, status, Style.REVERSE);
    canvas.cursor(canvas.put(0, rows + 1, "> " + typed, Style.BOLD), rows + 1);
  }

  @Override
  public long wakeAt() {
    return tickAt;
  }
}
