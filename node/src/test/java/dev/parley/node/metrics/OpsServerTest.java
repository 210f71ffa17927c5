package dev.parley.node.metrics;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.OpsConfig;
import dev.parley.node.net.NetCounters;
import dev.parley.protocol.PeerStatus.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server over real sockets, with a peer that does as it is told. */
@Timeout(60)
final class OpsServerTest {
  private static final OpsConfig ANY_PORT = new OpsConfig("127.0.0.1", 0);

  private final ScriptedPeer peer = new ScriptedPeer();
  private OpsServer server;

  @BeforeEach
  void open() throws IOException {
    open(30_000);
  }

  private void open(long idleMillis) throws IOException {
    server = OpsServer.open(ANY_PORT, new PeerMetrics(1, 100), idleMillis);
    server.start(peer, new NetCounters());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String get(String target) throws IOException {
    try (RawHttp http = new RawHttp(server)) {
      return http.get(target).answer();
    }
  }

  private JsonNode messages(String parameters) throws IOException {
    String answer = get("/messages" + parameters);
    assertTrue(answer.startsWith("200 "), answer);
    return JsonMapper.shared().readTree(answer.substring(4));
  }

  private static List<Long> numbers(JsonNode page) {
    List<Long> numbers = new ArrayList<>();
    page.get("messages").forEach(message -> numbers.add(message.get("seq_no").asLong()));
    return numbers;
  }

  @Test
  void healthIsGoodExactlyWhereMessagesAreBeingOrdered() throws IOException {
    for (State state : State.values()) {
      peer.state = state;
      boolean good = state == State.FOLLOWER || state == State.LEADER;
      String health = get("/health");
      assertTrue(
          health.startsWith(good ? "200 {\"ready\":true," : "503 {\"ready\":false,"), health);
      assertTrue(health.contains("\"state\":\"" + state + "\""), health);
      assertEquals(good, health.contains("\"verdict\":\"OK: "), health);
      assertEquals("200 {\"live\":true}\n", get("/health/live"));
      assertTrue(get("/status").startsWith("200 "));
    }
  }

  @Test
  void aPeerThatHangsIsAskedOnceAndSaidToBeStuck() throws IOException {
    peer.hangs = true;
    for (String path : List.of("/health", "/health/live", "/status", "/metrics")) {
      assertEquals(
          "503 {\"ready\":false,\"state\":null,"
              + "\"verdict\":\"STUCK: this peer does not answer, or has stopped\"}\n",
          get(path));
    }
    assertEquals(1, peer.questions.get());
    assertEquals("200 {\"messages\":[],\"next\":0,\"more\":false}\n", get("/messages"));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() throws IOException {
    peer.committed = 250;
    List<Long> all = new ArrayList<>();
    JsonNode page = messages("");
    assertEquals(100, page.get("messages").size());
    while (page.get("more").asBoolean()) {
      all.addAll(numbers(page));
      page = messages("?limit=7&after=" + page.get("next").asLong());
    }
    all.addAll(numbers(page));
    List<Long> expected = new ArrayList<>();
    for (long seqNo = 1; seqNo <= 250; seqNo++) {
      if (seqNo % 10 != 0) {
        expected.add(seqNo);
      }
    }
    assertEquals(expected, all);
    assertEquals(250, page.get("next").asLong());
    assertEquals("200 {\"messages\":[],\"next\":250,\"more\":false}\n", get("/messages?after=250"));
    assertEquals(List.of(), numbers(messages("?after=999")));
    assertEquals(999, messages("?after=999").get("next").asLong());
  }

  @Test
  void aMessageHasTheFieldsOfItsEventAndIsEscaped() throws IOException {
    peer.committed = 2;
    peer.text = "\"</script>\u2028\n";
    assertEquals(
        "200 {\"messages\":[\n"
            + "{\"seq_no\":1,\"term\":1,\"sender_id\":2,\"sender\":\"n2\","
            + "\"msg_id\":\"00000000000000aa-1\",\"room_id\":\"general\",\"sent_at\":1000,"
            + "\"payload\":\"\\\"</script>\u2028\\n 1\"},\n"
            + "{\"seq_no\":2,\"term\":1,\"sender_id\":1,\"sender\":\"n1\","
            + "\"msg_id\":\"00000000000000aa-2\",\"room_id\":\"general\",\"sent_at\":1000,"
            + "\"payload\":\"\\\"</script>\u2028\\n 2\"}],\"next\":2,\"more\":false}\n",
        get("/messages"));
  }

  @Test
  void aSenderHasTheNameThatItHadThen() throws IOException {
    peer.committed = 40;
    assertEquals(List.of("n1", "n1"), sendersOfAlice("?after=5&limit=3"));
    assertEquals(List.of("alice a", "alice a"), sendersOfAlice("?after=10&limit=4"));
    assertEquals(List.of("alice a", "al"), sendersOfAlice("?after=16&limit=5"));
    assertEquals(List.of("al"), sendersOfAlice("?after=34&limit=2"));
  }

  private List<String> sendersOfAlice(String query) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode message : messages(query).get("messages")) {
      if (message.get("sender_id").asInt() == 1) {
        names.add(message.get("sender").asString());
      }
    }
    return names;
  }

