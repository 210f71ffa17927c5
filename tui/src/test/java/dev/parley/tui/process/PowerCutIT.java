package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Three peers, each on a disk that loses what was not synced when its power is cut; more lives with
 * {@code -Dpower.lives=N -Dpower.seed=S}.
 */
@Tag("process")
@Timeout(3600)
final class PowerCutIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int LIVES = Integer.getInteger("power.lives", 3);
  private static final long SEED = Long.getLong("power.seed", 1);
  private static final String SEGMENT = "log/00000000000000000001.ndjson";

  @TempDir private Path folder;
  private final List<LoopDisk> disks = new ArrayList<>();
  private final List<RealPeer> peers = new ArrayList<>();
  private final Map<Long, String> finals = new HashMap<>();
  private final Set<String> queued = new HashSet<>();
  private final Random random = new Random(SEED);

  @BeforeEach
  void requireDisks() throws IOException {
    String missing = LoopDisk.missing(folder);
    if (missing != null) {
      System.err.println("SKIPPED: no disk's power can be cut on this machine: " + missing);
    }
    assumeTrue(missing == null, missing);
  }

  @AfterEach
  void stop() throws IOException {
    for (RealPeer peer : peers) {
      peer.close();
      peer.process().onExit().join();
    }
    for (LoopDisk disk : disks) {
      disk.close();
    }
  }

  private void startPeer(int id, String... more) throws IOException {
    if (disks.size() < id) {
      disks.add(new LoopDisk(Files.createDirectories(folder.resolve("n" + id))));
      peers.add(null);
    }
    RealPeer before = peers.get(id - 1);
    List<String> options =
        new ArrayList<>(List.of("--id", "" + id, "--takeover-after", "200ms", "--from", "1"));
    options.addAll(List.of(more));
    options.addAll(
        List.of("--port", before == null ? "0" : before.address().replaceFirst(".*:", "")));
    if (before == null && id > 1) {
      options.addAll(List.of("--seed", peers.get(0).address()));
    }
    LoopDisk disk = disks.get(id - 1);
    Path inside = disk.folder().resolve("data");
    RealPeer peer =
        new RealPeer(RealPeer.start(disk.wrapper(), inside, options.toArray(String[]::new)));
    peers.set(id - 1, peer);
    await().atMost(PATIENCE).until(() -> peer.address() != null);
  }

  private Path data(int id) {
    return disks.get(id - 1).seen().resolve("data");
  }

  private void awaitWhole() {
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.leaderId() == 3 && peer.voters() == 3);
    }
  }

  /**
   * Who has no power says nothing any more, so the processes are frozen first, also in the middle
   * of a sync: Linux answers one that is under way with success when the file system is shut down.
   */
  private void cutPower(List<Integer> ids) throws Exception {
    for (int id : ids) {
      peers.get(id - 1).freeze();
    }
    for (int id : ids) {
      disks.get(id - 1).cut();
    }
    for (int id : ids) {
      peers.get(id - 1).process().destroyForcibly().waitFor();
      disks.get(id - 1).comeBack();
    }
  }

  /** What was said to be final stays so, and what was queued is owed. */
  private void takeNote() {
    for (RealPeer peer : peers) {
      for (JsonNode message : peer.events("message")) {
        String id = message.get("msg_id").stringValue();
        String before = finals.putIfAbsent(message.get("seq_no").asLong(), id);
        assertEquals(before == null ? id : before, id);
      }
      peer.events("queued").forEach(q -> queued.add(q.get("msg_id").stringValue()));
    }
  }

  private static Set<String> shown(RealPeer peer) {
    Set<String> ids = new HashSet<>();
    peer.events("message").forEach(m -> ids.add(m.get("msg_id").stringValue()));
    return ids;
  }

  private void live(int life) throws Exception {
    int wanted = finals.size() + 30 + random.nextInt(200);
    RealPeer watched = peers.get(random.nextInt(3));
    for (int i = 0; i < 300; i++) {
      for (RealPeer peer : peers) {
        peer.type("life " + life + ", message " + i);
      }
    }
    await().atMost(PATIENCE).until(() -> watched.events("message").size() >= wanted);
    List<Integer> ids = new ArrayList<>(IntStream.rangeClosed(1, 3).boxed().toList());
    while (ids.size() > 1 && random.nextInt(3) > 0) {
      ids.remove(random.nextInt(ids.size()));
    }
    cutPower(ids);
    takeNote();
    for (int id : ids) {
      startPeer(id);
    }
    awaitWhole();
    awaitAllShown("life " + life + ", power cut at " + ids);
    takeNote();
    for (RealPeer peer : peers) {
      assertEquals(peer.events("message").size(), shown(peer).size(), "one came twice");
      assertTrue(peer.events("message").size() >= finals.size(), "something final is gone");
    }
  }

  private void awaitAllShown(String when) throws IOException {
    try {
      for (RealPeer peer : peers) {
        await().atMost(PATIENCE).until(() -> shown(peer).containsAll(queued));
      }
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(when + whereaboutsOfTheMissing(), e);
    }
  }

  /** Which texts are owed, and on whose disks they are. */
  private String whereaboutsOfTheMissing() throws IOException {
    StringBuilder found = new StringBuilder();
    for (int id = 1; id <= 3; id++) {
      SortedSet<String> missing = new TreeSet<>(queued);
      missing.removeAll(shown(peers.get(id - 1)));
      found.append("\npeer ").append(id).append(" lacks ").append(missing.size());
      for (String text : missing.stream().limit(5).toList()) {
        found.append("\n  ").append(text).append(" is in ").append(filesWith(text));
      }
      found.append("\n  its last words: ").append(peers.get(id - 1).lastWords(5));
    }
    return found.toString();
  }

  private List<String> filesWith(String text) throws IOException {
    List<String> files = new ArrayList<>();
    for (int id = 1; id <= 3; id++) {
      try (Stream<Path> all = Files.walk(data(id))) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
            files.add(id + ":" + data(id).relativize(file));
          }
        }
      }
    }
    return files;
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAPowerCut() throws Exception {
    for (int id = 1; id <= 3; id++) {
      startPeer(id);
    }
    awaitWhole();
    for (int life = 1; life <= LIVES; life++) {
      live(life);
      if (life % 10 == 0) {
        System.out.printf("power cuts: %d lives, %d final%n", life, finals.size());
      }
    }
    for (int id = 1; id <= 3; id++) {
      assertFalse(Files.exists(data(id).resolve("log.damaged-1")), "taken for damage");
      Path log = data(id).resolve(SEGMENT);
      await().atMost(PATIENCE).until(() -> Files.mismatch(data(1).resolve(SEGMENT), log) < 0);
    }
    System.out.printf(
        "power cuts: seed %d, %d lives, %d messages queued, %d final, lost 0%n",
        SEED, LIVES, queued.size(), finals.size());
  }

  /** The control: that the disk really forgets. */
  @Test
  void withoutSyncsItIsLost() throws Exception {
    startPeer(1, "--sync", "never");
    for (int i = 0; i < 50; i++) {
      peers.get(0).type("message " + i);
    }
    await().atMost(PATIENCE).until(() -> peers.get(0).events("message").size() == 50);
    cutPower(List.of(1));
    assertFalse(Files.exists(data(1).resolve(SEGMENT)) && hasLines(data(1).resolve(SEGMENT)));
  }

  private static boolean hasLines(Path file) throws IOException {
    return Files.size(file) > 0 && Files.readString(file).contains("message 49");
  }

  @Test
  void theDiskKeepsWhatWasSyncedAndNoMore() throws Exception {
    disks.add(new LoopDisk(Files.createDirectories(folder.resolve("n1"))));
    Path file = disks.get(0).seen().resolve("file");
    try (FileChannel synced =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileChannel names = FileChannel.open(disks.get(0).seen())) {
      synced.write(ByteBuffer.wrap(new byte[1000]));
      synced.force(false);
      names.force(true);
      synced.write(ByteBuffer.wrap(new byte[5000]));
      disks.get(0).cut();
    }
    disks.get(0).comeBack();
    assertEquals(1000, Files.size(file));
  }
}
