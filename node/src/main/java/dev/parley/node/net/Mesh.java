package dev.parley.node.net;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Message;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A peer's connections: listens, dials, and carries messages. It decides nothing about the group;
 * which of two connections of a pair stays is its host's business.
 *
 * <p>{@link #send}, {@link #push}, {@link #close(long)}, {@link #connect} and {@link #flush} are
 * for the host's one thread; none of them waits.
 */
public final class Mesh implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int BACKLOG = 256;
  private static final int CONNECT_MILLIS = 2000;
  private static final WriteBufferWaterMark WATER =
      new WriteBufferWaterMark(MeshConfig.LOW_WATER_BYTES, MeshConfig.HIGH_WATER_BYTES);

  private final EventLoopGroup threads;
  private final Dialler dialler;
  private final Links links;
  private final Outflow outflow;
  private final Bootstrap outgoing;
  private final Channel listening;

  private Mesh(
      EventLoopGroup threads, Dialler dialler, Links links, Bootstrap outgoing, Channel listening) {
    this.threads = threads;
    this.dialler = dialler;
    this.links = links;
    this.outflow = new Outflow(links);
    this.outgoing = outgoing;
    this.listening = listening;
  }

  /**
   * Listens, but accepts and dials nobody before {@link #start}. Throws {@link
   * java.net.BindException} where the address is taken or not this machine's.
   */
  public static Mesh open(MeshConfig config, MeshListener listener) throws IOException {
    EventLoopGroup threads =
        new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("parley-net", true), NioIoHandler.newFactory());
    Dialler dialler = new Dialler(config.seeds(), listener);
    Links links = new Links(listener, dialler);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
            .childHandler(new PeerPipeline(links, config, false))
            .bind(new InetSocketAddress(config.host(), config.port()))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      threads.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
      dialler.stop();
      throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
    }
    Bootstrap outgoing =
        new Bootstrap()
            .group(threads)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
            .handler(new PeerPipeline(links, config, true));
    return new Mesh(threads, dialler, links, outgoing, bound.channel());
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Accepts connections and dials the seeds. */
  public void start() {
    listening.config().setAutoRead(true);
    dialler.start(outgoing);
  }

  public NetCounters counters() {
    return links.counters();
  }

  /** Any thread: how dialling goes on. */
  public Dialling dialling() {
    return dialler.dialling();
  }

  /** Says something on a link; nothing, if it is not open. Leaves with {@link #flush}. */
  public void send(long link, Message message) {
    outflow.send(link, message);
  }

  /** Says an entry on all these links but those that are not draining. */
  public void push(Collection<Long> to, Entry entry) {
    outflow.push(to, entry);
  }

  /** Closes a link after what was said on it; {@link MeshListener#onClosed} is not called. */
  public void close(long link) {
    outflow.close(link);
  }

  /** Whom to have a link with, by node id: all of them, each time. */
  public void connect(SortedMap<Integer, String> addresses) {
    dialler.want(addresses);
  }

  /**
   * Any thread: where members may be, as strangers say; dialled where no member is known or
   * reached. Whoever turns out to be of another group there is not told to the host, unless the
   * host's group gives way to that one.
   */
  public void suggest(List<PeerAddress> addresses) {
    dialler.suggest(addresses);
  }

  /**
   * Before {@link #start}: who hears, on a thread of the mesh, of a suggested address at which
   * nobody answers, however often it is dialled.
   */
  public void onFutile(Consumer<PeerAddress> hears) {
    dialler.onFutile(hears);
  }

  /** Lets go what was said since the last call. */
  public void flush() {
    outflow.flush();
  }

  /** Lets out what was said, for a while at most, closes everything, and waits for that. */
  @Override
  public void close() {
    dialler.stop();
    listening.close().awaitUninterruptibly();
    outflow.flush();
    List<Link> last = links.all();
    last.forEach(link -> outflow.close(link.number()));
    last.forEach(Link::awaitClosed);
    threads
        .shutdownGracefully(0, MeshConfig.LINGER_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * MeshConfig.LINGER_MILLIS);
  }
}