  @Test
  void aRoomIsPagedThroughWhatIsOfOtherRooms() throws IOException {
    peer.committed = 60;
    JsonNode page = messages("?room=rare&limit=3");
    assertEquals(List.of(3L, 6L, 9L), numbers(page));
    assertEquals(List.of(12L, 15L), numbers(messages("?room=rare&limit=2&after=9")));
    JsonNode none = messages("?room=nobody%20here");
    assertEquals(List.of(), numbers(none));
    assertEquals(60, none.get("next").asLong());
  }

  @Test
  void oneAnswerLooksAtABoundedPartOfTheLog() throws IOException {
    peer.committed = 150_000;
    JsonNode first = messages("?room=none");
    assertEquals(100_000, first.get("next").asLong());
    assertTrue(first.get("more").asBoolean());
    JsonNode second = messages("?room=none&after=100000");
    assertEquals(150_000, second.get("next").asLong());
    assertFalse(second.get("more").asBoolean());
  }

  @Test
  void whoReadsSlowlyHoldsUpNobodyAndFillsNoMemory() throws IOException {
    peer.committed = 11_000;
    peer.text = "x".repeat(4000);
    try (RawHttp slow = new RawHttp(server)) {
      slow.get("/messages?limit=9900");
      await().until(() -> peer.reads.get() > 2);
      assertEquals(9900, messages("?limit=9900").get("messages").size());
      int whole = peer.reads.get();
      peer.reads.set(0);
      assertEquals(9900, messages("?limit=9900").get("messages").size());
      int one = peer.reads.get();
      assertTrue(whole < 2 * one - one / 4, "the slow one had " + (whole - one) + " of " + one);
      String late = slow.answer();
      assertEquals(9900, late.split("\"seq_no\"", -1).length - 1);
      assertTrue(
          late.endsWith("],\"next\":10999,\"more\":true}\n"), late.substring(late.length() - 60));
    }
  }

  @Test
  void aLogThatCannotBeReadIsSaidOrTheAnswerIsCutOff() throws IOException {
    peer.committed = 1000;
    peer.unreadableFrom = 1;
    assertTrue(get("/messages").startsWith("500 {\"error\":\"the log cannot be read"));
    peer.unreadableFrom = 900;
    assertThrows(IOException.class, () -> get("/messages?limit=1000"));
    assertEquals(100, messages("?limit=100").get("messages").size());
  }

  @Test
  void wrongParametersAreSaidInOneSentence() throws IOException {
    for (String wrong :
        List.of(
            "after=-1",
            "after=x",
            "after=",
            "after=1&after=2",
            "after=9999999999999999999",
            "limit=0",
            "limit=10001",
            "limit=1e3",
            "room=",
            "room=a%0Ab",
            "from=7",
            "room=%zz")) {
      String answer = get("/messages?" + wrong);
      assertTrue(answer.matches("400 \\{\"error\":\"[^\"]+\"}\n"), wrong + ": " + answer);
    }
    assertTrue(get("/health?verbose=1").startsWith("200 "));
  }

