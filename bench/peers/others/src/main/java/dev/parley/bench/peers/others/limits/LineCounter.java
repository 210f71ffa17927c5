package dev.parley.bench.peers.others.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Frames lines by hand; parses each if asked to. */
final class LineCounter extends ChannelInboundHandlerAdapter {
  private final boolean parse;
  private final AtomicLong lines;
  private final byte[] line = new byte[1024];
  private ByteBuf rest;
  private long checksum; // so that no parsing is optimized away

  LineCounter(boolean parse, AtomicLong lines) {
    this.parse = parse;
    this.lines = lines;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
    ByteBuf in = (ByteBuf) message;
    if (rest != null) {
      rest.writeBytes(in);
      in.release();
      in = rest;
      rest = null;
    }
    int n = 0;
    int end;
    while ((end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n')) >= 0) {
      int length = end - in.readerIndex();
      if (parse) {
        in.readBytes(line, 0, length);
        checksum += TypicalLine.decode(line, 0, length).seq();
        in.skipBytes(1);
      } else {
        in.readerIndex(end + 1);
      }
      n++;
    }
    // One thread writes.
    lines.lazySet(lines.get() + n);
    if (in.isReadable()) {
      rest = ctx.alloc().buffer(1 << 17);
      rest.writeBytes(in);
    }
    in.release();
  }
}
