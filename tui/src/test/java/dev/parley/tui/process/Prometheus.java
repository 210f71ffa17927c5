package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Prometheus as a process, which scrapes peers once a second and keeps what it gets in a folder.
 */
final class Prometheus {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int STARTS = 5;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private Process process;
  private int port;

  /** Null: it can be run here; else why not. */
  static String missing() {
    for (String program : List.of("prometheus", "promtool")) {
      try {
        Process version = new ProcessBuilder(program, "--version").start();
        version.getOutputStream().close();
        version.getInputStream().readAllBytes();
        if (version.waitFor() != 0) {
          return program + " --version fails";
        }
      } catch (IOException | InterruptedException e) {
        return "there is no " + program;
      }
    }
    return null;
  }

  Prometheus(Path folder, List<String> targets) throws IOException {
    this.folder = folder;
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global:
          scrape_interval: 1s
          scrape_timeout: 1s
        scrape_configs:
          - job_name: parley
            static_configs:
              - targets: ['%s']
        """
            .formatted(String.join("', '", targets)));
    // A port that is free now may be taken in a moment: then it ends, and is given another one.
    for (int i = 0; i < STARTS && (process == null || !process.isAlive()); i++) {
      start();
      await().atMost(PATIENCE).until(() -> isReady() || !process.isAlive());
    }
  }

  private void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
  }

  private boolean isReady() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String target) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + target);
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** How many targets are up, by its own account. */
  int up() throws IOException {
    JsonNode targets = JsonMapper.shared().readTree(get("/api/v1/targets").body());
    int up = 0;
    for (JsonNode target : targets.get("data").get("activeTargets")) {
      up += target.get("health").stringValue().equals("up") ? 1 : 0;
    }
    return up;
  }

  /** The values of an instant query, one for each series. */
  List<Double> query(String expression) throws IOException {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    JsonNode answer = JsonMapper.shared().readTree(get("/api/v1/query?query=" + encoded).body());
    return answer
        .get("data")
        .get("result")
        .valueStream()
        .map(series -> Double.valueOf(series.get("value").get(1).stringValue()))
        .toList();
  }

  /** What {@code promtool check metrics} has to say; empty: all is well. */
  static String check(String metrics) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    tool.getOutputStream().write(metrics.getBytes(StandardCharsets.UTF_8));
    tool.getOutputStream().close();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = tool.waitFor();
    return code == 0 ? said.strip() : code + ": " + said;
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
