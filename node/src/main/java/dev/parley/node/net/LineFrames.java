package dev.parley.node.net;

import dev.parley.protocol.message.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;

/**
 * Splits what comes into lines, each a byte array of its own that its receiver may keep. Holds at
 * most one line that is not complete.
 */
final class LineFrames extends ChannelInboundHandlerAdapter {
  private static final byte[] NOTHING = {};

  private final Link link;
  private byte[] begun = NOTHING;
  private int begunLength;

  LineFrames(Link link) {
    this.link = link;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      link.read(bytes.readableBytes());
      // A link that was cut off is not listened to any more, whatever is left of what came.
      while (bytes.isReadable() && !link.isCut()) {
        int length = bytes.bytesBefore((byte) '\n');
        check(length < 0 ? bytes.readableBytes() : length);
        if (length < 0) {
          keep(bytes, bytes.readableBytes());
        } else {
          byte[] line = line(bytes, length);
          bytes.skipBytes(1);
          context.fireChannelRead(line);
        }
      }
    } finally {
      bytes.release();
    }
  }

  private void check(int more) {
    if (begunLength + more > Limits.LINE_BYTES) {
      throw new MalformedException("a line of more than " + Limits.LINE_BYTES + " bytes");
    }
  }

  private byte[] line(ByteBuf bytes, int length) {
    if (begunLength == 0) {
      byte[] line = new byte[length];
      bytes.readBytes(line);
      return line;
    }
    byte[] line = Arrays.copyOf(begun, begunLength + length);
    bytes.readBytes(line, begunLength, length);
    begun = NOTHING;
    begunLength = 0;
    return line;
  }

  private void keep(ByteBuf bytes, int length) {
    if (begun.length < begunLength + length) {
      begun = Arrays.copyOf(begun, Math.max(begunLength + length, 2 * begun.length));
    }
    bytes.readBytes(begun, begunLength, length);
    begunLength += length;
  }
}
