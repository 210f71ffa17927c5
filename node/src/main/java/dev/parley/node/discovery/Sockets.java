package dev.parley.node.discovery;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket that hears a multicast group, and one for each interface that says something to it.
 */
final class Sockets {
  private static final Logger LOG = LoggerFactory.getLogger(MulticastBeacon.class);

  private final EventLoopGroup threads;
  private final InetSocketAddress multicast;
  private final List<Way> ways = new CopyOnWriteArrayList<>();
  private IOException trouble = new IOException("no interface that can multicast");
  private NioDatagramChannel in;

  /** Out through one interface. */
  private record Way(Interfaces.Door door, Channel channel) {}

  private Sockets(EventLoopGroup threads, InetSocketAddress multicast) {
    this.threads = threads;
    this.multicast = multicast;
  }

  /**
   * Opens them. Throws where the host's interface cannot be used; of a wildcard's, one may come.
   *
   * @param reader gets each {@link DatagramPacket}, after {@link #start}
   */
  static Sockets open(EventLoopGroup threads, DiscoveryConfig config, ChannelHandler reader)
      throws IOException {
    Sockets sockets = new Sockets(threads, config.multicast());
    try {
      sockets.in = sockets.openIn(reader);
      sockets.look(Interfaces.of(config.host()));
      if (sockets.ways.isEmpty() && !Interfaces.areAll(config.host())) {
        throw sockets.trouble;
      }
      return sockets;
    } catch (IOException | RuntimeException e) {
      sockets.close();
      throw e;
    }
  }

  /**
   * These are the interfaces that there are: joins those that have come, and leaves those that have
   * gone. One thread at a time, and not one of the sockets' own.
   */
  void look(List<Interfaces.Door> doors) {
    for (Way way : ways) {
      if (doors.stream().noneMatch(way.door()::isSame)) {
        ways.remove(way);
        way.channel().close();
        in.leaveGroup(multicast, way.door().network()).awaitUninterruptibly();
        LOG.info("no multicast on {} any more", way.door().network().getName());
      }
    }
    for (Interfaces.Door door : doors) {
      if (ways.stream().noneMatch(way -> way.door().isSame(door))) {
        join(door);
      }
    }
  }

  private void join(Interfaces.Door door) {
    try {
      done(in.joinGroup(multicast, door.network()));
      ways.add(new Way(door, openOut(door)));
    } catch (IOException e) {
      LOG.debug("no multicast on {}: {}", door.network().getName(), e.toString());
      trouble = e;
    }
  }

  /** Whether there is an interface by which others can be heard. */
  boolean hasAny() {
    return !ways.isEmpty();
  }

  /** Bound to the group, it hears nothing that is sent to this machine alone. */
  private NioDatagramChannel openIn(ChannelHandler reader) throws IOException {
    Bootstrap opening =
        opening(reader)
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(Beacon.BYTES + 1));
    ChannelFuture bound = opening.bind(multicast).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      bound = opening.bind(multicast.getPort());
    }
    return (NioDatagramChannel) done(bound);
  }

  /** Bound to the interface's address, which is where others see its beacons come from. */
  private Channel openOut(Interfaces.Door door) throws IOException {
    boolean here = door.address().isLoopbackAddress();
    return done(
        opening(new ChannelInboundHandlerAdapter())
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.IP_MULTICAST_IF, door.network())
            .option(ChannelOption.IP_MULTICAST_TTL, here ? 0 : 1)
            .option(ChannelOption.IP_MULTICAST_LOOP_DISABLED, false)
            .bind(new InetSocketAddress(door.address(), 0)));
  }

  private Bootstrap opening(ChannelHandler handler) {
    return new Bootstrap()
        .group(threads)
        .channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET))
        .handler(handler);
  }

  private static Channel done(ChannelFuture future) throws IOException {
    if (!future.awaitUninterruptibly().isSuccess()) {
      throw future.cause() instanceof IOException e ? e : new IOException(future.cause());
    }
    return future.channel();
  }

  void start() {
    in.config().setAutoRead(true);
  }

  /** Whether a sender with that address is on one of the interfaces. */
  boolean leadTo(InetAddress source) {
    return ways.stream().anyMatch(way -> way.door().leadsTo(source));
  }

  /** Says to each interface what the function makes of it; what cannot be sent is lost. */
  void send(Function<Interfaces.Door, byte[]> datagram) {
    for (Way way : ways) {
      DatagramPacket packet =
          new DatagramPacket(Unpooled.wrappedBuffer(datagram.apply(way.door())), multicast);
      way.channel().writeAndFlush(packet).addListener(sent -> onSent(way, sent.cause()));
    }
  }

  private static void onSent(Way way, Throwable cause) {
    if (cause != null) {
      LOG.debug("no beacon through {}: {}", way.door().network().getName(), cause.toString());
    }
  }

  void close() {
    ways.forEach(way -> way.channel().close());
    if (in != null) {
      in.close();
    }
  }
}
