package dev.parley.node.discovery;

import dev.parley.node.discovery.Beacon.Kind;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer's beacon: says by multicast where it is, hears others, and suggests whom to dial. What it
 * hears is believed no further than that. Where there is no multicast it says so in the log, and a
 * newcomer founds its group at once. All state belongs to one thread of its own.
 */
public final class MulticastBeacon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MulticastBeacon.class);

  private static final long CLOSE_MILLIS = 500;

  /** Between two looks at the interfaces of this machine. */
  private static final long LOOK_MILLIS = 10_000;

  /** What is told of others is not older than this, and a beacon. */
  private static final long FOUND_MILLIS = 250;

  /** Whom it heard by that time. */
  private record Found(List<FoundPeer> peers, long at) {}

  private final DiscoveryConfig config;
  private final DiscoveryListener listener;
  private final Beacon self;
  private final MultiThreadIoEventLoopGroup threads;
  private final EventExecutor loop;
  private final AtomicLong ignored = new AtomicLong();
  private final ReadBudget budget = new ReadBudget();
  private final Finder finder;

  /** Null: there is no multicast. */
  private final Sockets sockets;

  /** Null: its interface is known. */
  private final ScheduledExecutorService looking;

  private volatile Found found = new Found(List.of(), 0);
  private volatile long startedNanos = System.nanoTime();
  private Future<?> timer;

  /** Loop's thread: what is {@link #found} may not be the newest. */
  private boolean hasHeard;

  private MulticastBeacon(DiscoveryConfig config, DiscoveryListener listener, Random random) {
    this.config = config;
    this.listener = listener;
    threads =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("parley-discovery", true), NioIoHandler.newFactory());
    loop = threads.next();
    sockets = openSockets();
    self =
        new Beacon(
            Kind.HERE,
            config.group(),
            config.groupId(),
            config.self().nodeId(),
            config.self().name(),
            config.self().address(),
            String.format("%016x", random.nextLong()));
    int listenMillis = Founding.LISTEN_MILLIS + random.nextInt(Founding.MOST_EXTRA_MILLIS);
    boolean hears = sockets != null && sockets.hasAny();
    finder = new Finder(self, goal(), hears ? listenMillis : 0, random, new Doer());
    looking = sockets != null && Interfaces.areAll(config.host()) ? newLooking() : null;
  }

  private static ScheduledExecutorService newLooking() {
    return Executors.newSingleThreadScheduledExecutor(
        new DefaultThreadFactory("parley-interfaces", true));
  }

  /** An interface may come and go while a peer runs. */
  private void look() {
    try {
      sockets.look(Interfaces.of(config.host()));
    } catch (IOException | RuntimeException e) {
      LOG.debug("the interfaces cannot be listed", e);
    }
  }

  private Finder.Goal goal() {
    if (config.groupId() != null) {
      return Finder.Goal.OWN_GROUP;
    }
    return config.hasSeeds() ? Finder.Goal.NONE : Finder.Goal.ANY_GROUP;
  }

  private Sockets openSockets() {
    try {
      return Sockets.open(threads, config, new Reader());
    } catch (IOException | RuntimeException e) {
      LOG.warn("no discovery by multicast: {}; others are found through --seed", e.toString());
      return null;
    }
  }

  /** Opens its sockets, as far as that can be done; says and hears nothing yet. */
  public static MulticastBeacon open(
      DiscoveryConfig config, DiscoveryListener listener, Random random) {
    return new MulticastBeacon(config, listener, random);
  }

  /** Any thread. */
  public void start() {
    loop.execute(
        () -> {
          startedNanos = System.nanoTime();
          if (sockets != null) {
            sockets.start();
          }
          step();
        });
    if (looking != null) {
      looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Any thread: this peer is a member of that group, or on its way into it. */
  public void belongs(String groupId, boolean asMember) {
    change(() -> finder.belongs(groupId, asMember, now()));
  }

  /** Any thread: whether its group would join another one of its name, if it met one. */
  public void givesWay(boolean would) {
    change(() -> finder.givesWay(would));
  }

  /** Any thread: nobody answers at that address, which was suggested. */
  public void futile(String address) {
    change(() -> finder.futile(address));
  }

  private void change(Runnable how) {
    try {
      loop.execute(
          () -> {
            how.run();
            step();
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("it is closed");
    }
  }

  /** Any thread: members of its group that were heard of late, by node id. */
  public List<FoundPeer> found() {
    Found last = found;
    long since = now() - last.at;
    return last.peers.stream()
        .map(p -> new FoundPeer(p.nodeId(), p.name(), p.address(), p.heardMillis() + since))
        .toList();
  }

  /** Datagrams that were no beacons of this version, or too many. */
  public long ignored() {
    return ignored.get();
  }

  private long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
  }

  private void step() {
    long now = now();
    long next = finder.step(now);
    if (now - found.at >= FOUND_MILLIS || found.peers.isEmpty()) {
      found = new Found(finder.found(now), now);
      hasHeard = false;
    } else if (hasHeard) {
      next = Math.min(next, found.at + FOUND_MILLIS);
    }
    if (timer != null) {
      timer.cancel(false);
    }
    timer = loop.schedule(this::step, Math.max(1, next - now), TimeUnit.MILLISECONDS);
  }

  /** Says goodbye, and waits until that has left. */
  @Override
  public void close() {
    if (looking != null) {
      looking.shutdown();
    }
    if (sockets != null && !threads.isShuttingDown()) {
      loop.submit(
              () -> {
                say(Kind.LEAVES, null, false);
                sockets.close();
              })
          .awaitUninterruptibly(CLOSE_MILLIS);
    }
    threads.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void say(Kind kind, String groupId, boolean dissolves) {
    if (sockets != null) {
      sockets.send(
          door ->
              new Beacon(
                      kind,
                      self.group(),
                      groupId,
                      self.nodeId(),
                      self.name(),
                      Addresses.toTell(self.address(), door.address(), config.port()),
                      self.process(),
                      dissolves)
                  .write());
    }
  }

  private void read(byte[] datagram, InetAddress source) {
    if (!budget.takes(now()) || !sockets.leadTo(source)) {
      ignored.incrementAndGet();
      return;
    }
    try {
      Beacon beacon = Beacon.read(datagram);
      if (!Addresses.isFit(beacon.address(), source)) {
        throw new IllegalArgumentException("its address cannot be dialled from here");
      }
      finder.hear(beacon, source, now());
      hasHeard = true;
      step();
    } catch (IllegalArgumentException e) {
      ignored.incrementAndGet();
      LOG.debug("no beacon from {}: {}", source, e.getMessage());
    }
  }

  /** What comes from the network; whatever goes wrong with it concerns one datagram. */
  private final class Reader extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      read(ByteBufUtil.getBytes(packet.content()), packet.sender().getAddress());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      LOG.debug("a datagram was lost", cause);
    }
  }

  private final class Doer implements Finder.Acts {
    @Override
    public void say(Kind kind, String groupId, boolean dissolves) {
      MulticastBeacon.this.say(kind, groupId, dissolves);
    }

    @Override
    public void found(String groupId) {
      listener.onFounding(groupId);
    }

    @Override
    public void suggest(List<String> addresses) {
      listener.onSuggested(addresses);
    }

    @Override
    public void met(Beacon member) {
      listener.onMet(member.name(), member.address());
    }

    @Override
    public void metOtherGroup(Beacon member) {
      listener.onOtherGroup(member.address(), member.groupId());
    }
  }
}
