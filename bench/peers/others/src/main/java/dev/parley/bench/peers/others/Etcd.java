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

/**
 * One etcd server per node; every message is a put of one key, a watch from revision 1 delivers
 * them in order.
 */
final class Etcd implements TotalOrder {
  private static final ByteSequence KEY = ByteSequence.from("chat", StandardCharsets.US_ASCII);

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
    StringBuilder cluster = new StringBuilder();
    for (int i = 0; i < config.nodes(); i++) {
      cluster
          .append(i == 0 ? "" : ",")
          .append('n')
          .append(i)
          .append("=http://127.0.0.1:")
          .append(config.basePort() + 10 + i);
    }
    endpoint = "http://127.0.0.1:" + (config.basePort() + config.id());
    String peer = "http://127.0.0.1:" + (config.basePort() + 10 + config.id());
    List<String> command =
        new ArrayList<>(
            List.of(
                Nats.tool("etcd").toString(),
                "--name",
                "n" + config.id(),
                "--data-dir",
                dir.resolve("etcd").toString(),
                "--listen-client-urls",
                endpoint,
                "--advertise-client-urls",
                endpoint,
                "--listen-peer-urls",
                peer,
                "--initial-advertise-peer-urls",
                peer,
                "--initial-cluster",
                cluster.toString(),
                "--initial-cluster-state",
                "new",
                "--log-level",
                "error",
                "--quota-backend-bytes",
                "8000000000"));
    if (config.text("tune", "default").equals("fast")) {
      command.addAll(List.of("--heartbeat-interval", "20", "--election-timeout", "200"));
    }
    server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("server.log").toFile()))
            .start();
    client = Client.builder().endpoints(endpoint).build();
    kv = client.getKVClient();
    client
        .getWatchClient()
        .watch(
            KEY,
            WatchOption.builder().withRevision(1).build(),
            Watch.listener(
                response -> {
                  for (WatchEvent event : response.getEvents()) {
                    byte[] b = event.getKeyValue().getValue().getBytes();
                    if (b.length > 20) {
                      sink.deliver(b, 0, b.length);
                    } else {
                      watching = true;
                    }
                  }
                },
                error -> System.err.println("watch: " + error)));
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
        kv.put(KEY, ByteSequence.from("begin", StandardCharsets.US_ASCII)).get(2, TimeUnit.SECONDS);
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
        .whenComplete(
            (ok, error) -> {
              if (error == null) {
                sink.acked(seq);
              } else {
                sink.failed(seq, error);
              }
            });
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
        + config.text("tune", "default");
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
