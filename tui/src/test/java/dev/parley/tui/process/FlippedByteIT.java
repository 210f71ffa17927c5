package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A byte changes in the log of a peer that runs and is under load: that peer stops with a report of
 * both sides, the group goes on, and the peer comes back as a new replica with the group's log.
 */
@Tag("process")
@Timeout(240)
final class FlippedByteIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String FIRST_SEGMENT = "log/00000000000000000001.ndjson";
  private static final String SECOND_SEGMENT = "log/00000000000000016385.ndjson";

  @TempDir private Path folder;
  private final List<RealPeer> peers = new ArrayList<>();
  private int typed;

  @BeforeEach
  void start() throws IOException {
    for (int id = 1; id <= 3; id++) {
      peers.add(null);
      restart(id);
    }
    awaitWhole();
  }

  @AfterEach
  void stop() {
    peers.forEach(RealPeer::close);
  }

  private Path data(int id) {
    return folder.resolve("peer-" + id);
  }

  private Path stderr(int id) {
    return folder.resolve("stderr-" + id);
  }

  private void restart(int id) throws IOException {
    RealPeer before = peers.get(id - 1);
    List<String> options =
        new ArrayList<>(List.of("--id", "" + id, "--takeover-after", "200ms", "--port"));
    options.add(before == null ? "0" : before.address().replaceFirst(".*:", ""));
    if (before == null && id > 1) {
      options.addAll(List.of("--seed", peers.get(0).address()));
    }
    List<String> keepsStderr = List.of("sh", "-c", "exec \"$@\" 2>>" + stderr(id), "sh");
    String[] all = options.toArray(String[]::new);
    RealPeer peer = new RealPeer(RealPeer.start(keepsStderr, data(id), all));
    peers.set(id - 1, peer);
    await().atMost(PATIENCE).until(() -> peer.address() != null);
  }

  private void awaitWhole() {
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.leaderId() == 3 && peer.voters() == 3);
    }
  }

  private void type(int at, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      typed++;
      peers.get(at - 1).type("text number " + typed + " of many");
    }
  }

  private void awaitShown(int at, int count) {
    await().atMost(PATIENCE).until(() -> peers.get(at - 1).events("message").size() >= count);
  }

  /** Changes a letter of the first entry with that text, in the file, under the peer's feet. */
  private static long flip(Path segment, String text) throws IOException {
    String lines = Files.readString(segment, StandardCharsets.ISO_8859_1);
    int at = lines.indexOf(text);
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.seek(at);
      file.write(text.charAt(0) ^ 1);
    }
    String line = lines.substring(lines.lastIndexOf('\n', at) + 1, at);
    return Long.parseLong(line.replaceFirst(".*\"seq_no\":(\\d+),.*", "$1"));
  }

  /** The others work on while the peer finds it out; then it starts again. */
  private void assertFoundAndMended(int id, Path segment, String text) throws Exception {
    RealPeer bad = peers.get(id - 1);
    int busy = id == 1 ? 2 : 1;
    long seqNo = flip(segment, text);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!bad.process().waitFor(100, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
      type(busy, 20);
    }
    assertEquals(5, bad.process().waitFor());
    assertReport(id, seqNo, text);

    type(busy, 100);
    awaitShown(busy, typed);
    assertEquals(typed, new HashSet<>(peers.get(busy - 1).messages()).size());

    restart(id);
    awaitWhole();
    assertTrue(
        Files.readString(data(id).resolve("log.damaged-1/damage.txt")).contains("#" + seqNo));
    await()
        .atMost(PATIENCE)
        .until(() -> Files.mismatch(data(id).resolve(FIRST_SEGMENT), other(id, FIRST_SEGMENT)) < 0);
  }

  private Path other(int id, String file) {
    return data(id == 1 ? 2 : 1).resolve(file);
  }

  private void assertReport(int id, long seqNo, String text) throws IOException {
    String changed = (char) (text.charAt(0) ^ 1) + text.substring(1);
    String event = peers.get(id - 1).events("error").get(0).get("message").stringValue();
    assertEquals("damaged", peers.get(id - 1).events("error").get(0).get("code").stringValue());
    for (String report : List.of(event, Files.readString(stderr(id)))) {
      assertTrue(report.contains("entry #" + seqNo + " on this disk is not what was written"));
      String here = line(report, "  here: ");
      String there = line(report, "  n[123]: +");
      assertTrue(here.contains("\"" + changed + "\""), here);
      assertTrue(there.contains("\"" + text + "\""), there);
      assertFalse(there.contains(changed), there);
    }
  }

  private static String line(String report, String start) {
    return report.lines().filter(l -> l.matches(start + ".*")).findFirst().orElse("missing");
  }

  @Test
  void inTheCurrentSegmentOfAFollowerAndThenOfTheLeader() throws Exception {
    type(1, 200);
    awaitShown(2, 200);
    assertFoundAndMended(2, data(2).resolve(FIRST_SEGMENT), "text number 77 of many");
    assertFoundAndMended(3, data(3).resolve(FIRST_SEGMENT), "text number 99 of many");
  }

  @Test
  void inAnOldSegment() throws Exception {
    type(2, 17_000);
    awaitShown(1, 17_000);
    await().atMost(PATIENCE).until(() -> Files.exists(data(1).resolve(SECOND_SEGMENT)));
    assertFoundAndMended(1, data(1).resolve(FIRST_SEGMENT), "text number 4711 of many");
  }
}
