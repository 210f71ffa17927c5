package dev.parley.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.id.Mode;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What whole nodes tell by HTTP, and that the papers about it are true. */
@Timeout(60)
final class OpsNodeTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern METRIC = Pattern.compile("\\b(?:parley|jvm|process)_[a-z_]+\\b");

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Node> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(Node::close);
  }

  @BeforeAll
  static void patience() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
  }

  private NodeConfig config(int id, List<String> seeds, OpsConfig ops) {
    return new NodeConfig(
        id,
        "peer-" + id,
        "home",
        "127.0.0.1",
        0,
        null,
        seeds,
        Mode.BOOTSTRAP,
        folder.resolve("peer-" + id),
        PeerConfig.DEFAULT,
        false,
        null,
        ops);
  }

  private Node start(int id, String... seeds) throws NodeException {
    NodeConfig config = config(id, List.of(seeds), new OpsConfig("127.0.0.1", 0));
    Node node = Node.start(config, new Alone.Deaf(), 0);
    nodes.add(node);
    return node;
  }

  private HttpResponse<String> get(Node node, String target) {
    URI uri = URI.create("http://" + node.opsAddress() + target);
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode json(Node node, String target) {
    return JsonMapper.shared().readTree(get(node, target).body());
  }

  private double metric(Node node, String sample) {
    return get(node, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static void send(Node node, int count) {
    for (int i = 1; i <= count; i++) {
      assertNull(node.send("general", "message " + i).join().refusal());
    }
  }

  @Test
  void ownMessagesAreTimedWhereTheyWereTyped() throws NodeException {
    Node first = start(1);
    Node second = start(2, first.address());
    await().until(() -> get(second, "/health").statusCode() == 200);
    send(second, 7);
    for (Node node : nodes) {
      await().until(() -> metric(node, "parley_messages_final_total") == 7);
    }
    for (String hop : List.of("stored", "numbered", "committed")) {
      String count = "parley_message_hop_seconds_count{hop=\"" + hop + "\"}";
      assertEquals(7, metric(second, count), hop);
      assertEquals(0, metric(first, count), hop);
    }
    assertEquals(7, metric(second, "parley_message_final_seconds_count"));
    assertEquals(7, metric(second, "parley_messages_typed_total"));
    assertEquals(7, metric(second, "parley_disk_batch_entries_sum{file=\"outbox\"}"));
    assertEquals(1, metric(first, "parley_member_online{member=\"2\"}"));
    // A member says where its log ends with its next heartbeat; and the second takes over now.
    await().until(() -> metric(first, "parley_member_lag_entries{member=\"2\"}") == 0);
    await()
        .until(
            () ->
                metric(second, "parley_log_last_seq")
                    == metric(second, "parley_disk_batch_entries_sum{file=\"log\"}"));
    assertTrue(metric(first, "parley_net_received_bytes_total") > 7 * 100);
    assertTrue(metric(second, "parley_net_sent_bytes_total") > 7 * 100);
    assertEquals(7, json(first, "/messages").get("messages").size());
  }

  @Test
  void aConnectionThatWasLostAndCameAgainIsCounted() throws NodeException {
    Node first = start(1);
    Node second = start(2, first.address());
    await().until(() -> metric(first, "parley_voters") == 2);
    assertEquals(0, metric(first, "parley_net_reconnects_total"));
    second.close();
    await().until(() -> metric(first, "parley_member_online{member=\"2\"}") == 0);
    await().until(() -> get(first, "/health").statusCode() == 503);
    start(2);
    await().until(() -> get(first, "/health").statusCode() == 200);
    assertEquals(1, metric(first, "parley_net_reconnects_total"));
    await().until(() -> metric(first, "parley_election_seconds_count") > 0);
  }

  @Test
  void theStatusIsTheOneOfTheEvent() throws Exception {
    Node node = start(1);
    await().until(() -> get(node, "/health").statusCode() == 200);
    JsonNode told = json(node, "/status");
    List<EventLog.Event> none = List.of();
    var fields = StatusFields.of(node.status().get(), false, List.of(), none);
    assertEquals(new ArrayList<>(fields.keySet()), new ArrayList<>(told.propertyNames()));
    assertEquals(fields.get("verdict"), told.get("verdict").stringValue());
    assertEquals("never", told.get("sync").stringValue());
    assertTrue(
        told.get("events").get(0).stringValue().endsWith(" n1 leads, term 1"), told.toString());
  }

  @Test
  void aTakenPortIsSaidInOneSentenceAndNothingWasFounded() throws NodeException {
    Node first = start(1);
    int port = Integer.parseInt(first.opsAddress().substring("127.0.0.1:".length()));
    NodeConfig second = config(2, List.of(), new OpsConfig("127.0.0.1", port));
    NodeException taken =
        assertThrows(NodeException.class, () -> Node.start(second, new Alone.Deaf(), 0));
    assertEquals(NodeException.Problem.BIND, taken.problem());
    assertEquals(
        "port " + port + " on 127.0.0.1 is taken; stop what listens there, or choose another port",
        taken.getMessage());
    assertFalse(Files.exists(second.data().resolve("log").resolve("00000000000000000001.ndjson")));
  }

  @Test
  void withoutAPortNobodyListensAndNothingIsTimed() throws NodeException {
    Node node = Node.start(config(1, List.of(), null), new Alone.Deaf(), 0);
    nodes.add(node);
    assertNull(node.opsAddress());
    assertEquals(0, NodeWatch.NONE.nanos());
  }

  /** All names of families and samples, of a node that has seen something of each. */
  private Set<String> given() throws NodeException {
    Node first = start(1);
    start(2, first.address());
    await().until(() -> metric(first, "parley_member_online{member=\"2\"}") == 1);
    // Known with its first heartbeat.
    await().until(() -> get(first, "/metrics").body().contains("parley_member_lag_entries{"));
    System.gc();
    await().until(() -> get(first, "/metrics").body().contains("jvm_gc_pause_seconds_count"));
    Set<String> names = new TreeSet<>();
    get(first, "/metrics")
        .body()
        .lines()
        .forEach(
            line ->
                names.add(
                    line.startsWith("# TYPE ") ? line.split(" ")[2] : line.split("[ {]", 2)[0]));
    return names;
  }

  private static Set<String> namesIn(String text) {
    Set<String> names = new TreeSet<>();
    for (Matcher name = METRIC.matcher(text); name.find(); ) {
      names.add(name.group());
    }
    return names;
  }

  @Test
  void theDashboardShowsOnlyWhatThereIs() throws Exception {
    Set<String> given = given();
    JsonNode dashboard =
        JsonMapper.shared().readTree(Files.readString(DOCS.resolve("grafana.json")));
    Set<String> shown = new TreeSet<>();
    int panels = 0;
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        Set<String> names = namesIn(target.get("expr").stringValue());
        assertFalse(names.isEmpty(), target.toString());
        shown.addAll(names);
        panels++;
      }
    }
    assertTrue(panels > 20, "only " + panels);
    shown.removeAll(given);
    assertEquals(Set.of(), shown);
  }

  @Test
  void theTableOfMetricsNamesAllThatThereAreAndNoOther() throws Exception {
    Set<String> given = given();
    Set<String> named = new TreeSet<>();
    Files.readString(DOCS.resolve("operations.md"))
        .lines()
        .filter(line -> line.matches("\\| `(parley|jvm|process)_.*"))
        .forEach(line -> named.addAll(namesIn(line.split("\\|")[1])));
    Set<String> unknown = new TreeSet<>(named);
    unknown.removeAll(given);
    assertEquals(Set.of(), unknown, "named, and not given");
    Set<String> families = new TreeSet<>();
    given.stream()
        .filter(name -> name.startsWith("parley_") || name.startsWith("process_"))
        .map(name -> name.replaceFirst("_(bucket|sum|count)$", ""))
        .forEach(families::add);
    families.removeAll(named);
    assertEquals(Set.of(), families, "given, and not named");
  }
}
