package dev.parley.tui.screen.terminal;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
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
 * Reads the part of a log that the screen asks for once, and no more than is good to hold. Where a
 * part of it cannot be read, what lies between that and where one reads is all there is.
 */
final class LogWindow {
  /** Entries of one answer: where hardly any are messages, the screen asks again. */
  private static final int MOST_ENTRIES = 4096;

  /** And bytes, which texts of the greatest length would exceed. */
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private static final int STEP = 256;
  private static final int STEP_BYTES = 256 * 1024;

  private final LogReader log;
  private final NameBook names;
  private UncheckedIOException trouble;

  LogWindow(LogReader log, NameBook names) {
    this.log = log;
    this.names = names;
  }

  /** What was met that cannot be read; null: nothing. */
  UncheckedIOException trouble() {
    return trouble;
  }

  UiEvent.Loaded load(Wish.Load wish) {
    long end = log.committedSeq();
    return switch (wish.direction()) {
      case BEFORE -> answer(wish, before(Math.min(wish.seqNo() - 1, end), wish.count()));
      case FROM -> answer(wish, from(wish.seqNo(), end, wish.count()));
      case AROUND -> {
        List<Entry> both = new ArrayList<>(before(wish.seqNo() - 1, wish.count() / 2));
        both.addAll(from(wish.seqNo(), end, wish.count() - wish.count() / 2));
        yield answer(wish, both);
      }
    };
  }

  private UiEvent.Loaded answer(Wish.Load wish, List<Entry> entries) {
    if (entries.isEmpty()) {
      return nothing(wish);
    }
    long first = entries.get(0).seqNo();
    long last = entries.get(entries.size() - 1).seqNo();
    return new UiEvent.Loaded(wish, first, last, entries, names.at(first - 1));
  }

  /** The answer that holds no entry. */
  static UiEvent.Loaded nothing(Wish.Load wish) {
    return new UiEvent.Loaded(wish, wish.seqNo(), wish.seqNo() - 1, List.of(), Names.NONE);
  }

  private List<Entry> before(long upTo, int count) {
    Deque<Entry> found = new ArrayDeque<>();
    int missing = count;
    long bytes = 0;
    long end = upTo;
    int width = STEP;
    while (end >= 1 && missing > 0 && found.size() < MOST_ENTRIES && bytes < MOST_BYTES) {
      long start = Math.max(1, end - width + 1);
      List<Entry> step = read(start, end);
      if (step.isEmpty()) {
        if (width == 1 || trouble == null) {
          break;
        }
        width /= 2;
        continue;
      }
      Collections.reverse(step);
      for (Entry entry : step) {
        found.addFirst(entry);
        bytes += entry.line().length;
        missing -= isMessage(entry) ? 1 : 0;
      }
      end = start - 1;
    }
    return List.copyOf(found);
  }

  private List<Entry> from(long seqNo, long end, int count) {
    List<Entry> found = new ArrayList<>();
    int missing = count;
    long bytes = 0;
    long next = Math.max(1, seqNo);
    int width = STEP;
    while (next <= end && missing > 0 && found.size() < MOST_ENTRIES && bytes < MOST_BYTES) {
      List<Entry> step = read(next, Math.min(end, next + width - 1));
      if (step.isEmpty()) {
        if (width == 1 || trouble == null) {
          break;
        }
        width /= 2;
        continue;
      }
      found.addAll(step);
      missing -= (int) step.stream().filter(LogWindow::isMessage).count();
      bytes += step.stream().mapToLong(entry -> entry.line().length).sum();
      next = step.get(step.size() - 1).seqNo() + 1;
    }
    return List.copyOf(found);
  }

  /** All of them; none where one of them cannot be read. */
  private List<Entry> read(long from, long upTo) {
    List<Entry> all = new ArrayList<>();
    long next = from;
    try {
      while (next <= upTo) {
        List<Entry> piece = log.read(next, upTo, STEP_BYTES);
        if (piece.isEmpty()) {
          break;
        }
        all.addAll(piece);
        next = piece.get(piece.size() - 1).seqNo() + 1;
      }
    } catch (UncheckedIOException e) {
      trouble = e;
      all.clear();
    }
    return all;
  }

  private static boolean isMessage(Entry entry) {
    return entry.body() instanceof EntryBody.Chat;
  }
}
