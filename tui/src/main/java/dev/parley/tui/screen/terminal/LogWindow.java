package dev.parley.tui.screen.terminal;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.chat.Names;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Reads the part of a log that the screen asks for, and no more than is good to hold. */
final class LogWindow {
  /** Entries of one answer: where hardly any are messages, the screen asks again. */
  private static final int MOST_ENTRIES = 4096;

  /** And bytes, which texts of the greatest length would exceed. */
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private static final int STEP = 256;
  private static final int STEP_BYTES = 256 * 1024;

  private final LogReader log;
  private final NameBook names;

  LogWindow(LogReader log, NameBook names) {
    this.log = log;
    this.names = names;
  }

  /** Throws {@link java.io.UncheckedIOException} where the log cannot be read. */
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
    while (end >= 1 && missing > 0 && found.size() < MOST_ENTRIES && bytes < MOST_BYTES) {
      List<Entry> step = new ArrayList<>();
      long start = Math.max(1, end - STEP + 1);
      read(start, end, step);
      if (step.isEmpty()) {
        break;
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
    while (next <= end && missing > 0 && found.size() < MOST_ENTRIES && bytes < MOST_BYTES) {
      int before = found.size();
      read(next, Math.min(end, next + STEP - 1), found);
      List<Entry> step = found.subList(before, found.size());
      if (step.isEmpty()) {
        break;
      }
      missing -= (int) step.stream().filter(LogWindow::isMessage).count();
      bytes += step.stream().mapToLong(entry -> entry.line().length).sum();
      next = step.get(step.size() - 1).seqNo() + 1;
    }
    return List.copyOf(found);
  }

  private void read(long from, long upTo, List<Entry> into) {
    long next = from;
    while (next <= upTo) {
      List<Entry> piece = log.read(next, upTo, STEP_BYTES);
      if (piece.isEmpty()) {
        return;
      }
      into.addAll(piece);
      next = piece.get(piece.size() - 1).seqNo() + 1;
    }
  }

  private static boolean isMessage(Entry entry) {
    return entry.body() instanceof EntryBody.Chat;
  }
}
