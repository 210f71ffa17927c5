package dev.parley.node.net;

import dev.parley.protocol.message.GivingWay;
import dev.parley.protocol.message.Message;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections there are, and what becomes of what their handlers meet. For any thread. */
final class Links {
  private static final Logger LOG = LoggerFactory.getLogger(Mesh.class);

  private final MeshListener listener;
  private final Dialler dialler;
  private final NetCounters counters = new NetCounters();
  private final Admission admission = new Admission();
  private final LogBudget budget = new LogBudget();
  private final AtomicLong numbers = new AtomicLong();

  /** Those that have said HELLO and that the host did not close. */
  private final Map<Long, Link> open = new ConcurrentHashMap<>();

  /** Nodes with which a connection was lost and none has come since. */
  private final LostNodes lost = new LostNodes();

  Links(MeshListener listener, Dialler dialler) {
    this.listener = listener;
    this.dialler = dialler;
  }

  NetCounters counters() {
    return counters;
  }

  Message.Hello hello() {
    return listener.hello();
  }

  boolean admit() {
    boolean admitted = admission.admit();
    if (!admitted) {
      counters.countTurnedAway();
    }
    return admitted;
  }

  /** A new link, with a number that no other ever has. */
  Link open(boolean dialledHere, Channel channel) {
    return new Link(numbers.incrementAndGet(), dialledHere, channel);
  }

  /** Null, where it is not open. */
  Link byNumber(long number) {
    return open.get(number);
  }

  /** The host wants it closed, and to hear nothing more of it. Null, where it is not open. */
  Link forget(long number) {
    Link link = open.remove(number);
    if (link != null) {
      dialler.onClosedHere(link.nodeId());
    }
    return link;
  }

  List<Link> all() {
    return List.copyOf(open.values());
  }

  void onHello(Link link, Message.Hello hello) {
    boolean dissolves = GivingWay.givesWay(listener.hello(), hello);
    if (link.isSuggested() && !isOfOurGroup(hello) && !dissolves) {
      LOG.debug("{} is of another group than was said of it", link);
      link.cutOff();
      return;
    }
    link.answered();
    if (!link.dialledHere()) {
      admission.noStrangerAnyMore();
    }
    link.isOf(hello.peer().nodeId());
    open.put(link.number(), link);
    counters.countOpened(lost.isBack(link.nodeId()));
    dialler.onOpened(link.nodeId());
    listener.onHello(link.number(), link.dialledHere(), hello);
  }

  private boolean isOfOurGroup(Message.Hello theirs) {
    Message.Hello ours = listener.hello();
    return theirs.version() == ours.version()
        && theirs.group().equals(ours.group())
        && theirs.groupId() != null
        && (ours.groupId() == null || theirs.groupId().equals(ours.groupId()));
  }

  void onMessages(Link link, List<Message> messages) {
    int bytes = link.takeReadBytes();
    if (!link.isCut()) {
      listener.onMessages(link.number(), messages, bytes);
    }
  }

  /** Closed before the other end said HELLO. */
  void onStrangerGone(Link link) {
    if (!link.dialledHere()) {
      admission.noStrangerAnyMore();
    }
  }

  void onGone(Link link) {
    if (!link.dialledHere()) {
      admission.gone();
    }
    if (link.nodeId() > 0) {
      if (open.remove(link.number()) != null) {
        lost.add(link.nodeId());
        listener.onClosed(link.number());
      }
      dialler.onGone(link.nodeId());
    }
  }

  void tooSilent(Link link) {
    LOG.debug("{} is too silent: closed", link);
    link.cutOff();
  }

  /** Whatever goes wrong on a connection ends it. */
  void onTrouble(Link link, Throwable cause) {
    boolean first = !link.isCut();
    link.cutOff();
    if (!first) {
      return;
    }
    if (cause instanceof MalformedException) {
      counters.countMalformed();
      if (budget.allows()) {
        LOG.warn("{} cut off: {}", link, Printable.of(cause.getMessage()));
      }
    } else if (cause instanceof IOException || cause instanceof UncheckedIOException) {
      LOG.debug("{} broke: {}", link, Printable.of(cause.getMessage()));
    } else {
      LOG.error("{} closed by a fault", link, cause);
    }
  }
}
