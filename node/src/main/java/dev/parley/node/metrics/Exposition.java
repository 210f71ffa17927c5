package dev.parley.node.metrics;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.node.StatusFields;
import dev.parley.node.net.NetCounters;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The figures of a peer in the text format of Prometheus. What can be read off a status is read off
 * the one that {@link #scrape} is given. For one thread.
 */
final class Exposition implements AutoCloseable {
  /** The text format that every Prometheus reads. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final MultiGauge online;
  private final MultiGauge lag;
  private PeerStatus status;

  Exposition(PeerMetrics peer, NetCounters net) {
    peer.histograms().forEach(registry.getPrometheusRegistry()::register);
    counter("messages.typed", "Messages that were typed here", peer, PeerMetrics::typed);
    counter(
        "messages.final",
        "Messages that became final here since the start",
        peer,
        PeerMetrics::finals);
    counter(
        "leader.changes",
        "Times that this peer heard of another leader",
        peer,
        PeerMetrics::leaderChanges);
    bindNet(net);
    bindStatus();
    online = members("member.online", "1: that member is connected and was heard lately", null);
    lag = members("member.lag", "How far its log ends before the commit point here", "entries");
    new JvmMemoryMetrics().bindTo(registry);
    gc.bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    bindProcessor();
  }

  /** Micrometer's own has names that the checker of Prometheus does not like. */
  private void bindProcessor() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    FunctionCounter.builder("process.cpu", system, s -> s.getProcessCpuTime() * 1e-9)
        .description("Time of processors that this process has used")
        .baseUnit("seconds")
        .register(registry);
  }

  private <T> void counter(String name, String help, T of, ToLongFunction<T> value) {
    FunctionCounter.builder("parley." + name, of, value::applyAsLong)
        .description(help)
        .register(registry);
  }

  private void bindNet(NetCounters net) {
    counter("net.received.bytes", "Bytes from other peers", net, NetCounters::receivedBytes);
    counter("net.sent.bytes", "Bytes handed to connections", net, NetCounters::sentBytes);
    counter("net.connections", "Connections whose other end said HELLO", net, NetCounters::opened);
    counter(
        "net.reconnects",
        "Those of them with a peer with which the last one was lost",
        net,
        NetCounters::reopened);
    counter(
        "net.malformed",
        "Connections cut off as the other end broke the rules of the wire",
        net,
        NetCounters::malformed);
    counter("net.unknown", "Messages of a type that is not known", net, NetCounters::unknown);
    counter(
        "net.turned.away",
        "Incoming connections closed as there were too many",
        net,
        NetCounters::turnedAway);
    counter(
        "net.skipped.entries",
        "Entries not sent to somebody who does not keep up",
        net,
        NetCounters::skipped);
    counter(
        "net.overflowed",
        "Connections closed as too much was waiting to be sent",
        net,
        NetCounters::overflowed);
  }

  private void bindStatus() {
    for (State state : State.values()) {
      Gauge.builder("parley.state", this, x -> x.status.state() == state ? 1 : 0)
          .description("1 for the state that this peer is in, 0 for the others")
          .tags("state", state.name())
          .register(registry);
    }
    gauge(
        "ready",
        "1: messages are being ordered, as /health says",
        s -> one(StatusFields.isReady(s)));
    gauge("term", "The term that this peer is in", PeerStatus::term);
    gauge("leader.id", "The leader that is heard; 0: none", PeerStatus::leaderId);
    gauge("log.last.seq", "The last entry of the log here", s -> s.last().seqNo());
    gauge("log.final.seq", "The last entry that is final here", s -> s.committed().seqNo());
    gauge("outbox.messages", "Typed here and not final yet", PeerStatus::outbox);
    gauge("provisional.messages", "Held here for others, not final yet", PeerStatus::provisional);
    gauge(
        "holdback.entries", "Came too early, and wait for those before them", PeerStatus::heldBack);
    gauge("disk.writable", "0: the disk takes no writes", s -> one(s.canWrite()));
    gauge("voters", "Members with a vote", s -> s.voterIds().size());
    gauge("members", "Members of the group", s -> s.members().size());
  }

  private static int one(boolean holds) {
    return holds ? 1 : 0;
  }

  private void gauge(String name, String help, ToDoubleFunction<PeerStatus> value) {
    Gauge.builder("parley." + name, this, x -> value.applyAsDouble(x.status))
        .description(help)
        .register(registry);
  }

  /** One value for each other member: a group has 200 at most. */
  private MultiGauge members(String name, String help, String unit) {
    return MultiGauge.builder("parley." + name).description(help).baseUnit(unit).register(registry);
  }

  byte[] scrape(PeerStatus newest) {
    status = newest;
    List<MemberStatus> others =
        newest.members().stream().filter(m -> m.nodeId() != newest.nodeId()).toList();
    online.register(
        others.stream().map(m -> MultiGauge.Row.of(tags(m), one(m.online()))).toList(), true);
    lag.register(
        others.stream()
            .filter(m -> m.lastSeq() >= 0)
            .map(m -> MultiGauge.Row.of(tags(m), StatusFields.trails(newest, m.lastSeq())))
            .toList(),
        true);
    return registry.scrape(CONTENT_TYPE).getBytes(StandardCharsets.UTF_8);
  }

  private static Tags tags(MemberStatus member) {
    return Tags.of("member", Integer.toString(member.nodeId()));
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
