package dev.parley.tui.screen.terminal;

import dev.parley.tui.screen.model.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is unread in each room, and which are muted, for later runs. Written at most once a second,
 * and at the end: what a crash loses is a count.
 */
final class KeptRooms implements AutoCloseable {
  /** What changes within that time is written together. */
  private static final long PAUSE_MILLIS = 1000;

  private static final long IDLE_SECONDS = 5;

  private static final String MUTED = "muted";

  private static final Logger LOG = LoggerFactory.getLogger(KeptRooms.class);

  private final PrivateFile file;

  /** Its thread is there only while something is to be written. */
  private final ScheduledThreadPoolExecutor writer =
      new ScheduledThreadPoolExecutor(
          1, Worker.threads("parley-rooms"), new ThreadPoolExecutor.DiscardPolicy());

  private final AtomicBoolean scheduled = new AtomicBoolean();

  /** Holds null where all is written. */
  private final AtomicReference<Kept> next = new AtomicReference<>();

  KeptRooms(Path file) {
    this.file = new PrivateFile(file);
    writer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    writer.allowCoreThreadTimeOut(true);
  }

  /** Whatever is not as it was written counts for nothing. */
  Kept read() {
    try {
      List<String> lines = file.read();
      return lines.isEmpty() ? Kept.NOTHING : parse(lines);
    } catch (IOException | RuntimeException e) {
      LOG.warn("what was unread is not known", e);
      return Kept.NOTHING;
    }
  }

  /** {@code 1842 dev}, then of each room {@code ops 1201 12 1 muted}. */
  private static Kept parse(List<String> lines) {
    String[] head = lines.get(0).split(" ");
    Map<String, Kept.Part> rooms = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ");
      Kept.Part part =
          new Kept.Part(
              Long.parseLong(words[1]),
              Integer.parseInt(words[2]),
              Integer.parseInt(words[3]),
              words.length > 4 && words[4].equals(MUTED));
      rooms.put(words[0], part);
    }
    return new Kept(Long.parseLong(head[0]), head[1], rooms);
  }

  private static List<String> lines(Kept kept) {
    List<String> lines = new ArrayList<>();
    lines.add(kept.upTo() + " " + kept.shown());
    kept.rooms()
        .forEach(
            (name, part) ->
                lines.add(
                    name
                        + (" " + part.first() + " " + part.count() + " " + part.calls())
                        + (part.muted() ? " " + MUTED : "")));
    return lines;
  }

  /** Returns at once. */
  void put(Kept kept) {
    next.set(kept);
    if (scheduled.compareAndSet(false, true)) {
      writer.schedule(this::writeNext, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void writeNext() {
    scheduled.set(false);
    write();
  }

  private synchronized void write() {
    Kept kept = next.getAndSet(null);
    if (kept == null) {
      return;
    }
    try {
      file.write(lines(kept));
    } catch (IOException e) {
      LOG.warn("what is unread is not kept", e);
      // Where the end of the run has interrupted it, it is tried once more.
      next.compareAndSet(null, kept);
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
    write();
  }
}
