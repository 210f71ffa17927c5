package dev.parley.tui.screen.terminal;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.log.Entry;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.chat.Names;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Reads the part of a room in a log that the screen asks for once, and no more than is good to
 * hold, nor of what lies below the entry that made the room. Where a part of the log cannot be
 * read, what lies between that and where one reads is all there is.
 */
final class LogWindow {
  /** Entries of one answer: where hardly any are messages, the screen asks again. */
  private static final int MOST_ENTRIES = 4096;

  /** Entries that are looked at for one answer, most of which may be of other rooms. */
  static final int MOST_PASSED = 65_536;

  /** And bytes, which texts of the greatest length would exceed. */
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private static final int STEP = 256;

  /** Of entries that are hardly ever of the room. */
  private static final int LONGEST_STEP = 2048;

  private final LogReader log;
  private final NameBook names;
  private final Wish.Load wish;
  private final RoomSieve room;
  private UncheckedIOException trouble;

  /** What was read: all that is of the room in {@code first..last}. */
  private record Piece(long first, long last, List<Entry> entries) {}

  LogWindow(LogReader log, NameBook names, Wish.Load wish) {
    this.log = log;
    this.names = names;
    this.wish = wish;
    this.room = new RoomSieve(wish.span().roomId());
  }

  /** What was met that cannot be read; null: nothing. */
  UncheckedIOException trouble() {
    return trouble;
  }

  UiEvent.Loaded load() {
    long end = log.committedSeq();
    long before = Math.min(wish.seqNo() - 1, end);
    return switch (wish.direction()) {
      case BEFORE -> answer(before(before, wish.count()));
      case FROM -> answer(from(wish.seqNo(), end, wish.count()));
      case AROUND -> {
        Piece older = before(before, wish.count() / 2);
        Piece newer = from(before + 1, end, wish.count() - wish.count() / 2);
        List<Entry> both = new ArrayList<>(older.entries());
        both.addAll(newer.entries());
        yield answer(new Piece(older.first(), newer.last(), both));
      }
    };
  }

  private UiEvent.Loaded answer(Piece piece) {
    if (piece.first() > piece.last()) {
      return nothing(wish);
    }
    Names there = piece.entries().isEmpty() ? Names.NONE : names.at(piece.first() - 1);
    return new UiEvent.Loaded(wish, piece.first(), piece.last(), piece.entries(), there);
  }

  /** The answer that holds no entry. */
  static UiEvent.Loaded nothing(Wish.Load wish) {
    return new UiEvent.Loaded(wish, wish.seqNo(), wish.seqNo() - 1, List.of(), Names.NONE);
  }

  private Piece before(long upTo, int count) {
    Deque<Entry> found = new ArrayDeque<>();
    long floor = wish.span().from();
    int missing = count;
    long bytes = 0;
    long end = upTo;
    int width = STEP;
    while (end >= floor && missing > 0 && isFew(found.size(), bytes, upTo - end)) {
      long start = Math.max(floor, end - width + 1);
      List<Entry> step = read(start, end);
      if (step == null) {
        if (width == 1) {
          break;
        }
        width /= 2;
        continue;
      }
      Collections.reverse(step);
      step.forEach(found::addFirst);
      bytes += bytes(step);
      missing -= messages(step);
      end = start - 1;
      width = next(width, step);
    }
    return new Piece(end + 1, upTo, List.copyOf(found));
  }

  private Piece from(long seqNo, long end, int count) {
    List<Entry> found = new ArrayList<>();
    long first = Math.max(wish.span().from(), seqNo);
    int missing = count;
    long bytes = 0;
    long next = first;
    int width = STEP;
    while (next <= end && missing > 0 && isFew(found.size(), bytes, next - first)) {
      long last = Math.min(end, next + width - 1);
      List<Entry> step = read(next, last);
      if (step == null) {
        if (width == 1) {
          break;
        }
        width /= 2;
        continue;
      }
      found.addAll(step);
      bytes += bytes(step);
      missing -= messages(step);
      next = last + 1;
      width = next(width, step);
    }
    return new Piece(first, next - 1, List.copyOf(found));
  }

  private static boolean isFew(int entries, long bytes, long passed) {
    return entries < MOST_ENTRIES && bytes < MOST_BYTES && passed < MOST_PASSED;
  }

  /** Longer where hardly anything was found; near what cannot be read it stays short. */
  private int next(int width, List<Entry> step) {
    boolean sparse = trouble == null && step.size() < STEP / 2;
    return sparse ? Math.min(LONGEST_STEP, 2 * width) : trouble == null ? STEP : width;
  }

  /** All that is of the room; null where one of them cannot be read. */
  private List<Entry> read(long from, long upTo) {
    List<Entry> all = new ArrayList<>();
    try {
      log.forEach(
          from,
          upTo,
          room,
          entry -> {
            if (room.isWanted(entry)) {
              all.add(entry);
            }
          });
    } catch (UncheckedIOException e) {
      trouble = e;
      return null;
    }
    return all;
  }

  private int messages(List<Entry> entries) {
    return (int) entries.stream().filter(room::isMessage).count();
  }

  private static long bytes(List<Entry> entries) {
    return entries.stream().mapToLong(entry -> entry.line().length).sum();
  }
}
