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
  private final Ledger ledger = new Ledger(1);
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

  private static String provisional(String msgId, String payload) {
    return ("{\"event\":\"provisional\",\"sender_id\":1,\"msg_id\":\"%s\",\"room_id\":\"general\","
            + "\"lamport\":5,\"payload\":\"%s\",\"sent_at\":7}")
        .formatted(msgId, payload);
  }

  private static String refusal(Text text) {
    return "{\"event\":\"error\",\"code\":\"refused\",\"ref\":\"%s\"}".formatted(text);
  }

  /** One process of peer 1 says that. */
  private void hears(String... lines) {
    Pauses pauses = new Pauses(1, new Transcript());
    Records records = new Records(ledger, pauses, new Transcript());
    Voice voice = new Voice(1, 0, records);
    for (String line : lines) {
      voice.hear(
          line.contains("event") ? line : line.replaceFirst("\\{", "{\"event\":\"message\","));
    }
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
    Checker checker = check(log, log);
    assertEquals(0, checker.lost());
    assertEquals(1, checker.excused());
    assertEquals(List.of(), ledger.violations());
  }

  @Test
  void whatWasFinalIsNotExcusedByAWipe() throws IOException {
    ledger.wiped(1);
    List<String> cut = log.subList(0, 2);
    assertEquals(1, check(cut, cut).lost());
    assertTrue(found("final and gone: 3"));
  }

  @Test
  void provisionalIsNotFinal() throws IOException {
    ledger.queued(1, ledger.next(1).toString(), "aa-4");
    ledger.provisional(1, read(provisional("aa-4", "1.0.4")));
    assertEquals(1, check(log, log).lost());
    assertTrue(found("queued and lost: 1.0.4"));
    assertEquals(1, ledger.provisionals());
  }

  @Test
  void aProvisionalMessageThatNobodyHasTypedIsFound() {
    ledger.provisional(2, read(provisional("aa-4", "1.0.4")));
    assertTrue(found("shows as provisional what nobody has typed"));
  }

  @Test
  void aProvisionalMessageThatBecomesAnotherIsFound() throws IOException {
    Text text = ledger.next(1);
    ledger.provisional(2, read(provisional("aa-4", text.toString()).replace(":7}", ":9}")));
    log.add(entry(4, "aa-4", text.toString()));
    check(log, log);
    assertTrue(found("was another text as long as it was provisional"));
  }

  @Test
  void twoPeersThatShowDifferentProvisionalTextsAreFound() {
    ledger.next(1);
    ledger.provisional(1, read(provisional("aa-3", "1.0.3")));
    ledger.provisional(2, read(provisional("aa-3", "1.0.4")));
    assertTrue(found("shows another text as provisional than before"));
  }

  @Test
  void aMessageThatIsProvisionalAfterItWasFinalIsFound() {
    hears(entry(3, "aa-3", "1.0.3"), provisional("aa-3", "1.0.3"));
    assertTrue(found("shows as provisional what it has shown as final"));
  }

  @Test
  void aMessageMayBeProvisionalBeforeItIsFinal() {
    hears(provisional("aa-3", "1.0.3"), entry(3, "aa-3", "1.0.3"));
    assertEquals(List.of(), ledger.violations());
  }

  @Test
  void aMessageThatIsProvisionalTwiceIsFound() {
    hears(provisional("aa-3", "1.0.3"), provisional("aa-3", "1.0.3"));
    assertTrue(found("shows as provisional again"));
  }

  @Test
  void aPeerThatSkipsANumberIsFound() {
    hears(entry(1, "aa-1", "1.0.1"), entry(3, "aa-3", "1.0.3"));
    assertTrue(found("peer 1 showed 3 after 1"));
  }

  @Test
  void aPeerThatShowsANumberTwiceIsFound() {
    hears(entry(1, "aa-1", "1.0.1"), entry(1, "aa-1", "1.0.1"));
    assertTrue(found("peer 1 showed 1 after 1"));
  }

  @Test
  void whatIsRefusedOnAFullDiskAndFinalIsFound() throws IOException {
    ledger.error(1, read(refusal(ledger.next(1))), true);
    assertEquals(List.of(), ledger.violations());
    log.add(entry(4, "aa-4", "1.0.4"));
    check(log, log);
    assertTrue(found("final, and was refused"));
  }

  @Test
  void whatIsRefusedAndQueuedIsFound() {
    Text text = ledger.next(1);
    ledger.error(1, read(refusal(text)), true);
    ledger.queued(1, text.toString(), "aa-4");
    assertTrue(found("queued what it had refused: 1.0.4"));
  }

  @Test
  void whatIsQueuedAndRefusedIsFound() {
    ledger.error(1, read(refusal(new Text(1, 0, 3))), true);
    assertTrue(found("refuses what it has queued: 1.0.3"));
  }

  @Test
  void aRefusalOnASoundDiskIsFound() {
    ledger.error(1, read(refusal(ledger.next(1))), false);
    assertTrue(found("peer 1 says"));
  }

  @Test
  void whatIsQueuedTwiceIsFound() {
    ledger.queued(1, "1.0.3", "aa-4");
    assertTrue(found("queued twice: 1.0.3"));
  }

  @Test
  void aMessageUnderAnotherNumberThanItWasQueuedIsFound() throws IOException {
    ledger.queued(1, ledger.next(1).toString(), "aa-4");
    log.add(entry(4, "bb-1", "1.0.4"));
    check(log, log);
    assertTrue(found("queued under another msg_id"));
  }

  @Test
  void aMessageOfTheWrongSenderIsFound() throws IOException {
    ledger.next(1);
    log.add(entry(4, "aa-4", "1.0.4").replace("\"sender_id\":1", "\"sender_id\":2"));
    check(log, log);
    assertTrue(found("another sender than typed it"));
  }

  @Test
  void aGapInTheLogIsFound() throws IOException {
    ledger.next(1);
    log.add(entry(5, "aa-4", "1.0.4"));
    check(log, log);
    assertTrue(found("the log goes on at 5 after 3"));
  }

  @Test
  void aPeerOfWhomNothingIsFinalIsFound() throws IOException {
    Ledger two = new Ledger(2);
    new Checker(two).check(List.of(write("peer-1", List.of())));
    assertTrue(two.violations().contains("nothing of peer 2 is final"));
  }

  @Test
  void aLogWithASegmentLessIsFound() throws IOException {
    Path longer = write("peer-1", log);
    Path shorter = write("peer-2", log);
    Files.delete(shorter.resolve("log/00000000000000000001.ndjson"));
    new Checker(ledger).check(List.of(longer, shorter));
    assertTrue(found("have not the same segments"));
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
