package dev.parley.bench.peers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@link Receiver#dump} wrote: hash checkpoints, delivered messages in order, outcome of each
 * own submission.
 */
final class Trace {
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

  long id(int i) {
    return sender[i] * 1_000_000_000_000L + seq[i];
  }
}
