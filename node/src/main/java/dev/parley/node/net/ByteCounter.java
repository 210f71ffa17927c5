package dev.parley.node.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;

/** Counts what passes between a connection and its socket, a read or a write at a time. */
final class ByteCounter extends ChannelDuplexHandler {
  private final NetCounters counters;

  ByteCounter(NetCounters counters) {
    this.counters = counters;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    counters.countReceived(((ByteBuf) message).readableBytes());
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      counters.countSent(bytes.readableBytes());
    } else if (message instanceof FileRegion region) {
      counters.countSent(region.count());
    }
    context.write(message, promise);
  }
}
