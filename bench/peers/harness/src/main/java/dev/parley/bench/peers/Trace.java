package dev.parley.bench.peers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What {@link Receiver#dump} wrote: hash checkpoints, delivered messages in order, outcome of each
 * own submission.
 */
final class Trace {
  /** What a submission's outcome can be. */
  static final byte UNANSWERED = 0;

  static final byte ACKED = 1;
  static final byte FAILED = 2;

  final long[] checkpoints;
  final int n;
  final int[] sender;
  final long[] seq;
  final long[] sent;
  final long[] delivered;
  final byte[] outcome;

  /** Reads only messages numbered {@code from[sender]} or later (earlier ones are warm-up). */
  Trace(Path file, long[] from) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      checkpoints = new long[in.readInt()];
      for (int i = 0; i < checkpoints.length; i++) {
        checkpoints[i] = in.readLong();
      }
      int all = in.readInt();
      sender = new int[all];
      seq = new long[all];
      sent = new long[all];
      delivered = new long[all];
      int kept = 0;
      for (int i = 0; i < all; i++) {
        sender[kept] = (int) in.readLong();
        seq[kept] = in.readLong();
        sent[kept] = in.readLong();
        delivered[kept] = in.readLong();
        kept += seq[kept] >= from[sender[kept]] ? 1 : 0;
      }
      n = kept;
      outcome = new byte[in.readInt()];
      in.readFully(outcome);
    }
  }

  /** The same for a message wherever it is delivered. */
  static long id(int sender, long seq) {
    return sender * 1_000_000_000_000L + seq;
  }

  long id(int i) {
    return id(sender[i], seq[i]);
  }

  LongStream ids() {
    return IntStream.range(0, n).mapToLong(this::id);
  }

  /** Whether this and another have the same messages in the same order, in words. */
  String agreement(Trace other) {
    int shorter = Math.min(n, other.n);
    for (int i = 0; i < shorter; i++) {
      if (id(i) != other.id(i)) {
        return "no, differ at " + i + " of " + n + "/" + other.n;
      }
    }
    return n == other.n ? "yes" : "prefix only, " + n + "/" + other.n;
  }
}
