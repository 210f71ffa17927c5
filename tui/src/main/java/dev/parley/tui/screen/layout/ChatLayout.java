package dev.parley.tui.screen.layout;

import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.layout.Columns.Head;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Mentions;
import dev.parley.tui.screen.model.Pending;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said and what happens, as rows of the chat pane. Each line is laid out for itself, so
 * that a screen costs what it shows. Never throws for any text, and no row is wider than the pane.
 */
public final class ChatLayout {
  /** A message of more rows is folded. */
  private static final int MOST_ROWS = 20;

  /** What is left of it, so that folding is worth it. */
  private static final int FOLDED_ROWS = 10;

  /** Within that time the same sender is not named again. */
  private static final long SAME_SENDER_MILLIS = 5 * 60_000L;

  private static final String EVENT_NICK = "--";

  /** In front of what somebody does, which begins with the name. */
  private static final String ACTION_NICK = "*";

  private static final String ENTER_OPENS = ", Ctrl+T, Enter: open";

  private static final String REFUSED_KEYS = "Ctrl+T e edit  d drop";

  private final Pane pane;
  private final Moments moments;
  private final Rules rules;
  private final EventRuns runs;
  private final Columns columns;
  private final String selfName;

  public ChatLayout(Pane pane) {
    this.pane = pane;
    moments = new Moments(pane.zone());
    rules = new Rules(pane, moments);
    runs = new EventRuns(pane, rules);
    columns = new Columns(pane);
    selfName = ScreenText.line(pane.selfName());
  }

  /**
   * The rows of one line, with what stands before it (a new day, what is new). A run of events
   * stands at its last; the others of it have no rows. So they are the same as long as the pane,
   * the lines from the one before the run up to this one, and the next line are.
   */
  public List<Row> rows(List<Line> lines, int index) {
    List<Row> rows = own(lines, index);
    EventRun run = runs.endingAt(lines, index);
    if (!run.isEmpty()) {
      rows.addAll(event(run));
    }
    return rows;
  }

  /** How many of the rows are not of events after that line. */
  public int ownRows(List<Line> lines, int index) {
    return own(lines, index).size();
  }

  private List<Row> own(List<Line> lines, int index) {
    List<Row> rows = rules.before(lines, index);
    Line line = lines.get(index);
    if (line instanceof Line.Said said) {
      rows.addAll(said(said, before(lines, index)));
    } else if (!EventRuns.isGathered(line)) {
      rows.addAll(event(new EventRun(List.of(((Line.Happened) line).text()), List.of())));
    }
    return rows;
  }

  /** The line that stands directly above it; null: none. */
  private Line before(List<Line> lines, int index) {
    return rules.isBefore(lines, index) ? null : lines.get(index - 1);
  }

  /** One of the {@link #rows} as it is at the top of the pane: with its sender's name. */
  public Row named(List<Line> lines, int index, int row) {
    Row plain = rows(lines, index).get(row);
    boolean isText = plain.head() > 0 && row < ownRows(lines, index);
    if (!isText || !(lines.get(index) instanceof Line.Said said)) {
      return plain;
    }
    boolean isFirst = row == rules.before(lines, index).size();
    if (isFirst && !head(said, before(lines, index)).nick().isEmpty()) {
      return plain;
    }
    return columns.named(plain, plainHead(said.at(), said.senderId(), said.sender()));
  }

  /** The same of a message without its final place, which has a name in its first row. */
  public Row named(Pending pending, int row, long now) {
    Row plain = rows(pending, false, now).get(row);
    return row == 0
        ? plain
        : columns.named(plain, plainHead(pending.at(), pending.senderId(), nameOf(pending)));
  }

  private Head plainHead(long at, int senderId, String name) {
    Style style = nickStyle(senderId);
    return new Head(moments.clock(at), ScreenText.line(name), style, "", Style.PLAIN);
  }

  private String nameOf(Pending pending) {
    return pane.names().getOrDefault(pending.senderId(), "n" + pending.senderId());
  }

  /** Whether only a part of it is shown unless it is opened. */
  public boolean isLong(Line line) {
    return line instanceof Line.Said said
        && wrapped(text(said.sender(), said.text())).size() > MOST_ROWS;
  }

  /**
   * The rows of a message without its final place; as many whether it is the newest that was
   * refused or not.
   *
   * @param newest whether it says what can be done with what was refused
   * @param now milliseconds since the epoch
   */
  public List<Row> rows(Pending pending, boolean newest, long now) {
    Mark mark = Marks.shown(pending, now);
    String name = nameOf(pending);
    boolean acts = ChatLine.isAction(pending.text());
    Head head =
        new Head(
            moments.clock(pending.at()),
            acts ? ACTION_NICK : ScreenText.line(name),
            nickStyle(pending.senderId()),
            Marks.text(mark, pane.ascii()),
            Marks.style(mark));
    List<String> wrapped = wrapped(text(name, pending.text()));
    if (mark == Mark.REFUSED) {
      return columns.rows(head, refused(wrapped, pending.reason(), newest));
    }
    return columns.rows(head, folded(called(wrapped, Style.DIM, pending.senderId()), ""));
  }

