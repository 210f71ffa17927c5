package dev.parley.bench.peers.others;

import dev.parley.bench.peers.TotalOrder;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Publication;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusteredMediaDriver;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.client.EgressListener;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.MinMulticastFlowControlSupplier;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.Header;
import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Aeron Cluster: driver, archive, consensus module, service and one client in every node process.
 */
final class AeronCluster implements TotalOrder {
  private static final int PORTS = 6;

  private final int syncLevel;
  private final Object lock = new Object();
  private Config config;
  private ClusteredMediaDriver driver;
  private ClusteredServiceContainer container;
  private io.aeron.cluster.client.AeronCluster client;
  private volatile boolean connected;
  private volatile boolean leading;
  private volatile boolean closing;

  AeronCluster(int syncLevel) {
    this.syncLevel = syncLevel;
  }

  private String endpoint(int node, int which) {
    return "127.0.0.1:" + (config.basePort() + node * PORTS + which);
  }

  @Override
  public void start(Config config, Sink sink) {
    this.config = config;
    boolean fast = config.fast();
    StringBuilder members = new StringBuilder();
    StringBuilder ingress = new StringBuilder();
    for (int i = 0; i < config.nodes(); i++) {
      members
          .append(i)
          .append(',')
          .append(endpoint(i, 0))
          .append(',')
          .append(endpoint(i, 1))
          .append(',')
          .append(endpoint(i, 2))
          .append(',')
          .append(endpoint(i, 3))
          .append(',')
          .append(endpoint(i, 4))
          .append('|');
      ingress.append(i == 0 ? "" : ",").append(i).append('=').append(endpoint(i, 0));
    }
    String shared = "/dev/shm/bench-" + config.basePort() + "-n" + config.id();
    File clusterDir = config.dir().resolve("cluster").toFile();
    Supplier<IdleStrategy> idle =
        () -> new BackoffIdleStrategy(10, 20, 1_000, config.integer("idle_us", 100) * 1_000L);
    MediaDriver.Context media =
        new MediaDriver.Context()
            .aeronDirectoryName(shared)
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true)
            .threadingMode(ThreadingMode.SHARED)
            .sharedIdleStrategy(idle.get())
            .termBufferSparseFile(true)
            .multicastFlowControlSupplier(new MinMulticastFlowControlSupplier())
            .errorHandler(Throwable::printStackTrace);
    Archive.Context archive =
        new Archive.Context()
            .aeronDirectoryName(shared)
            .archiveDir(config.dir().resolve("archive").toFile())
            .controlChannel("aeron:udp?endpoint=" + endpoint(config.id(), 4))
            .localControlChannel("aeron:ipc?term-length=64k")
            .replicationChannel("aeron:udp?endpoint=127.0.0.1:0")
            .recordingEventsEnabled(false)
            .threadingMode(ArchiveThreadingMode.SHARED)
            .idleStrategySupplier(idle)
            .fileSyncLevel(syncLevel)
            .catalogFileSyncLevel(syncLevel)
            .errorHandler(Throwable::printStackTrace);
    AeronArchive.Context archiveClient =
        new AeronArchive.Context()
            .aeronDirectoryName(shared)
            .controlRequestChannel(archive.localControlChannel())
            .controlRequestStreamId(archive.localControlStreamId())
            .controlResponseChannel("aeron:ipc?term-length=64k");
    archive.archiveClientContext(
        new AeronArchive.Context()
            .aeronDirectoryName(shared)
            .controlResponseChannel("aeron:udp?endpoint=127.0.0.1:0"));
    ConsensusModule.Context consensus =
        new ConsensusModule.Context()
            .aeronDirectoryName(shared)
            .clusterMemberId(config.id())
            .clusterMembers(members.toString())
            .clusterDir(clusterDir)
            .ingressChannel("aeron:udp?term-length=4m")
            .logChannel("aeron:udp?term-length=16m")
            .replicationChannel("aeron:udp?endpoint=127.0.0.1:0")
            .archiveContext(archiveClient.clone())
            .idleStrategySupplier(idle)
            .fileSyncLevel(syncLevel)
            .startupCanvassTimeoutNs(TimeUnit.SECONDS.toNanos(20))
            .errorHandler(Throwable::printStackTrace);
    if (fast) {
      consensus
          .leaderHeartbeatTimeoutNs(TimeUnit.MILLISECONDS.toNanos(500))
          .leaderHeartbeatIntervalNs(TimeUnit.MILLISECONDS.toNanos(50))
          .electionTimeoutNs(TimeUnit.MILLISECONDS.toNanos(500))
          .electionStatusIntervalNs(TimeUnit.MILLISECONDS.toNanos(50));
    }
    driver = ClusteredMediaDriver.launch(media, archive, consensus);
    container =
        ClusteredServiceContainer.launch(
            new ClusteredServiceContainer.Context()
                .aeronDirectoryName(shared)
                .archiveContext(archiveClient.clone())
                .clusterDir(clusterDir)
                .clusteredService(new Service(sink))
                .idleStrategySupplier(idle)
                .errorHandler(Throwable::printStackTrace));
    Thread poller = new Thread(() -> poll(shared, ingress.toString()), "client");
    poller.setDaemon(true);
    poller.start();
  }

  /**
   * Connects (again, when the session is lost), takes in what the cluster says, keeps the session
   * alive.
   */
  private void poll(String shared, String ingress) {
    EgressListener silent = (session, timestamp, buffer, offset, length, header) -> {};
    long alive = 0;
    while (!closing) {
      try {
        if (client == null) {
          io.aeron.cluster.client.AeronCluster c =
              io.aeron.cluster.client.AeronCluster.connect(
                  new io.aeron.cluster.client.AeronCluster.Context()
                      .aeronDirectoryName(shared)
                      .ingressChannel("aeron:udp?term-length=4m")
                      .ingressEndpoints(ingress)
                      .egressChannel("aeron:udp?endpoint=127.0.0.1:0")
                      .egressListener(silent)
                      .errorHandler(Throwable::printStackTrace));
          synchronized (lock) {
            client = c;
            connected = true;
          }
        }
        synchronized (lock) {
          client.pollEgress();
          long now = System.nanoTime();
          if (now - alive > 500_000_000L) {
            client.sendKeepAlive();
            alive = now;
          }
          if (client.isClosed()) {
            connected = false;
            client = null;
          }
        }
      } catch (Exception e) {
        System.err.println("client: " + e);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private final UnsafeBuffer out = new UnsafeBuffer();

  @Override
  public void submit(long seq, byte[] payload) {
    long giveUp = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() < giveUp) {
      long result = Publication.NOT_CONNECTED;
      synchronized (lock) {
        if (connected) {
          out.wrap(payload);
          result = client.offer(out, 0, payload.length);
        }
      }
      if (result > 0) {
        return;
      }
      LockSupport.parkNanos(result == Publication.ADMIN_ACTION ? 1 : 50_000);
    }
    throw new IllegalStateException("cannot offer");
  }

  @Override
  public boolean ready() {
    return connected;
  }

  @Override
  public int leader() {
    return leading ? config.id() : -1;
  }

  @Override
  public String durability() {
    return syncLevel == 0
        ? "archive on disk, page cache (file-sync-level 0, the default)"
        : "archive on disk, data synced before it counts as stored (file-sync-level "
            + syncLevel
            + ")";
  }

  @Override
  public String settings() {
    return "shared threading, backoff idle (max "
        + config.integer("idle_us", 100)
        + " us), log term 16 MB, detection "
        + config.tune();
  }

  @Override
  public void close() {
    closing = true;
    container.close();
    driver.close();
  }

  private final class Service implements ClusteredService {
    private final Sink sink;
    private final byte[] copy = new byte[1 << 16];

    Service(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void onSessionMessage(
        ClientSession session,
        long timestamp,
        DirectBuffer buffer,
        int offset,
        int length,
        Header header) {
      buffer.getBytes(offset, copy, 0, length);
      sink.deliver(copy, 0, length);
    }

    @Override
    public void onRoleChange(Cluster.Role role) {
      leading = role == Cluster.Role.LEADER;
      TotalOrder.note("role " + role);
    }

    @Override
    public void onStart(Cluster cluster, Image snapshot) {
      leading = cluster.role() == Cluster.Role.LEADER;
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {}

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason reason) {}

    @Override
    public void onTimerEvent(long correlationId, long timestamp) {}

    @Override
    public void onTakeSnapshot(ExclusivePublication publication) {}

    @Override
    public void onTerminate(Cluster cluster) {}
  }
}
