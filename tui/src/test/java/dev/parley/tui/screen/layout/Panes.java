package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Look;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Pending;
import dev.parley.tui.screen.model.Reads;
import dev.parley.tui.screen.model.UnreadAs;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Panes, lines and drawn rows for tests. */
final class Panes {
  static final int ALICE = 3;
  static final Map<Integer, String> NAMES =
      Map.of(1, "bob", 2, "carol", 3, "alice", 4, "dave", 5, "erin");

  private static final Look LOOK =
      new Look(ZoneOffset.UTC, false, Colours.SIXTEEN, 100, UnreadAs.COUNT);
  private static final Look ASCII =
      new Look(ZoneOffset.UTC, true, Colours.SIXTEEN, 100, UnreadAs.COUNT);

  private Panes() {}

  static Pane pane(int columns, Breadth breadth, int nickColumns) {
    return new Pane(
        columns,
        breadth,
        nickColumns,
        ALICE,
        "alice",
        LOOK,
        UnreadLine.NONE,
        Set.of(),
        NAMES,
        new TreeMap<>(),
        Reads.NONE);
  }

  static Pane with(Pane pane, UnreadLine unread) {
    return like(pane, pane.look(), unread, pane.opened());
  }

  static Pane ascii(Pane pane) {
    return like(pane, ASCII, pane.unread(), pane.opened());
  }

  static Pane opened(Pane pane, long seqNo) {
    return like(pane, pane.look(), pane.unread(), Set.of(seqNo));
  }

  static Pane with(Pane pane, Map<Long, List<String>> sightings) {
    return new Pane(
        pane.columns(),
        pane.breadth(),
        pane.nickColumns(),
        pane.selfId(),
        pane.selfName(),
        pane.look(),
        pane.unread(),
        pane.opened(),
        pane.names(),
        new TreeMap<>(sightings),
        pane.reads());
  }

  /** Others have read up to these numbers. */
  static Pane read(Pane pane, Long... upTo) {
    return new Pane(
        pane.columns(),
        pane.breadth(),
        pane.nickColumns(),
        pane.selfId(),
        pane.selfName(),
        pane.look(),
        pane.unread(),
        pane.opened(),
        pane.names(),
        pane.sightings(),
        new Reads(List.of(upTo)));
  }

  private static Pane like(Pane pane, Look look, UnreadLine unread, Set<Long> opened) {
    return new Pane(
        pane.columns(),
        pane.breadth(),
        pane.nickColumns(),
        pane.selfId(),
        pane.selfName(),
        look,
        unread,
        opened,
        pane.names(),
        pane.sightings(),
        pane.reads());
  }

  /** On a day of November 2026, at {@code 09:14} for example. */
  static long at(int day, String time) {
    LocalDateTime when = LocalDateTime.parse("2026-11-" + day + "T" + time + ":00");
    return when.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  static Line said(long seqNo, long at, int senderId, String text) {
    return new Line.Said(seqNo, at, senderId, NAMES.get(senderId), null, text);
  }

  static Line members(long seqNo, long at, String text) {
    return new Line.Happened(seqNo, at, Line.Kind.MEMBERS, text);
  }

  static Line leader(long seqNo, long at, String text) {
    return new Line.Happened(seqNo, at, Line.Kind.LEADER, text);
  }

  static Pending pending(long at, Mark mark, String text) {
    return new Pending(1, "general", null, Long.MAX_VALUE, ALICE, at, text, mark, at, "");
  }

  /** All lines, as they look. */
  static List<String> drawn(Pane pane, List<Line> lines) {
    ChatLayout layout = new ChatLayout(pane);
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      drawn.addAll(drawn(pane, layout, lines, i));
    }
    return drawn;
  }

  static List<String> drawn(Pane pane, ChatLayout layout, List<Line> lines, int index) {
    return layout.rows(lines, index).stream().map(row -> drawn(pane, row)).toList();
  }

  /** As a string of the pane's width. */
  static String drawn(Pane pane, Row row) {
    StringBuilder text = new StringBuilder();
    row.spans().forEach(span -> text.append(span.text()));
    return text + " ".repeat(pane.columns() - row.width()) + row.mark();
  }

  /** Without the blanks at the end. */
  static List<String> stripped(List<String> drawn) {
    return drawn.stream().map(String::stripTrailing).toList();
  }
}
