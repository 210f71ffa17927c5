package dev.parley.bench.peers.others.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Hands lines to a connection, a batch at a time, whenever it takes more. */
final class LineWriter extends ChannelInboundHandlerAdapter {
  private static final int LINES = 1024;
  private static final int BATCH = 128;
  // For a wake-up that came before the channel would take more.
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

  private final boolean perLine;
  private final byte[][] lines = new byte[LINES][];
  private volatile Thread writer;

  LineWriter(boolean perLine) throws IOException {
    this.perLine = perLine;
    for (int i = 0; i < LINES; i++) {
      lines[i] = TypicalLine.bytes(i);
    }
  }

  /** Writes from now on, in a thread of its own. */
  void start(Channel channel) {
    Thread thread = new Thread(() -> run(channel));
    thread.setDaemon(true);
    writer = thread;
    thread.start();
  }

  private void run(Channel channel) {
    for (int at = 0; ; ) {
      if (channel.isWritable()) {
        int from = at;
        at = (at + BATCH) % LINES;
        channel.eventLoop().execute(() -> write(channel, from));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private void write(Channel channel, int from) {
    if (perLine) {
      for (int i = from; i < from + BATCH; i++) {
        ByteBuf b = channel.alloc().ioBuffer(TypicalLine.LENGTH);
        b.writeBytes(lines[i]);
        channel.write(b, channel.voidPromise());
      }
    } else {
      ByteBuf b = channel.alloc().ioBuffer(TypicalLine.LENGTH * BATCH);
      for (int i = from; i < from + BATCH; i++) {
        b.writeBytes(lines[i]);
      }
      channel.write(b, channel.voidPromise());
    }
    channel.flush();
    wakeIfWritable(channel);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    wakeIfWritable(ctx.channel());
  }

  private void wakeIfWritable(Channel channel) {
    if (channel.isWritable()) {
      LockSupport.unpark(writer);
    }
  }
}