  /** One row of the text, and one of the reason: it stays there until its sender drops it. */
  private List<List<Span>> refused(List<String> wrapped, String reason, boolean newest) {
    int room = pane.textColumns();
    String first = wrapped.get(0);
    String text = wrapped.size() == 1 ? first : columns.begun(first, room);
    String keys = newest && room >= 2 * REFUSED_KEYS.length() ? "  " + REFUSED_KEYS : "";
    int left = room - keys.length();
    String why = ScreenText.line(reason);
    String said = why.isEmpty() ? "not sent" : "not sent: " + why;
    // The mark says it, too, where there is little room.
    String shown = Cells.width(said) > left && !why.isEmpty() ? columns.cut(why, left) : said;
    return List.of(
        List.of(new Span(text, Style.DIM)),
        List.of(new Span(shown, Marks.style(Mark.REFUSED)), new Span(keys, Style.DIM)));
  }

  /** What stands in the column of texts. */
  private static String text(String sender, String text) {
    return ChatLine.isAction(text)
        ? ScreenText.line(sender) + " " + ScreenText.lines(ChatLine.deed(text))
        : ScreenText.lines(text);
  }

  private List<Row> said(Line.Said said, Line before) {
    List<String> wrapped = wrapped(text(said.sender(), said.text()));
    List<List<Span>> text = called(wrapped, Style.PLAIN, said.senderId());
    boolean opened = pane.opened().contains(said.seqNo());
    return columns.rows(head(said, before), opened ? text : folded(text, ENTER_OPENS));
  }

  private Head head(Line.Said said, Line before) {
    boolean own = said.senderId() == pane.selfId();
    String mark = own ? pane.mark(said.seqNo()) : "";
    boolean acts = ChatLine.isAction(said.text());
    boolean again = !own && !acts && isOfSameSender(said, before);
    boolean sameTime = again && moments.clock(before.at()).equals(moments.clock(said.at()));
    return new Head(
        sameTime ? "" : moments.clock(said.at()),
        acts ? ACTION_NICK : again ? "" : ScreenText.line(said.sender()),
        nickStyle(said.senderId()),
        mark,
        Marks.style(Mark.FINAL));
  }

  private static boolean isOfSameSender(Line.Said said, Line before) {
    if (!(before instanceof Line.Said last) || ChatLine.isAction(last.text())) {
      return false;
    }
    long between = said.at() - last.at();
    return last.senderId() == said.senderId()
        && last.sender().equals(said.sender())
        && between > -SAME_SENDER_MILLIS
        && between < SAME_SENDER_MILLIS;
  }

  private List<Row> event(EventRun run) {
    String text = pane.isNarrow() ? EVENT_NICK + " " + run.text() : run.text();
    List<String> rows = counted(Wrap.rows(text, pane.eventColumns()), run.size());
    Head head = new Head("", pane.isNarrow() ? "" : EVENT_NICK, Style.DIM, "", Style.PLAIN);
    return columns.rows(head, folded(spans(rows, Style.DIM), ""));
  }

  /** With how many events they are, where the last row has room for that. */
  private List<String> counted(List<String> rows, int events) {
    String last = rows.get(rows.size() - 1) + "  [" + events + " events]";
    boolean fits = pane.breadth() == Breadth.WIDE && Cells.width(last) <= pane.eventColumns();
    if (events < 2 || !fits) {
      return rows;
    }
    List<String> all = new ArrayList<>(rows);
    all.set(all.size() - 1, last);
    return all;
  }

  private List<String> wrapped(String clean) {
    return Wrap.rows(clean, pane.textColumns());
  }

  private Style nickStyle(int senderId) {
    return NickColour.of(senderId, pane.selfId(), pane.look().colours());
  }

  /** In full, or the first rows and how many more there are. */
  private List<List<Span>> folded(List<List<Span>> rows, String hint) {
    if (rows.size() <= MOST_ROWS) {
      return rows;
    }
    List<List<Span>> folded = new ArrayList<>(rows.subList(0, FOLDED_ROWS));
    String more = "[+" + (rows.size() - FOLDED_ROWS) + " lines" + hint + "]";
    folded.addAll(spans(wrapped(more), Style.DIM));
    return folded;
  }

  private static List<List<Span>> spans(List<String> rows, Style style) {
    List<List<Span>> spans = new ArrayList<>(rows.size() + 1);
    rows.forEach(row -> spans.add(List.of(new Span(row, style))));
    return spans;
  }

  /** The same, with the user's name in bold where somebody else calls it. */
  private List<List<Span>> called(List<String> rows, Style style, int senderId) {
    List<List<Span>> spans = spans(rows, style);
    if (senderId != pane.selfId()) {
      for (int i = 0; i < rows.size(); i++) {
        List<Mentions.Range> ranges = Mentions.of(rows.get(i), selfName);
        if (!ranges.isEmpty()) {
          spans.set(i, called(rows.get(i), style, ranges));
        }
      }
    }
    return spans;
  }

  private static List<Span> called(String row, Style style, List<Mentions.Range> ranges) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (Mentions.Range range : ranges) {
      spans.add(new Span(row.substring(at, range.start()), style));
      spans.add(new Span(row.substring(range.start(), range.end()), style.bolder()));
      at = range.end();
    }
    spans.add(new Span(row.substring(at), style));
    return spans;
  }
}
