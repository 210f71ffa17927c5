package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real run of three processes, of which every write, sync, rename and deletion and every word to
 * the others and on stdout is recorded ({@code strace}), and then ended again and again at each of
 * its points, with each time other rests of what was not synced. {@code -Dreplay.points=N} (of a
 * peer, at most; 0: all), {@code -Dreplay.messages=N} (more than 5,400 begin a second segment),
 * {@code -Dreplay.rounds=N} (each kills the leader under load), {@code -Dreplay.seed=S}.
 */
@Tag("process")
@Timeout(3600)
final class RecordedRunIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int POINTS = Integer.getInteger("replay.points", 100);
  private static final int MESSAGES = Integer.getInteger("replay.messages", 60);
  private static final int ROUNDS = Integer.getInteger("replay.rounds", 2);
  private static final long SEED = Long.getLong("replay.seed", 1);
  private static final Pattern MESSAGE =
      Pattern.compile("\\{\"event\":\"message\",\"at\":\\d+,\"seq_no\":(\\d+),");

  @TempDir private Path folder;
  private final List<RealPeer> peers = new ArrayList<>();
  private final int[] lives = new int[4];
  private int typed;
  private long cuts;

  @AfterEach
  void stop() {
    for (int id = 1; id <= peers.size(); id++) {
      kill(id);
    }
  }

  private Path data(int id) {
    return folder.resolve("peer-" + id);
  }

  private void startPeer(int id) throws IOException {
    RealPeer before = peers.size() < id ? null : peers.get(id - 1);
    List<String> options =
        new ArrayList<>(List.of("--id", "" + id, "--takeover-after", "200ms", "--from", "1"));
    options.addAll(
        List.of("--port", before == null ? "0" : before.address().replaceFirst(".*:", "")));
    options.addAll(List.of("--log-file", folder.resolve("log-" + id).toString()));
    if (before == null && id > 1) {
      options.addAll(List.of("--seed", peers.get(0).address()));
    }
    lives[id]++;
    Path trace = folder.resolve("trace-" + id + "-" + lives[id]);
    String[] all = options.toArray(String[]::new);
    RealPeer peer = new RealPeer(RealPeer.start(TraceReader.wrapper(trace), data(id), all));
    if (before == null) {
      peers.add(peer);
    } else {
      peers.set(id - 1, peer);
    }
    await().atMost(PATIENCE).until(() -> peer.address() != null);
  }

  /** The peer, not the one that traces it: that one writes down the rest and ends. */
  private void kill(int id) {
    Process tracer = peers.get(id - 1).process();
    tracer.descendants().forEach(ProcessHandle::destroyForcibly);
    tracer.onExit().join();
  }

  private void awaitWhole() {
    for (RealPeer peer : peers) {
      await().atMost(PATIENCE).until(() -> peer.leaderId() == 3 && peer.voters() == 3);
    }
  }

  private void awaitShown(int at, int count) {
    await().atMost(PATIENCE).until(() -> peers.get(at - 1).events("message").size() >= count);
  }

  /** The leader dies with a tail that nobody has seen, as a rule, and has it cut off later. */
  private void run() throws IOException {
    for (int id = 1; id <= 3; id++) {
      startPeer(id);
    }
    awaitWhole();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < MESSAGES; i++) {
        for (RealPeer peer : peers) {
          peer.type("message " + typed++);
        }
      }
      awaitShown(1, typed - 2 * MESSAGES);
      kill(3);
      await().atMost(PATIENCE).until(() -> peers.get(0).leaderId() == 2);
      startPeer(3);
      awaitWhole();
    }
    peers.get(0).type("the last");
    typed++;
    awaitShown(1, typed - 3 * MESSAGES * ROUNDS);
    for (int id = 1; id <= 3; id++) {
      kill(id);
    }
  }

  @Test
  void whatWasSaidIsTrueAfterAPowerCutAtAnyPoint() throws Exception {
    String missing = missing();
    if (missing != null) {
      System.err.println("SKIPPED: no process can be traced on this machine: " + missing);
    }
    assumeTrue(missing == null, missing);
    run();
    List<TreeMap<Double, Long>> onDisk = new ArrayList<>();
    TreeMap<Double, Long> finals = new TreeMap<>();
    int steps = 0;
    for (int id = 1; id <= 3; id++) {
      List<Step.At> all = new ArrayList<>();
      for (int life = 1; life <= lives[id]; life++) {
        all.addAll(TraceReader.read(folder.resolve("trace-" + id + "-" + life), data(id)));
      }
      steps += all.size();
      onDisk.add(replay(id, all));
      noteFinals(all, finals);
    }
    checkMajorities(finals, onDisk);
    System.out.printf(
        "recorded run: %d messages, %d steps, %d power cuts, %d final messages each on two disks"
            + " or three when it was shown, lost 0%n",
        typed, steps, cuts, finals.size());
  }

  private static String missing() {
    try {
      Process strace =
          new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-e", "trace=fsync", "true")
              .redirectErrorStream(true)
              .start();
      String said = new String(strace.getInputStream().readAllBytes()).strip();
      return strace.onExit().join().exitValue() == 0 ? null : said;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** Returns from when on how many entries were surely on that disk. */
  private TreeMap<Double, Long> replay(int id, List<Step.At> steps) throws Exception {
    DiskModel disk = new DiskModel();
    Owed owed = new Owed();
    Random random = new Random(SEED + id);
    TreeMap<Double, Long> onDisk = new TreeMap<>(Map.of(0.0, 0L));
    long changes = steps.stream().filter(at -> !(at.step() instanceof Step.Said)).count();
    double every = POINTS == 0 ? 1 : Math.max(1, (double) changes / POINTS);
    double next = 0;
    int done = 0;
    for (Step.At at : steps) {
      if (!(at.step() instanceof Step.Said) && done++ >= next) {
        next += every;
        cut(id, disk, owed, random);
      }
      owed.note(at.step(), disk);
      disk.apply(at.step());
      if (at.step() instanceof Step.Synced) {
        onDisk.put(at.seconds(), lines(disk));
      }
    }
    cut(id, disk, owed, random);
    return onDisk;
  }

  private static long lines(DiskModel disk) {
    long lines = 0;
    for (Map.Entry<String, byte[]> file : disk.rest(DiskModel.Leaves.NOTHING, null).entrySet()) {
      lines += file.getKey().matches(".*/log/\\d+\\.ndjson") ? Owed.lines(file.getValue()) : 0;
    }
    return lines;
  }

  private void cut(int id, DiskModel disk, Owed owed, Random random) throws Exception {
    for (DiskModel.Leaves leaves : DiskModel.Leaves.values()) {
      Path rest = folder.resolve("rest");
      delete(rest);
      Map<String, byte[]> files = disk.rest(leaves, random);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = rest.resolve(data(id).relativize(Path.of(file.getKey())));
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      cuts++;
      try {
        owed.check(FoundAgain.twice(rest, id));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("n" + id + ", power cut " + cuts + ", " + leaves + ", " + owed, e);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void noteFinals(List<Step.At> steps, TreeMap<Double, Long> finals) {
    for (Step.At at : steps) {
      if (at.step() instanceof Step.Said said) {
        for (Matcher message = MESSAGE.matcher(said.text()); message.find(); ) {
          finals.merge(at.seconds(), Long.parseLong(message.group(1)), Math::max);
        }
      }
    }
  }

  /** Whatever somebody showed as final was on the disks of two by then. */
  private static void checkMajorities(
      TreeMap<Double, Long> finals, List<TreeMap<Double, Long>> onDisk) {
    finals.forEach(
        (seconds, seqNo) -> {
          long have =
              onDisk.stream().filter(disk -> disk.floorEntry(seconds).getValue() >= seqNo).count();
          assertTrue(have >= 2, () -> "#" + seqNo + " was shown, and was on " + have + " disks");
        });
    assertTrue(!finals.isEmpty(), "nothing was shown");
  }
}
