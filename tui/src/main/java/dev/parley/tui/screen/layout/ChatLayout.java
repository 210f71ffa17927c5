package dev.parley.tui.screen.layout;

import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.layout.Columns.Head;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Mentions;
import dev.parley.tui.screen.model.Pending;
import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Wrap;
import java.util.ArrayList;
import java.util.Collections;
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

  private static final String ENTER_OPENS = ", Enter to open";

  private final Pane pane;
  private final Moments moments;
  private final Rules rules;
  private final Columns columns;
  private final String selfName;

  public ChatLayout(Pane pane) {
    this.pane = pane;
    moments = new Moments(pane.zone());
    rules = new Rules(pane, moments);
    columns = new Columns(pane);
    selfName = ScreenText.line(pane.selfName());
  }

  /**
   * The rows of one line, with what stands before it (a new day, what is new). A run of membership
   * events stands at its last; the others of it have no rows. So they are the same as long as the
   * pane, the lines from the one before the run up to this one, and the next line are.
   */
  public List<Row> rows(List<Line> lines, int index) {
    Line line = lines.get(index);
    List<Row> rows = new ArrayList<>();
    if (beginsDay(lines, index)) {
      rows.add(rules.day(moments.day(line.at())));
    }
    if (beginsUnread(lines, index)) {
      rows.add(rules.unread());
    }
    if (line instanceof Line.Said said) {
      rows.addAll(said(said, rows.isEmpty() && index > 0 ? lines.get(index - 1) : null));
    } else if (line instanceof Line.Happened happened && !goesOn(lines, index)) {
      rows.addAll(event(happened, run(lines, index)));
    }
    return rows;
  }

  /**
   * The rows of a message without its final place.
   *
   * @param now milliseconds since the epoch
   */
  public List<Row> rows(Pending pending, long now) {
    Mark mark = Marks.shown(pending, now);
    String name = pane.names().getOrDefault(pending.senderId(), "n" + pending.senderId());
    boolean acts = ChatLine.isAction(pending.text());
    Head head =
        new Head(
            moments.clock(pending.at()),
            acts ? ACTION_NICK : ScreenText.line(name),
            nickStyle(pending.senderId()),
            Marks.text(mark, pane.ascii()),
            Marks.style(mark));
    List<String> wrapped = wrapped(text(name, pending.text()));
    List<List<Span>> text = folded(called(wrapped, Style.DIM, pending.senderId()), "");
    if (mark == Mark.REFUSED && !pending.reason().isEmpty()) {
      String reason = "not sent: " + ScreenText.line(pending.reason());
      text.addAll(spans(wrapped(reason), Marks.style(mark)));
    }
    return columns.rows(head, text);
  }

  /** What stands in the column of texts. */
  private static String text(String sender, String text) {
    return ChatLine.isAction(text)
        ? ScreenText.line(sender) + " " + ScreenText.lines(ChatLine.deed(text))
        : ScreenText.lines(text);
  }

  private boolean beginsDay(List<Line> lines, int index) {
    return index == 0
        || !moments.day(lines.get(index - 1).at()).equals(moments.day(lines.get(index).at()));
  }

  private boolean beginsUnread(List<Line> lines, int index) {
    long first = pane.unread().firstSeqNo();
    long before = index == 0 ? 0 : lines.get(index - 1).seqNo();
    return pane.unread().count() > 0 && before < first && lines.get(index).seqNo() >= first;
  }

  private List<Row> said(Line.Said said, Line before) {
    boolean own = said.senderId() == pane.selfId();
    String mark = own ? Marks.text(Mark.FINAL, pane.ascii()) : "";
    boolean acts = ChatLine.isAction(said.text());
    boolean again = !own && !acts && isOfSameSender(said, before);
    boolean sameTime = again && moments.clock(before.at()).equals(moments.clock(said.at()));
    Head head =
        new Head(
            sameTime ? "" : moments.clock(said.at()),
            acts ? ACTION_NICK : again ? "" : ScreenText.line(said.sender()),
            nickStyle(said.senderId()),
            mark,
            Marks.style(Mark.FINAL));
    List<String> wrapped = wrapped(text(said.sender(), said.text()));
    List<List<Span>> text = called(wrapped, Style.PLAIN, said.senderId());
    boolean opened = pane.opened().contains(said.seqNo());
    return columns.rows(head, opened ? text : folded(text, ENTER_OPENS));
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

  private List<Row> event(Line.Happened happened, List<String> run) {
    String text = EventRun.text(run);
    if (run.size() > 1 && pane.breadth() == Breadth.WIDE) {
      text += "  [" + run.size() + " events]";
    }
    if (pane.isNarrow()) {
      text = EVENT_NICK + " " + text;
    }
    Head head = new Head("", pane.isNarrow() ? "" : EVENT_NICK, Style.DIM, "", Style.PLAIN);
    boolean opened = pane.opened().contains(happened.seqNo());
    List<List<Span>> rows = spans(Wrap.rows(text, pane.eventColumns()), Style.DIM);
    return columns.rows(head, opened ? rows : folded(rows, ENTER_OPENS));
  }

  /** Whether the next line belongs to the same run of events. */
  private boolean goesOn(List<Line> lines, int index) {
    return index + 1 < lines.size()
        && isMembership(lines.get(index))
        && isMembership(lines.get(index + 1))
        && !beginsDay(lines, index + 1)
        && !beginsUnread(lines, index + 1);
  }

  /** The texts of the run that ends there, in order. */
  private List<String> run(List<Line> lines, int last) {
    List<String> texts = new ArrayList<>();
    int index = last;
    texts.add(((Line.Happened) lines.get(index)).text());
    while (index > 0 && goesOn(lines, index - 1)) {
      index--;
      texts.add(((Line.Happened) lines.get(index)).text());
    }
    Collections.reverse(texts);
    return texts;
  }

  private static boolean isMembership(Line line) {
    return line instanceof Line.Happened happened && happened.kind() == Line.Kind.MEMBERS;
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
