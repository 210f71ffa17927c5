package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three real peers, a killed leader, and what a real Prometheus makes of it. */
@Tag("process")
@Timeout(120)
final class PrometheusIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final List<RealPeer> peers = new ArrayList<>();
  private Prometheus prometheus;

  @BeforeEach
  void start() throws IOException {
    String missing = Prometheus.missing();
    if (missing != null) {
      System.err.println("SKIPPED: no peer is scraped by a Prometheus: " + missing);
    }
    assumeTrue(missing == null, missing);
    for (int id = 1; id <= 3; id++) {
      List<String> options = new ArrayList<>(List.of("--id", "" + id, "--port", "0"));
      options.addAll(List.of("--ops-port", "0", "--takeover-after", "200ms"));
      if (id > 1) {
        options.addAll(List.of("--seed", peers.get(0).address()));
      }
      RealPeer peer = new RealPeer(folder.resolve("peer-" + id), options.toArray(String[]::new));
      peers.add(peer);
      await().atMost(PATIENCE).until(() -> peer.address() != null);
    }
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.leaderId() == 3 && peer.voters() == 3);
    }
    Path home = Files.createDirectory(folder.resolve("prometheus"));
    prometheus = new Prometheus(home, peers.stream().map(PrometheusIT::ops).toList());
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (prometheus != null) {
      prometheus.stop();
    }
    peers.forEach(RealPeer::close);
  }

  private static String ops(RealPeer peer) {
    return peer.events("hello").get(0).get("ops").stringValue();
  }

  private static HttpResponse<String> get(RealPeer peer, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + ops(peer) + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private void awaitQuery(String expression, Double... values) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertEquals(List.of(values), prometheus.query(expression)));
  }

  @Test
  void prometheusCountsWhatIsFinalAndSeesTheLeaderGo() throws Exception {
    await().atMost(PATIENCE).until(() -> prometheus.up() == 3);
    for (int i = 0; i < 50; i++) {
      for (RealPeer peer : peers) {
        peer.type("message " + i);
      }
    }
    awaitQuery("parley_messages_final_total", 150.0, 150.0, 150.0);
    awaitQuery("sum(parley_message_final_seconds_count)", 150.0);
    awaitQuery("sum(parley_ready)", 3.0);
    awaitQuery("parley_state{state=\"LEADER\"} == 1", 1.0);
    assertEquals(200, get(peers.get(0), "/health").statusCode());

    peers.get(2).process().destroyForcibly();
    awaitQuery("sum(up)", 2.0);
    awaitQuery("sum(parley_ready)", 2.0);
    awaitQuery("max(parley_leader_id)", 2.0);
    awaitQuery("sum(parley_member_online{member=\"3\"})", 0.0);
    peers.get(0).type("after");
    awaitQuery("parley_messages_final_total", 151.0, 151.0);
    assertEquals("", Prometheus.check(get(peers.get(0), "/metrics").body()));

    peers.get(1).process().destroyForcibly();
    await().atMost(PATIENCE).until(() -> get(peers.get(0), "/health").statusCode() == 503);
    awaitQuery("sum(parley_ready)", 0.0);
  }
}
