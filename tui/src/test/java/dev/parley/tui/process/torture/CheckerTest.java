package dev.parley.tui.process.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A checker that nothing can fail is no checker: each lie here is found. */
final class CheckerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private final Ledger ledger = new Ledger(2);
  private final List<String> log = new ArrayList<>();

  /** Peer 1 was given three messages, which are final and were shown. */
  @BeforeEach
  void threeMessages() {
    for (int number = 1; number <= 3; number++) {
      Text text = ledger.next(1);
      ledger.queued(1, text.toString(), "aa-" + number);
      log.add(entry(number, "aa-" + number, text.toString()));
      ledger.shown(1, read(log.get(number - 1)));
    }
  }

  private static String entry(int seqNo, String msgId, String payload) {
    return ("{\"type\":\"SEQ_CHAT\",\"seq_no\":%d,\"term\":1,\"sender_id\":1,\"msg_id\":\"%s\","
            + "\"room_id\":\"general\",\"sent_at\":7,\"payload\":\"%s\"}")
        .formatted(seqNo, msgId, payload);
  }

  private static JsonNode read(String line) {
    return JSON.readTree(line);
  }

  private Checker check(List<String> first, List<String> second) throws IOException {
    Checker checker = new Checker(ledger);
    checker.check(List.of(write("peer-1", first), write("peer-2", second)));
    return checker;
  }

  private Path write(String peer, List<String> lines) throws IOException {
    Path data = folder.resolve(peer);
    Files.createDirectories(data.resolve("log"));
    Files.write(data.resolve("log/00000000000000000001.ndjson"), lines);
    return data;
  }

  @Test
  void theTruthPasses() throws IOException {
    assertEquals(3, check(log, log).messages());
    assertEquals(List.of(), ledger.violations());
  }

  @Test
  void aLogThatEndsBeforeWhatWasFinalIsFound() throws IOException {
    List<String> cut = log.subList(0, 2);
    assertEquals(2, check(cut, cut).lost());
    assertTrue(found("final and gone: 3"));
    assertTrue(found("queued and lost: 1.0.3"));
  }

  @Test
  void whatIsQueuedAndNeverFinalIsFound() throws IOException {
    Text text = ledger.next(1);
    ledger.queued(1, text.toString(), "aa-4");
    assertEquals(1, check(log, log).lost());
  }

  @Test
  void whatAWipedDiskHadQueuedMayBeLost() throws IOException {
    ledger.queued(1, ledger.next(1).toString(), "aa-4");
    ledger.wiped(1);
    assertEquals(0, check(log, log).lost());
    assertEquals(List.of(), ledger.violations());
  }

  @Test
  void aMessageThatIsFinalTwiceIsFound() throws IOException {
    log.add(entry(4, "bb-1", "1.0.2"));
    assertEquals(1, check(log, log).doubled());
  }

  @Test
  void aSwappedPairOfOneSenderIsFound() throws IOException {
    ledger.next(1);
    ledger.next(1);
    log.add(entry(4, "bb-1", "1.0.5"));
    log.add(entry(5, "bb-2", "1.0.4"));
    assertEquals(1, check(log, log).swapped());
  }

  @Test
  void aNumberThatIsLeftOutIsFound() throws IOException {
    ledger.next(1);
    log.add(entry(4, "aa-5", "1.0.4"));
    assertEquals(1, check(log, log).swapped());
  }

  @Test
  void aByteThatDiffersIsFound() throws IOException {
    List<String> other = new ArrayList<>(log);
    other.set(1, entry(2, "aa-2", "1.0.9"));
    check(log, other);
    assertTrue(found("differ at byte"));
  }

  @Test
  void anotherEntryThanWasShownIsFound() throws IOException {
    log.set(1, entry(2, "aa-2", "1.0.9"));
    check(log, log);
    assertTrue(found("another entry than was final before"));
    assertTrue(found("nobody has typed"));
  }

  @Test
  void twoPeersThatShowDifferentThingsAreFound() {
    ledger.shown(2, read(entry(3, "aa-3", "1.0.2")));
    assertTrue(found("another entry than was final before"));
  }

  private boolean found(String text) {
    return ledger.violations().stream().anyMatch(violation -> violation.contains(text));
  }
}
