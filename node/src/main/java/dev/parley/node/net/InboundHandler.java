package dev.parley.node.net;

import dev.parley.protocol.message.Message;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayList;
import java.util.List;

/** The last handler: posts what came, one batch for all that was there, and decides nothing. */
final class InboundHandler extends ChannelInboundHandlerAdapter {
  private final Link link;
  private final Links links;
  private List<Message> batch = new ArrayList<>();

  InboundHandler(Link link, Links links) {
    this.link = link;
    this.links = links;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    batch.add((Message) message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    post();
    context.fireChannelReadComplete();
  }

  private void post() {
    if (!batch.isEmpty()) {
      List<Message> messages = batch;
      batch = new ArrayList<>();
      links.onMessages(link, messages);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    post();
    links.onGone(link);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      links.tooSilent(link);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    links.onTrouble(link, cause);
  }
}
