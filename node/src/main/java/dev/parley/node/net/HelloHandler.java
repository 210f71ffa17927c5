package dev.parley.node.net;

import dev.parley.protocol.message.Message;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Says HELLO, and sees to it that it comes from the other end in time, and once. That nothing else
 * comes before is {@link MessageCodec}'s to see.
 */
final class HelloHandler extends ChannelInboundHandlerAdapter {
  private final Link link;
  private final Links links;
  private final long helloMillis;
  private boolean greeted;
  private Future<?> deadline;

  HelloHandler(Link link, Links links, long helloMillis) {
    this.link = link;
    this.links = links;
    this.helloMillis = helloMillis;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.writeAndFlush(links.hello());
    deadline =
        context
            .executor()
            .schedule(() -> links.tooSilent(link), helloMillis, TimeUnit.MILLISECONDS);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof Message.Hello hello)) {
      context.fireChannelRead(message);
    } else if (greeted) {
      throw new MalformedException("a second HELLO");
    } else {
      greeted = true;
      deadline.cancel(false);
      links.onHello(link, hello);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (!greeted) {
      links.onStrangerGone(link);
    }
    context.fireChannelInactive();
  }
}
