package dev.parley.node.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What every connection passes through, in order, from the socket inwards. */
final class PeerPipeline extends ChannelInitializer<Channel> {
  private final Links links;
  private final MeshConfig config;
  private final boolean dialledHere;

  PeerPipeline(Links links, MeshConfig config, boolean dialledHere) {
    this.links = links;
    this.config = config;
    this.dialledHere = dialledHere;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (!dialledHere && !links.admit()) {
      channel.close();
      return;
    }
    Link link = links.open(dialledHere, channel);
    handlers(link).forEach(channel.pipeline()::addLast);
  }

  private List<ChannelHandler> handlers(Link link) {
    return List.of(
        new IdleStateHandler(config.silenceMillis(), 0, 0, TimeUnit.MILLISECONDS),
        new ByteCounter(links.counters()),
        new LineFrames(link),
        new MessageCodec(link, links.counters(), config.regions()),
        new HelloHandler(link, links, config.helloMillis()),
        new InboundHandler(link, links));
  }
}
