package dev.parley.node.net;

import dev.parley.protocol.message.Message;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sees to it that the first line each way is HELLO, and that it comes in time. */
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
    boolean isHello = message instanceof Message.Hello;
    if (greeted == isHello) {
      throw new MalformedException(greeted ? "a second HELLO" : "a message before HELLO");
    }
    if (isHello) {
      greeted = true;
      deadline.cancel(false);
      links.onHello(link, (Message.Hello) message);
    } else {
      context.fireChannelRead(message);
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
