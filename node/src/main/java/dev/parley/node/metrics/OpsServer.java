package dev.parley.node.metrics;

import dev.parley.node.OpsConfig;
import dev.parley.node.net.NetCounters;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Tells operators and programs of a peer by HTTP/1.1: reads all, changes nothing. One thread
 * answers, another reads the log; the peer's own threads wait for neither.
 */
public final class OpsServer implements AutoCloseable {
  /** Connections at a time: a few scrapers, probes and programs. More are closed at once. */
  static final int CONNECTIONS = 32;

  private static final int LINE_BYTES = 4096;
  private static final int HEADERS_BYTES = 8192;

  /** No request needs a body; a small one is read, and ignored. */
  private static final int BODY_BYTES = 1024;

  private static final long CLOSE_MILLIS = 1000;

  private final OpsConfig config;
  private final EventLoopGroup thread;
  private final ExecutorService logThread =
      Executors.newSingleThreadExecutor(new DefaultThreadFactory("parley-ops-log", true));
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final long idleMillis;
  private final PeerMetrics metrics;
  private Channel listening;
  private Exposition exposition;
  private OpsDesk desk;

  private OpsServer(OpsConfig config, PeerMetrics metrics, long idleMillis) {
    this.config = config;
    this.metrics = metrics;
    this.idleMillis = idleMillis;
    this.thread =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("parley-ops", true), NioIoHandler.newFactory());
  }

  /**
   * Listens, but answers nobody before {@link #start}. Throws {@link java.net.BindException} where
   * the address is taken or not this machine's.
   */
  public static OpsServer open(OpsConfig config, PeerMetrics metrics) throws IOException {
    return open(config, metrics, TimeUnit.SECONDS.toMillis(30));
  }

  /** {@code idleMillis}: how long a connection may stand on which no request or answer moves. */
  static OpsServer open(OpsConfig config, PeerMetrics metrics, long idleMillis) throws IOException {
    OpsServer server = new OpsServer(config, metrics, idleMillis);
    ChannelFuture bound = server.bind();
    if (!bound.isSuccess()) {
      server.shutDown();
      throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
    }
    server.listening = bound.channel();
    return server;
  }

  private ChannelFuture bind() {
    return new ServerBootstrap()
        .group(thread)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, CONNECTIONS)
        .option(ChannelOption.AUTO_READ, false)
        .childOption(ChannelOption.AUTO_READ, false)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                admit(channel);
              }
            })
        .bind(new InetSocketAddress(config.host(), config.port()))
        .awaitUninterruptibly();
  }

  private void admit(Channel channel) {
    if (open.size() >= CONNECTIONS) {
      channel.close();
      return;
    }
    open.add(channel);
    channel
        .pipeline()
        .addLast(new HttpServerCodec(LINE_BYTES, HEADERS_BYTES, HEADERS_BYTES))
        .addLast(new HttpServerKeepAliveHandler())
        .addLast(new WholeRequests())
        // One request at a time: the next is read when the last was answered.
        .addLast(new FlowControlHandler())
        // Sees whole requests only: one that comes a byte at a time is no sign of life.
        .addLast(new IdleStateHandler(0, 0, idleMillis, TimeUnit.MILLISECONDS))
        .addLast(new OpsHandler(desk));
  }

  /** One with a body that nobody asked for ends its connection. */
  private static final class WholeRequests extends HttpObjectAggregator {
    WholeRequests() {
      super(BODY_BYTES);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage request) {
      String why = "a request has no body here";
      context
          .writeAndFlush(Replies.error(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, why))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }

  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** {@code host:port} where it listens. */
  public String address() {
    String host = config.host();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  public PeerMetrics metrics() {
    return metrics;
  }

  /** Begins to answer. Called once. */
  public void start(OpsSource source, NetCounters counters) {
    exposition = new Exposition(metrics, counters);
    desk = new OpsDesk(source, metrics, exposition, new HostCheck(config.host()), logThread);
    listening.config().setAutoRead(true);
  }

  /** Cuts off what is under way, and waits for that. */
  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    open.close().awaitUninterruptibly(CLOSE_MILLIS);
    shutDown();
    if (exposition != null) {
      exposition.close();
    }
  }

  private void shutDown() {
    // No interrupt: it would close the file that is read, for all who read it.
    logThread.shutdown();
    thread
        .shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * CLOSE_MILLIS);
  }
}
