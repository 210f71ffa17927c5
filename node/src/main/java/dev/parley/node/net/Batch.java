package dev.parley.node.net;

import dev.parley.protocol.message.Message;
import io.netty.buffer.ByteBuf;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is said on one link in one go: messages, and buffers of whole lines that it owns. It is
 * handed to the link's thread as one task.
 */
final class Batch extends AbstractReferenceCounted {
  private final List<Object> items = new ArrayList<>();
  private int lineBytes;

  void add(Message message) {
    items.add(message);
  }

  /** Takes over the caller's reference. */
  void add(ByteBuf lines) {
    items.add(lines);
    lineBytes += lines.readableBytes();
  }

  /** Bytes in the buffers of lines. */
  int lineBytes() {
    return lineBytes;
  }

  /** Messages and buffers, in order; who keeps a buffer retains it. */
  List<Object> items() {
    return items;
  }

  @Override
  protected void deallocate() {
    for (Object item : items) {
      if (item instanceof ByteBuf lines) {
        lines.release();
      }
    }
    items.clear();
  }

  @Override
  public ReferenceCounted touch(Object hint) {
    return this;
  }
}
