package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * Loopback itself. How long a line is on its way is what is left of half a round trip, of two
 * threads that never sleep, without the calls at both ends.
 */
final class WireCosts {
  private static final int LINE_BYTES = 256;
  private static final int ROUNDS = 50_000;
  private static final int WARMUP = 20_000;
  private static final int STREAM_BYTES = 64 * 1024;
  private static final long STREAMED_BYTES = 100_000L * STREAM_BYTES;

  /** One end of a connection. */
  private static final class End {
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LINE_BYTES);
    private long callNanos;

    End(SocketChannel channel) {
      this.channel = channel;
    }

    private void write() throws IOException {
      buffer.clear();
      long begun = System.nanoTime();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      callNanos = System.nanoTime() - begun;
    }

    /** Spins until all of a line is there; only the call that found it counts. */
    private void read() throws IOException {
      buffer.clear();
      while (buffer.hasRemaining()) {
        long begun = System.nanoTime();
        if (channel.read(buffer) != 0) {
          callNanos += System.nanoTime() - begun;
        }
      }
    }
  }

  private WireCosts() {}

  static void measure(Costs costs) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel here = SocketChannel.open(server.getLocalAddress());
          SocketChannel there = server.accept()) {
        here.setOption(StandardSocketOptions.TCP_NODELAY, true);
        there.setOption(StandardSocketOptions.TCP_NODELAY, true);
        costs.put(Cost.WIRE_BYTE, stream(here, there));
        here.configureBlocking(false);
        there.configureBlocking(false);
        costs.put(Cost.HOP, ping(here, there));
      }
    }
  }

  /** The median. */
  private static double ping(SocketChannel here, SocketChannel there) throws IOException {
    start(() -> echo(new End(there)));
    End end = new End(here);
    double[] hops = new double[ROUNDS];
    for (int round = -WARMUP; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      end.write();
      end.read();
      long took = System.nanoTime() - begun;
      if (round >= 0) {
        hops[round] = took / 2.0 - end.callNanos;
      }
    }
    Arrays.sort(hops);
    return hops[ROUNDS / 2];
  }

  private static void echo(End end) {
    try {
      for (int round = 0; round < WARMUP + ROUNDS; round++) {
        end.read();
        end.write();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nanoseconds a byte. */
  private static double stream(SocketChannel here, SocketChannel there) throws IOException {
    start(() -> flood(here));
    ByteBuffer buffer = ByteBuffer.allocateDirect(STREAM_BYTES);
    long begun = System.nanoTime();
    for (long left = STREAMED_BYTES; left > 0; ) {
      left -= there.read(buffer.clear());
    }
    return (double) (System.nanoTime() - begun) / STREAMED_BYTES;
  }

  private static void flood(SocketChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(STREAM_BYTES);
    try {
      for (long left = STREAMED_BYTES; left > 0; ) {
        left -= channel.write(buffer.clear());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable what) {
    Thread thread = new Thread(what, "loopback");
    thread.setDaemon(true);
    thread.start();
  }
}
