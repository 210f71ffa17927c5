package dev.parley.node.net;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lines to messages, and what is said to bytes. The entries of a block follow its head line: they
 * are collected into one message.
 */
final class MessageCodec extends ChannelDuplexHandler {
  private static final int FIRST_BYTES = 512;

  private final Link link;
  private final NetCounters counters;
  private final Function<EntryBlock, Region> regions;

  private Message.CatchupResp head;
  private List<Entry> block;
  private int blockBytes;

  MessageCodec(Link link, NetCounters counters, Function<EntryBlock, Region> regions) {
    this.link = link;
    this.counters = counters;
    this.regions = regions;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object received) {
    byte[] line = (byte[]) received;
    try {
      if (head != null) {
        onBlockLine(context, line);
      } else {
        onLine(context, line);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedException(e.getMessage());
    }
  }

  private void onLine(ChannelHandlerContext context, byte[] line) {
    Message message = MessageJson.read(line);
    if (link.nodeId() == 0 && !(message instanceof Message.Hello)) {
      throw new MalformedException("a message before HELLO");
    }
    if (message == null) {
      counters.countUnknown();
    } else if (message instanceof Message.CatchupResp response && response.block().count() > 0) {
      if (response.block().count() > Limits.BLOCK_ENTRIES) {
        throw new MalformedException("a block of more than " + Limits.BLOCK_ENTRIES + " entries");
      }
      head = response;
      block = new ArrayList<>();
      blockBytes = 0;
    } else if (message instanceof Message.CatchupResp response) {
      context.fireChannelRead(response.with(EntryBlock.of(List.of())));
    } else {
      context.fireChannelRead(message);
    }
  }

  private void onBlockLine(ChannelHandlerContext context, byte[] line) {
    blockBytes += line.length;
    if (blockBytes > MeshConfig.BLOCK_BYTES) {
      throw new MalformedException("a block of more than " + MeshConfig.BLOCK_BYTES + " bytes");
    }
    block.add(EntryFormat.read(line));
    if (block.size() == head.block().count()) {
      Message.CatchupResp complete = head.with(EntryBlock.of(block));
      head = null;
      block = null;
      context.fireChannelRead(complete);
    }
  }

  /** Takes a {@link Message} or a {@link Batch}. */
  @Override
  public void write(ChannelHandlerContext context, Object said, ChannelPromise promise) {
    if (context.channel().isActive()
        && !link.isCut()
        && context.channel().bytesBeforeWritable() > MeshConfig.CLOSE_BYTES) {
      counters.countOverflowed();
      link.cutOff();
    }
    try (Writer writer = new Writer(context)) {
      if (said instanceof Batch batch) {
        link.taken(batch.lineBytes());
        for (Object item : batch.items()) {
          write(writer, item);
        }
      } else {
        write(writer, said);
      }
      writer.last(promise);
    } catch (RuntimeException e) {
      // The other end has missed something: it must not hear what comes after.
      promise.tryFailure(e);
      context.fireExceptionCaught(e);
    } finally {
      ReferenceCountUtil.release(said);
    }
  }

  private void write(Writer writer, Object item) {
    if (item instanceof ByteBuf lines) {
      writer.lines(lines.retain());
    } else if (item instanceof Message.CatchupResp response) {
      block(writer, response);
    } else {
      writer.line(MessageJson.write((Message) item));
    }
  }

  private void block(Writer writer, Message.CatchupResp response) {
    Region region = response.block().count() == 0 ? null : regions.apply(response.block());
    if (region != null) {
      writer.line(MessageJson.write(response));
      writer.region(region);
      return;
    }
    List<Entry> entries = entries(response.block());
    writer.line(MessageJson.write(response));
    for (Entry entry : entries) {
      writer.line(entry.line());
    }
  }

  private static List<Entry> entries(EntryBlock block) {
    try {
      return block.entries();
    } catch (IllegalStateException e) {
      throw new UncheckedIOException(new IOException("the entries are gone", e));
    }
  }

  /** Joins the lines of a batch to one buffer, as far as nothing else stands between them. */
  private static final class Writer implements AutoCloseable {
    private final ChannelHandlerContext context;
    private ByteBuf joined;

    Writer(ChannelHandlerContext context) {
      this.context = context;
    }

    void line(byte[] line) {
      if (joined == null) {
        joined = context.alloc().directBuffer(Math.max(FIRST_BYTES, line.length + 1));
      }
      joined.writeBytes(line).writeByte('\n');
    }

    void lines(ByteBuf lines) {
      writeJoined();
      context.write(lines, context.voidPromise());
    }

    void region(Region region) {
      writeJoined();
      context.write(new OpenFileRegion(region), context.voidPromise());
    }

    private void writeJoined() {
      if (joined != null) {
        ByteBuf bytes = joined;
        joined = null;
        context.write(bytes, context.voidPromise());
      }
    }

    /** Ends with a write that completes the batch's promise. */
    void last(ChannelPromise promise) {
      ByteBuf bytes = joined == null ? context.alloc().buffer(0) : joined;
      joined = null;
      context.write(bytes, promise);
    }

    @Override
    public void close() {
      if (joined != null) {
        joined.release();
        joined = null;
      }
    }
  }
}
