package dev.parley.node.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ConnectTimeoutException;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dials those with whom a link is wanted and missing. The first attempt is made at once; each one
 * that follows waits longer, with jitter, until a link has lasted for a while.
 *
 * <p>All of its state belongs to one thread of its own, which may wait for a host's name to be
 * resolved: that must not hold up a link.
 */
final class Dialler {
  private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);
  private static final int FIRST_WAIT_MILLIS = 50;
  private static final int LONGEST_WAIT_MILLIS = 2000;

  /** Whoever is there and well answers earlier than this attempt, which takes some seconds. */
  private static final int FUTILE = 8;

  /** A link that has lasted this long was no mistake: the next one is dialled at once again. */
  private static final int STABLE_MILLIS = 2000;

  private final EventExecutor executor =
      new DefaultEventExecutor(new DefaultThreadFactory("parley-dial", true));
  private final Random random = new Random();
  private final MeshListener listener;
  private final List<Target> seeds = new ArrayList<>();
  private final List<Target> suggested = new ArrayList<>();
  private final SortedMap<Integer, Target> members = new TreeMap<>();

  /** How many links are open with each node. */
  private final Map<Integer, Integer> open = new HashMap<>();

  private Consumer<PeerAddress> futile = address -> {};
  private Bootstrap bootstrap;

  /** The most that anybody was dialled since a link was open last. */
  private int tries;

  /** What leads out may be closed before the last attempt that is planned. */
  private volatile boolean stopped;

  private volatile Outlook outlook = new Outlook(0, Stage.IDLE, 0);

  /** How far it has come with somebody. */
  private enum Stage {
    IDLE,
    PLANNED,
    DIALLING,

    /** The attempt has led to a connection that is still there. */
    CONNECTED
  }

  /** What is to be told; {@code nextNanos} counts where an attempt is planned. */
  private record Outlook(int tries, Stage stage, long nextNanos) {}

  /** Somebody to be dialled. */
  private static final class Target {
    final PeerAddress address;
    final boolean isSeed;

    /** By a stranger. */
    boolean isSuggested;

    /** Attempts that led to nobody, one after the other. */
    int failures;

    /** Those for which the next one has to wait. */
    int attempts;

    /** Those since a link was open last, with whomever. */
    int tries;

    boolean dropped;
    Stage stage = Stage.IDLE;
    long nextNanos;

    Target(PeerAddress address, boolean isSeed) {
      this.address = address;
      this.isSeed = isSeed;
    }
  }

  Dialler(List<PeerAddress> seeds, MeshListener listener) {
    this.listener = listener;
    seeds.forEach(seed -> this.seeds.add(new Target(seed, true)));
  }

  /** Begins with the seeds. */
  void start(Bootstrap with) {
    execute(
        () -> {
          bootstrap = with;
          considerAll();
        });
  }

  /** Any thread: how it goes on, as far as is known by now. */
  Dialling dialling() {
    Outlook newest = outlook;
    long left = TimeUnit.NANOSECONDS.toMillis(newest.nextNanos() - System.nanoTime());
    return switch (newest.stage()) {
      case IDLE -> new Dialling(newest.tries(), -1);
      case PLANNED -> new Dialling(newest.tries(), Math.max(0, left));
      case DIALLING, CONNECTED -> new Dialling(newest.tries(), 0);
    };
  }

  void stop() {
    stopped = true;
    executor.shutdownGracefully(0, MeshConfig.LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whom to have a link with from now on, by node id. */
  void want(SortedMap<Integer, String> addresses) {
    SortedMap<Integer, String> wanted = new TreeMap<>(addresses);
    execute(() -> replaceMembers(wanted));
  }

  /**
   * Before {@link #start}: who hears, on this class's thread, of a suggested address at which
   * nobody answers, however often it is dialled; once of each such time.
   */
  void onFutile(Consumer<PeerAddress> hears) {
    futile = hears;
  }

  /** Whom to dial, beside the seeds, where nobody is known or reached: all of them, each time. */
  void suggest(List<PeerAddress> addresses) {
    execute(() -> replaceSuggested(addresses));
  }

  /** A link with that node is open, whoever dialled it. */
  void onOpened(int nodeId) {
    execute(
        () -> {
          open.merge(nodeId, 1, Integer::sum);
          tries = 0;
          allTargets().forEach(target -> target.tries = 0);
          executor.schedule(() -> lasted(nodeId), STABLE_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  /**
   * The host closed a link with that node. If it is to be dialled again, then not at once: the host
   * had its reasons, and a peer that has said goodbye still listens for a moment.
   */
  void onClosedHere(int nodeId) {
    execute(
        () -> {
          Target target = members.get(nodeId);
          if (target != null) {
            target.attempts = Math.max(target.attempts, 1);
          }
        });
  }

  void onGone(int nodeId) {
    execute(
        () -> {
          open.computeIfPresent(nodeId, (id, count) -> count > 1 ? count - 1 : null);
          considerAll();
        });
  }

  private void execute(Runnable task) {
    try {
      executor.execute(
          () -> {
            task.run();
            lookAhead();
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("no more dialling: the mesh is closed");
    }
  }

  private void lasted(int nodeId) {
    Target target = members.get(nodeId);
    if (target != null && open.containsKey(nodeId)) {
      target.attempts = 0;
    }
  }

  private void replaceSuggested(List<PeerAddress> addresses) {
    suggested.removeIf(
        target -> {
          target.dropped = !addresses.contains(target.address);
          return target.dropped;
        });
    for (PeerAddress address : addresses) {
      if (suggested.stream().noneMatch(target -> target.address.equals(address))) {
        Target target = new Target(address, true);
        target.isSuggested = true;
        suggested.add(target);
      }
    }
    considerAll();
  }

  private void replaceMembers(SortedMap<Integer, String> wanted) {
    members
        .values()
        .removeIf(
            target -> {
              int nodeId = target.address.nodeId();
              String now = wanted.get(nodeId);
              target.dropped = now == null || !target.address.equals(addressOf(nodeId, now));
              return target.dropped;
            });
    wanted.forEach(
        (nodeId, text) -> {
          PeerAddress address = addressOf(nodeId, text);
          if (address != null) {
            members.computeIfAbsent(nodeId, id -> new Target(address, false));
          }
        });
    considerAll();
  }

  /** Null for what is no address: whatever a log says, it must not stop this thread. */
  private static PeerAddress addressOf(int nodeId, String text) {
    try {
      PeerAddress address = PeerAddress.parse(text);
      return new PeerAddress(nodeId, address.host(), address.port());
    } catch (IllegalArgumentException e) {
      LOG.warn("n{} cannot be dialled: {}", nodeId, e.getMessage());
      return null;
    }
  }

  private void considerAll() {
    allTargets().forEach(this::consider);
  }

  private Stream<Target> allTargets() {
    return Stream.of(seeds, suggested, members.values()).flatMap(Collection::stream);
  }

  /** After every change. */
  private void lookAhead() {
    Stage stage = Stage.IDLE;
    long next = 0;
    List<Target> sought =
        open.isEmpty() ? allTargets().filter(this::isMissing).toList() : List.of();
    for (Target target : sought) {
      if (target.stage == Stage.PLANNED) {
        boolean sooner = stage == Stage.IDLE || target.nextNanos - next < 0;
        next = sooner ? target.nextNanos : next;
      }
      stage = target.stage.compareTo(stage) > 0 ? target.stage : stage;
    }
    outlook = new Outlook(tries, stage, next);
  }

  private void consider(Target target) {
    if (target.stage == Stage.IDLE && isMissing(target) && bootstrap != null) {
      long wait = TimeUnit.MILLISECONDS.toNanos(waitMillis(target.attempts));
      target.stage = Stage.PLANNED;
      target.nextNanos = System.nanoTime() + wait;
      executor.schedule(() -> dial(target), wait, TimeUnit.NANOSECONDS);
    }
  }

  private boolean isMissing(Target target) {
    boolean wanted = !target.isSeed || members.isEmpty() || open.isEmpty();
    return wanted && !target.dropped && !open.containsKey(target.address.nodeId());
  }

  private int waitMillis(int attempts) {
    if (attempts == 0) {
      return 0;
    }
    int doublings = Math.min(attempts - 1, 10);
    int longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << doublings);
    return longest / 2 + random.nextInt(longest / 2 + 1);
  }

  private void dial(Target target) {
    if (stopped || !isMissing(target)) {
      target.stage = Stage.IDLE;
      lookAhead();
      return;
    }
    begin(target);
    PeerAddress address = target.address;
    try {
      InetAddress host = InetAddress.getByName(address.host());
      Bootstrap dialling =
          target.isSuggested ? bootstrap.clone().attr(Link.SUGGESTED, true) : bootstrap;
      dialling
          .connect(new InetSocketAddress(host, address.port()))
          .addListener((ChannelFuture done) -> execute(() -> onDialled(target, done)));
    } catch (UnknownHostException e) {
      LOG.debug("the host {} is not known", Printable.of(address.host()));
      failed(target);
      again(target);
    }
  }

  private void begin(Target target) {
    target.stage = Stage.DIALLING;
    target.attempts++;
    if (open.isEmpty()) {
      target.tries++;
      tries = Math.max(tries, target.tries);
    }
    // The name of a host may take long to be resolved.
    lookAhead();
  }

  private void onDialled(Target target, ChannelFuture done) {
    if (done.isSuccess()) {
      Channel channel = done.channel();
      target.stage = Stage.CONNECTED;
      executor.schedule(() -> lasted(target, channel), STABLE_MILLIS, TimeUnit.MILLISECONDS);
      channel.closeFuture().addListener(closed -> execute(() -> closed(target, channel)));
      return;
    }
    Throwable cause = done.cause();
    LOG.debug("{} does not answer: {}", target.address.hostAndPort(), cause.getMessage());
    boolean refused =
        cause instanceof ConnectException && !(cause instanceof ConnectTimeoutException);
    if (refused && target.address.nodeId() > 0) {
      listener.onDialRefused(target.address.nodeId());
    }
    failed(target);
    again(target);
  }

  private void closed(Target target, Channel channel) {
    if (channel.hasAttr(Link.ANSWERED)) {
      target.failures = 0;
    } else {
      failed(target);
    }
    again(target);
  }

  private void failed(Target target) {
    target.failures++;
    if (target.isSuggested && target.failures == FUTILE) {
      futile.accept(target.address);
    }
  }

  private static void lasted(Target target, Channel channel) {
    if (channel.isActive()) {
      target.attempts = 0;
    }
  }

  private void again(Target target) {
    target.stage = Stage.IDLE;
    consider(target);
    lookAhead();
  }
}