  @Test
  void otherPathsMethodsAndHostsAreRefused() throws IOException {
    assertTrue(get("/").startsWith("404 {\"error\":\"there are /metrics, "));
    assertTrue(get("/messages/").startsWith("404 "));
    try (RawHttp http = new RawHttp(server)) {
      http.say("POST /messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi");
      String head = http.head();
      assertTrue(head.startsWith("http/1.1 405 "), head);
      assertTrue(head.contains("allow: get, head\n"), head);
    }
    try (RawHttp http = new RawHttp(server)) {
      http.say("GET /messages HTTP/1.1\r\nHost: evil.example\r\n\r\n");
      assertTrue(http.answer().startsWith("421 "));
    }
  }

  @Test
  void headIsAnsweredWithoutABodyAndTheNextRequestToo() throws IOException {
    try (RawHttp http = new RawHttp(server)) {
      for (String path : List.of("/metrics", "/health", "/status", "/messages")) {
        http.say("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String head = http.head();
        assertTrue(head.startsWith("http/1.1 200 "), head);
        assertFalse(head.contains("access-control"), head);
        assertTrue(head.contains("x-content-type-options: nosniff"), head);
      }
      assertEquals("200 {\"live\":true}\n", http.get("/health/live").answer());
    }
  }

  @Test
  void requestsThatComeTogetherAreAnsweredInOrder() throws IOException {
    peer.committed = 3000;
    try (RawHttp http = new RawHttp(server)) {
      http.get("/messages?limit=2000").get("/health/live").get("/nothing").get("/messages?limit=1");
      assertEquals(2000, http.answer().split("\"seq_no\"", -1).length - 1);
      assertEquals("200 {\"live\":true}\n", http.answer());
      assertTrue(http.answer().startsWith("404 "));
      assertTrue(http.answer().endsWith("\"next\":1,\"more\":true}\n"));
    }
  }

  @Test
  void aRequestMayComeInPieces() throws IOException {
    try (RawHttp http = new RawHttp(server)) {
      for (int i = 0; i < 3; i++) {
        http.say("GET /health/live HTTP/1.1\r\nHo");
        assertTrue(get("/health").startsWith("200 "));
        http.say("st: localhost\r\nX: " + "x".repeat(5000) + "\r\n");
        assertTrue(get("/health").startsWith("200 "));
        http.say("\r\n");
        assertEquals("200 {\"live\":true}\n", http.answer());
      }
    }
  }

  @Test
  void whatIsTooLongOrNoRequestEndsTheConnection() throws IOException {
    for (String bad :
        List.of(
            "GET /" + "x".repeat(5000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9000) + "\r\n\r\n",
            "\u0001\u0002\u0003 no http\r\n\r\n")) {
      try (RawHttp http = new RawHttp(server)) {
        String answer = http.say(bad).answer();
        assertTrue(answer.startsWith("4"), answer);
        assertEquals("closed", http.answer());
      }
    }
    try (RawHttp http = new RawHttp(server)) {
      http.say("POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n");
      assertTrue(http.answer().startsWith("413 "));
      assertEquals("closed", http.answer());
    }
  }

  @Test
  void connectionsAreBoundedAndTheirPlacesComeBack() throws IOException {
    List<RawHttp> held = new ArrayList<>();
    for (int i = 0; i < OpsServer.CONNECTIONS; i++) {
      RawHttp http = new RawHttp(server);
      held.add(http);
      assertTrue(http.get("/health/live").answer().startsWith("200 "));
    }
    assertEquals("closed", new RawHttp(server).get("/health/live").answer());
    for (RawHttp http : held) {
      http.close();
    }
    await().until(() -> get("/health/live").startsWith("200 "));
  }

  @Test
  void aConnectionOnWhichNoRequestComesToItsEndIsClosed() throws IOException {
    server.close();
    open(300);
    try (RawHttp http = new RawHttp(server)) {
      http.say("GET /health HTTP/1.1\r\nHost: loc");
      assertEquals("closed", http.answer());
    }
  }

  @Test
  void metricsAreInTheTextFormatOfPrometheus() throws IOException {
    String metrics = get("/metrics");
    assertTrue(metrics.contains("\nparley_state{state=\"FOLLOWER\"} 1.0\n"), metrics);
    assertTrue(
        metrics.contains("\nparley_disk_sync_seconds_bucket{file=\"log\",le=\"2.5E-4\"} 0\n"));
  }
}
