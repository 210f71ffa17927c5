package dev.parley.bench.peers.others;

import dev.parley.bench.peers.TotalOrder;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ClusterInfo;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One nats-server per node with a three-fold replicated JetStream stream; this process is its
 * client.
 */
final class Nats implements TotalOrder {
  private static final String STREAM = "CHAT";
  private static final String SUBJECT = "chat";

  private Config config;
  private Sink sink;
  private Process server;
  private volatile Connection connection;
  private volatile JetStream stream;
  private volatile JetStreamManagement management;
  private volatile boolean joined;

  @Override
  public void start(Config config, Sink sink) throws Exception {
    this.config = config;
    this.sink = sink;
    Path dir = Files.createDirectories(config.dir());
    StringBuilder routes = new StringBuilder();
    for (int i = 0; i < config.nodes(); i++) {
      routes
          .append(i == 0 ? "" : ", ")
          .append("nats://127.0.0.1:")
          .append(config.basePort() + 10 + i);
    }
    Path file = dir.resolve("nats.conf");
    Files.writeString(
        file,
        "server_name: n"
            + config.id()
            + "\n"
            + "listen: 127.0.0.1:"
            + (config.basePort() + config.id())
            + "\n"
            + "jetstream { store_dir: \""
            + dir.resolve("js")
            + "\", max_file: 20GB, max_mem: 1GB }\n"
            + "cluster { name: bench, listen: 127.0.0.1:"
            + (config.basePort() + 10 + config.id())
            + ", routes: ["
            + routes
            + "] }\n");
    server =
        new ProcessBuilder(tool("nats-server").toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("server.log").toFile()))
            .start();
    Thread joiner = new Thread(this::join, "joiner");
    joiner.setDaemon(true);
    joiner.start();
  }

  static Path tool(String name) {
    return Path.of("target", "tools", name).toAbsolutePath();
  }

  private void join() {
    while (!joined) {
      try {
        if (connection == null) {
          connection =
              io.nats.client.Nats.connect(
                  new io.nats.client.Options.Builder()
                      .server("nats://127.0.0.1:" + (config.basePort() + config.id()))
                      .ignoreDiscoveredServers()
                      .maxReconnects(-1)
                      .maxMessagesInOutgoingQueue(1 << 20)
                      .errorListener(new ErrorListener() {})
                      .build());
          stream = connection.jetStream();
          management = connection.jetStreamManagement();
        }
        if (config.id() == 0 && !management.getStreamNames().contains(STREAM)) {
          management.addStream(
              StreamConfiguration.builder()
                  .name(STREAM)
                  .subjects(SUBJECT)
                  .storageType(StorageType.File)
                  .replicas(config.nodes())
                  .build());
        }
        Dispatcher dispatcher = connection.createDispatcher();
        dispatcher.setPendingLimits(-1, -1);
        stream.subscribe(
            SUBJECT,
            dispatcher,
            message -> {
              byte[] b = message.getData();
              sink.deliver(b, 0, b.length);
            },
            false,
            PushSubscribeOptions.builder().stream(STREAM).ordered(true).build());
        joined = true;
      } catch (Exception e) {
        System.err.println("not joined yet: " + e);
        try {
          Thread.sleep(100);
        } catch (InterruptedException interrupted) {
          return;
        }
      }
    }
  }

  @Override
  public boolean ready() {
    return joined && leader() >= 0;
  }

  @Override
  public int leader() {
    try {
      ClusterInfo info = management.getStreamInfo(STREAM).getClusterInfo();
      return info == null || info.getLeader() == null ? -1 : info.getLeader().charAt(1) - '0';
    } catch (Exception e) {
      return -1;
    }
  }

  @Override
  public void submit(long seq, byte[] payload) {
    stream
        .publishAsync(SUBJECT, payload)
        .whenComplete(
            (ack, error) -> {
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
    return "JetStream file store R3, page cache (this version syncs every 2 minutes)";
  }

  @Override
  public String settings() {
    return "nats-server 2.9.10 (Debian), defaults; client jnats on the local server, ordered consumer";
  }

  @Override
  public void close() throws Exception {
    connection.close();
    server.destroy();
  }
}
