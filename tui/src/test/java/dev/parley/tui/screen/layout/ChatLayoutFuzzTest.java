package dev.parley.tui.screen.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Look;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Pending;
import dev.parley.tui.screen.model.Reads;
import dev.parley.tui.screen.model.UnreadAs;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Scripts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Whatever others say, in whatever pane. */
final class ChatLayoutFuzzTest {

  @Test
  void noRowIsWiderThanItsPaneAndEverySpanIsClean() {
    Random random = new Random(11);
    for (int i = 0; i < 600; i++) {
      Pane pane = pane(random);
      ChatLayout layout = new ChatLayout(pane);
      List<Line> lines = lines(random);
      for (int index = 0; index < lines.size(); index++) {
        int at = index;
        check(pane, layout.rows(lines, at), row -> layout.named(lines, at, row));
      }
      Pending pending = pending(random);
      long now = random.nextLong();
      check(pane, layout.rows(pending, true, now), row -> layout.named(pending, row, now));
      assertEquals(layout.rows(pending, true, now).size(), layout.rows(pending, false, now).size());
    }
  }

  @Test
  void everyWidthFromTwentyUpHasRoomForText() {
    String text = "世界 and a message that is long enough to be wrapped 🙂🙂🙂🙂🙂🙂🙂🙂🙂";
    for (int columns = 20; columns < 260; columns++) {
      for (Breadth breadth : Breadth.values()) {
        Pane pane = Panes.pane(columns, breadth, breadth.nickColumns(30));
        List<Line> lines = List.of(Panes.said(1, 0, 3, text), Panes.leader(2, 0, text));
        ChatLayout layout = new ChatLayout(pane);
        check(pane, layout.rows(lines, 0));
        check(pane, layout.rows(lines, 1));
        assertTrue(pane.textColumns() >= 15);
      }
    }
  }

  private static void check(Pane pane, List<Row> rows, IntFunction<Row> named) {
    check(pane, rows);
    for (int i = 0; i < rows.size(); i++) {
      check(pane, List.of(named.apply(i)));
    }
  }

  private static void check(Pane pane, List<Row> rows) {
    for (Row row : rows) {
      assertTrue(row.width() <= pane.columns(), () -> row + " in " + pane);
      boolean fits = Cells.width(row.text()) <= pane.look().textColumns();
      assertTrue(row.head() == 0 || fits, () -> row + " in " + pane);
      for (Span span : row.spans()) {
        assertEquals(ScreenText.lines(span.text()), span.text());
        assertTrue(span.text().indexOf('\n') < 0);
      }
    }
  }

  private static Pane pane(Random random) {
    Breadth breadth = Breadth.values()[random.nextInt(3)];
    return new Pane(
        20 + random.nextInt(random.nextInt(200) + 1),
        breadth,
        breadth.nickColumns(random.nextInt(20)),
        random.nextInt(4),
        Scripts.random(random, random.nextInt(3)),
        look(random),
        new UnreadLine(random.nextInt(10), random.nextInt(3), random.nextLong()),
        random.nextBoolean() ? Set.of(1L, 3L, 5L) : Set.of(),
        Map.of(2, Scripts.random(random, 3)),
        new TreeMap<>(
            random.nextBoolean()
                ? Map.of()
                : Map.of(2L, List.of(Scripts.random(random, 9), "x y"))),
        reads(random));
  }

  private static Reads reads(Random random) {
    int others = random.nextInt(random.nextInt(1500) + 1);
    return new Reads(random.longs(others, 0, 8).boxed().toList());
  }

  private static Look look(Random random) {
    return new Look(
        ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "Asia/Kathmandu"),
        random.nextBoolean(),
        Colours.values()[random.nextInt(3)],
        20 + random.nextInt(random.nextInt(981) + 1),
        UnreadAs.COUNT);
  }

  private static List<Line> lines(Random random) {
    List<Line> lines = new ArrayList<>();
    for (int seqNo = 1; seqNo <= 8; seqNo++) {
      String text = Scripts.random(random, random.nextInt(60));
      long at = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(600_000);
      if (random.nextInt(3) == 0) {
        Line.Kind kind = Line.Kind.values()[random.nextInt(3)];
        lines.add(new Line.Happened(seqNo, at, kind, text));
      } else {
        String sender = Scripts.random(random, random.nextInt(4));
        lines.add(new Line.Said(seqNo, at, random.nextInt(4), sender, null, text));
      }
    }
    return lines;
  }

  private static Pending pending(Random random) {
    return new Pending(
        random.nextInt(2),
        "general",
        null,
        random.nextLong(),
        random.nextInt(4),
        random.nextLong(),
        Scripts.random(random, random.nextInt(60)),
        Mark.values()[random.nextInt(Mark.values().length)],
        random.nextLong(),
        Scripts.random(random, random.nextInt(10)));
  }
}
