package dev.parley.node.net;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Message;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Gathers what the host says until it says {@link #flush}: one task for each link then, however
 * much was said. Entries that go to the same links one after the other share one buffer, written
 * once. The host's thread only.
 */
final class Outflow {
  private static final int FIRST_BYTES = 1024;

  /** A buffer of lines is closed at this size, so that it need not grow by copying for long. */
  private static final int SHARED_BYTES = 64 * 1024;

  private final Links links;
  private final List<Link> touched = new ArrayList<>();
  private final List<Link> scratch = new ArrayList<>();

  /** Lines for all of {@link #sharing}, not yet added to their batches; null: none. */
  private ByteBuf shared;

  private List<Link> sharing = List.of();

  /** Whom the last entry was for, until {@link #flush}. */
  private Collection<Long> pushedTo;

  private List<Link> pushedOn;

  Outflow(Links links) {
    this.links = links;
  }

  void send(long number, Message message) {
    Link link = links.byNumber(number);
    if (link != null) {
      sealFor(link);
      gather(link).add(message);
    }
  }

  void push(Collection<Long> numbers, Entry entry) {
    byte[] line = entry.line();
    int waiting = shared == null ? 0 : shared.readableBytes();
    scratch.clear();
    for (Link link : linksOf(numbers)) {
      if (link.drains(waiting + line.length + 1)) {
        scratch.add(link);
      } else {
        links.counters().countSkipped();
      }
    }
    if (!scratch.equals(sharing) || waiting >= SHARED_BYTES) {
      seal();
      sharing = List.copyOf(scratch);
    }
    if (sharing.isEmpty()) {
      return;
    }
    if (shared == null) {
      shared = ByteBufAllocator.DEFAULT.directBuffer(Math.max(FIRST_BYTES, line.length + 1));
    }
    shared.writeBytes(line).writeByte('\n');
  }

  /** Those that are open; many entries in a row go to the same. */
  private List<Link> linksOf(Collection<Long> numbers) {
    if (numbers != pushedTo) {
      pushedTo = numbers;
      pushedOn = numbers.stream().map(links::byNumber).filter(Objects::nonNull).toList();
    }
    return pushedOn;
  }

  void close(long number) {
    pushedTo = null;
    Link link = links.forget(number);
    if (link != null) {
      sealFor(link);
      link.flush();
      link.closeAfterSending();
    }
  }

  void flush() {
    pushedTo = null;
    seal();
    for (Link link : touched) {
      link.flush();
    }
    touched.clear();
  }

  private void sealFor(Link link) {
    if (shared != null && sharing.contains(link)) {
      seal();
    }
  }

  /** Adds the shared lines to the batch of each link, before anything else is. */
  private void seal() {
    if (shared != null) {
      for (Link link : sharing) {
        gather(link).add(shared.retainedDuplicate());
      }
      shared.release();
      shared = null;
    }
  }

  private Batch gather(Link link) {
    if (!link.isGathering()) {
      touched.add(link);
    }
    return link.gathering();
  }
}
