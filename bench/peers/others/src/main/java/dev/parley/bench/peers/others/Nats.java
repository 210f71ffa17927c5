package dev.parley.bench.peers.others;

import dev.parley.bench.peers.TotalOrder;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ClusterInfo;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One nats-server per node with a three-fold replicated JetStream stream; this process is its
 * client.
 */
final class Nats implements TotalOrder {
  private static final String STREAM = "CHAT";
  private static final String SUBJECT = "chat";
  private static final int PEER_PORTS = 10;
  private static final Duration JOIN_AGAIN = Duration.ofMillis(100);

  private final ScheduledExecutorService joiner =
      Executors.newSingleThreadScheduledExecutor(Nats::daemon);
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
    Path file = dir.resolve("nats.conf");
    Files.writeString(file, serverConfig(dir));
    server = Tool.start("nats-server", List.of("-c", file.toString()), dir);
    joiner.scheduleWithFixedDelay(this::join, 0, JOIN_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "joiner");
    thread.setDaemon(true);
    return thread;
  }

  private String address(int port) {
    return "127.0.0.1:" + (config.basePort() + port);
  }

  private String serverConfig(Path dir) {
    String routes =
        IntStream.range(0, config.nodes())
            .mapToObj(i -> "nats://" + address(PEER_PORTS + i))
            .collect(Collectors.joining(", "));
    return """
        server_name: n%d
        listen: %s
        jetstream { store_dir: "%s", max_file: 20GB, max_mem: 1GB }
        cluster { name: bench, listen: %s, routes: [%s] }
        """
        .formatted(
            config.id(),
            address(config.id()),
            dir.resolve("js"),
            address(PEER_PORTS + config.id()),
            routes);
  }

  /** One attempt; the server may not be up yet, or not see the others. The last one succeeds. */
  private void join() {
    try {
      if (connection == null) {
        connect();
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
      subscribe();
      joined = true;
      joiner.shutdown();
    } catch (Exception e) {
      System.err.println("not joined yet: " + e);
    }
  }

  private void connect() throws IOException, InterruptedException {
    connection =
        io.nats.client.Nats.connect(
            new io.nats.client.Options.Builder()
                .server("nats://" + address(config.id()))
                .ignoreDiscoveredServers()
                .maxReconnects(-1)
                .maxMessagesInOutgoingQueue(1 << 20)
                .errorListener(new ErrorListener() {})
                .build());
    stream = connection.jetStream();
    management = connection.jetStreamManagement();
  }

  private void subscribe() throws IOException, JetStreamApiException {
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
        .whenComplete((ack, error) -> sink.answered(seq, error));
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
    joiner.shutdownNow();
    connection.close();
    server.destroy();
  }
}
