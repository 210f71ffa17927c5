package dev.parley.node.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import dev.parley.protocol.message.Samples;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes, in any pieces, are messages up to the first that breaks the rules, and the same
 * messages however they were cut. The first byte of the input says how they are cut, and whether
 * the other end has said who it is.
 */
class FramesFuzzTest {

  /** What came out of the pipeline, and why it ended; null: it did not. */
  private record Heard(List<Object> messages, String problem) {}

  /** Ends the link at the first trouble, as the last handler of a connection does. */
  private static final class Trouble extends ChannelInboundHandlerAdapter {
    private final Link link;
    private String first;

    /** Something else than the documented refusal: Netty would swallow what is thrown here. */
    private Throwable fault;

    Trouble(Link link) {
      this.link = link;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (!(cause instanceof MalformedException)) {
        fault = cause;
      }
      first = first == null ? String.valueOf(cause.getMessage()) : first;
      link.cutOff();
    }
  }

  static Stream<byte[]> streams() {
    byte[] all = joined(Samples.messages().stream().map(MessageJson::write).toList());
    List<byte[]> block = new ArrayList<>();
    block.add(MessageJson.write(head(Samples.entries().size())));
    Samples.entries().stream().map(Entry::line).forEach(block::add);
    block.add(MessageJson.write(new Message.Commit(1, 2)));
    return Stream.of(all, joined(block), new byte[] {5, '\n', '\n'});
  }

  private static Message head(int count) {
    return Samples.messages().stream()
        .filter(Message.CatchupResp.class::isInstance)
        .map(Message.CatchupResp.class::cast)
        .findFirst()
        .orElseThrow()
        .with(EntryBlock.announced(count));
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(3);
    for (byte[] line : lines) {
      joined.writeBytes(line);
      joined.write('\n');
    }
    return joined.toByteArray();
  }

  @MethodSource("streams")
  @DictionaryFile(resourcePath = "/dev/parley/protocol/lines.dict")
  @FuzzTest
  void piecesMakeNoDifference(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int how = input[0] & 0xff;
    Heard whole = hear(input, input.length, how);
    Heard pieces = hear(input, 1 + how / 2, how);
    assertEquals(whole, pieces);
    for (Object message : whole.messages()) {
      assertTrue(message instanceof Message, () -> "not a message: " + message);
    }
  }

  /** A first byte that is odd: the other end has said HELLO. */
  private static Heard hear(byte[] input, int most, int how) {
    EmbeddedChannel channel = new EmbeddedChannel();
    Link link = new Link(1, false, channel);
    if (how % 2 == 1) {
      link.isOf(2);
    }
    channel.pipeline().addLast(new LineFrames(link));
    channel.pipeline().addLast(new MessageCodec(link, new NetCounters(), block -> null));
    Trouble trouble = new Trouble(link);
    channel.pipeline().addLast(trouble);
    Random sizes = new Random(how);
    int at = 1;
    while (at < input.length && trouble.first == null) {
      int size = Math.min(input.length - at, most == input.length ? most : 1 + sizes.nextInt(most));
      ByteBuf piece = Unpooled.copiedBuffer(input, at, size);
      at += size;
      channel.writeInbound(piece);
      assertEquals(0, piece.refCnt());
    }
    if (trouble.fault != null) {
      throw new AssertionError(trouble.fault);
    }
    String problem = trouble.first;
    List<Object> messages = new ArrayList<>();
    for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
      messages.add(next);
    }
    channel.finishAndReleaseAll();
    assertTrue(problem == null || problem.length() < Limits.REASON_CHARS, problem);
    return new Heard(messages, problem);
  }
}
