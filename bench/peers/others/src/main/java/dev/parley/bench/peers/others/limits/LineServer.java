package dev.parley.bench.peers.others.limits;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The receiving process: takes lines, or echoes them. */
public final class LineServer {
  static final String COUNT = "count";
  static final String PARSE = "parse";
  static final String ECHO = "echo";

  private static final Duration REPORT = Duration.ofMillis(100);

  private LineServer() {}

  /** Prints its port, then "count nanos" ten times a second, until its standard input ends. */
  public static void serve(String mode) throws InterruptedException {
    AtomicLong lines = new AtomicLong();
    Channel channel =
        new ServerBootstrap()
            // The reports come from the first group: they take no time of the one that receives.
            .group(new NioEventLoopGroup(1), new NioEventLoopGroup(1))
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel c) {
                    c.pipeline().addLast(handler(mode, lines));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
    channel
        .eventLoop()
        .scheduleWithFixedDelay(
            () -> System.out.println(lines.get() + " " + System.nanoTime()),
            REPORT.toMillis(),
            REPORT.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the same as its end
    }
  }

  private static ChannelHandler handler(String mode, AtomicLong lines) {
    return mode.equals(ECHO) ? new Echo() : new LineCounter(mode.equals(PARSE), lines);
  }

  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message, ctx.voidPromise());
    }
  }
}
