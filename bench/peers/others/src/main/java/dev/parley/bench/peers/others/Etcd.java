package dev.parley.bench.peers.others;

import dev.parley.bench.peers.TotalOrder;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.maintenance.StatusResponse;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One etcd server per node; every message is a put of one key, a watch from revision 1 delivers
 * them in order.
 */
final class Etcd implements TotalOrder {
  private static final ByteSequence KEY = ByteSequence.from("chat", StandardCharsets.US_ASCII);
  // Not a message, only to see that the watch is there: messages are longer.
  private static final ByteSequence BEGIN = ByteSequence.from("begin", StandardCharsets.US_ASCII);
  private static final int PEER_PORTS = 10;

  private Config config;
  private Sink sink;
  private Process server;
  private Client client;
  private KV kv;
  private String endpoint;
  private volatile boolean watching;

  @Override
  public void start(Config config, Sink sink) throws Exception {
    this.config = config;
    this.sink = sink;
    Path dir = Files.createDirectories(config.dir());
    endpoint = url(config.id());
    server = Tool.start("etcd", arguments(dir), dir);
    client = Client.builder().endpoints(endpoint).build();
    kv = client.getKVClient();
    client
        .getWatchClient()
        .watch(
            KEY,
            WatchOption.builder().withRevision(1).build(),
            Watch.listener(
                response -> response.getEvents().forEach(this::deliver),
                error -> System.err.println("watch: " + error)));
  }

  private String url(int port) {
    return "http://127.0.0.1:" + (config.basePort() + port);
  }

  private String peerUrl(int id) {
    return url(PEER_PORTS + id);
  }

  private List<String> arguments(Path dir) {
    String peer = peerUrl(config.id());
    String cluster =
        IntStream.range(0, config.nodes())
            .mapToObj(i -> "n" + i + "=" + peerUrl(i))
            .collect(Collectors.joining(","));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--name", "n" + config.id()));
    arguments.addAll(List.of("--data-dir", dir.resolve("etcd").toString()));
    arguments.addAll(List.of("--listen-client-urls", endpoint));
    arguments.addAll(List.of("--advertise-client-urls", endpoint));
    arguments.addAll(List.of("--listen-peer-urls", peer));
    arguments.addAll(List.of("--initial-advertise-peer-urls", peer));
    arguments.addAll(List.of("--initial-cluster", cluster));
    arguments.addAll(List.of("--initial-cluster-state", "new"));
    arguments.addAll(List.of("--log-level", "error"));
    arguments.addAll(List.of("--quota-backend-bytes", "8000000000"));
    if (config.fast()) {
      arguments.addAll(List.of("--heartbeat-interval", "20", "--election-timeout", "200"));
    }
    return arguments;
  }

  private void deliver(WatchEvent event) {
    byte[] b = event.getKeyValue().getValue().getBytes();
    if (b.length > BEGIN.size()) {
      sink.deliver(b, 0, b.length);
    } else {
      watching = true;
    }
  }

  private StatusResponse status() throws Exception {
    return client.getMaintenanceClient().statusMember(endpoint).get(2, TimeUnit.SECONDS);
  }

  @Override
  public boolean ready() {
    try {
      if (status().getLeader() == 0) {
        return false;
      }
      if (config.id() == 0 && !watching) {
        kv.put(KEY, BEGIN).get(2, TimeUnit.SECONDS);
      }
      return watching;
    } catch (Exception e) {
      return false;
    }
  }

  @Override
  public int leader() {
    try {
      StatusResponse s = status();
      return s.getLeader() == s.getHeader().getMemberId() ? config.id() : -1;
    } catch (Exception e) {
      return -1;
    }
  }

  @Override
  public void submit(long seq, byte[] payload) {
    kv.put(KEY, ByteSequence.from(payload))
        .whenComplete((ok, error) -> sink.answered(seq, error));
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public long[] extraPids() {
    return new long[] {server.pid()};
  }

  @Override
  public String durability() {
    return "write-ahead log, fdatasync before a put is acknowledged (cannot be switched off in this version)";
  }

  @Override
  public String settings() {
    return "etcd 3.4.23 (Debian), client jetcd on the local server, put + watch of one key, detection "
        + config.tune();
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
