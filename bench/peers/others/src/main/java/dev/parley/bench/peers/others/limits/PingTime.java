package dev.parley.bench.peers.others.limits;

import dev.parley.bench.peers.Json;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** How long one line takes there and back. */
final class PingTime implements Measurement {
  private static final int WARMUP = 100_000;
  private static final int ROUNDS = 200_000;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Override
  public Json measure() throws Exception {
    Pings pings = new Pings();
    try (ServerProcess server = ServerProcess.start(LineServer.ECHO)) {
      server.connect(pings).closeFuture().await(LIMIT.toMillis());
    }
    long[] nanos = pings.nanos;
    Arrays.sort(nanos);
    return Measurement.result("ping")
        .put("n", ROUNDS)
        .put("p50_us", nanos[ROUNDS / 2] / 1e3)
        .put("p99_us", nanos[ROUNDS / 100 * 99] / 1e3)
        .put("max_us", nanos[ROUNDS - 1] / 1e3)
        .put("settings", "150 bytes there and back, Netty NIO, two JVMs, one in flight");
  }

  /** Sends the next when the last is back; closes the connection after all. */
  private static final class Pings extends ChannelInboundHandlerAdapter {
    private final byte[] line = TypicalLine.bytes(1);
    private final long[] nanos = new long[ROUNDS];
    private int got;
    private int round;
    private long sent;

    Pings() throws IOException {}

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      next(ctx);
    }

    private void next(ChannelHandlerContext ctx) {
      sent = System.nanoTime();
      ByteBuf b = ctx.alloc().ioBuffer(TypicalLine.LENGTH);
      b.writeBytes(line);
      ctx.writeAndFlush(b, ctx.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf b = (ByteBuf) message;
      got += b.readableBytes();
      b.release();
      if (got < TypicalLine.LENGTH) {
        return;
      }
      got = 0;
      if (round >= WARMUP) {
        nanos[round - WARMUP] = System.nanoTime() - sent;
      }
      if (++round < ROUNDS + WARMUP) {
        next(ctx);
      } else {
        ctx.close();
      }
    }
  }
}
