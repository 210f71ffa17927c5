package dev.parley.tui.process.torture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The peers as processes, one life each at a time. */
final class Group {
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-Xmx128m",
          "-XX:+UseSerialGC");

  private final Settings settings;
  private final Network network;
  private final Disks disks;
  private final Records records;
  private final List<String> archive;
  private final boolean[] diskIsFull;
  private final AtomicReferenceArray<Life> lives;

  Group(Settings settings, Network network, Disks disks, Records records) throws IOException {
    this.settings = settings;
    this.network = network;
    this.disks = disks;
    this.records = records;
    archive = ClassArchive.options(JAVA, settings.folder());
    diskIsFull = new boolean[settings.peers() + 1];
    lives = new AtomicReferenceArray<>(settings.peers() + 1);
  }

  int size() {
    return settings.peers();
  }

  /** Null: none, for it was wiped and not started again. Any thread. */
  Life life(int id) {
    return lives.get(id);
  }

  Path data(int id) {
    return disks.data(id);
  }

  /** {@code founds}: it is the first of all. */
  void start(int id, boolean founds) throws IOException {
    List<String> command = new ArrayList<>(network.wrapper(id));
    command.addAll(JAVA);
    command.addAll(archive);
    command.addAll(List.of("-jar", System.getProperty("parley.jar"), "--json", "--insecure"));
    command.addAll(List.of("--data", data(id).toString(), "--id", "" + id, "--no-discover"));
    command.addAll(List.of("--host", network.host(id), "--port", "" + network.port(id)));
    command.addAll(List.of("--advertise", network.dialled(id)));
    command.addAll(List.of("--takeover-after", "500ms", "--join-timeout", "10m"));
    for (int seed = 1; seed <= size() && !founds; seed++) {
      if (seed != id) {
        command.addAll(List.of("--seed", network.dialled(seed)));
      }
    }
    File errors = settings.folder().resolve("peer-" + id + ".err").toFile();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors)).start();
    Life before = life(id);
    long shown = before == null ? 0 : before.voice().lastShown();
    Voice voice = new Voice(id, shown, records);
    if (diskIsFull[id]) {
      voice.diskIsFull();
    }
    Life life = new Life(id, process, voice, records.ledger());
    lives.set(id, life);
    life.start();
  }

  /** Processes that run on that disk now, or are started on it later. */
  void setDiskFull(int id, boolean is) {
    diskIsFull[id] = is;
    if (is && life(id) != null) {
      life(id).voice().diskIsFull();
    }
  }

  /** Killed, and nothing is left of it. */
  void wipe(int id) throws IOException {
    life(id).kill();
    lives.set(id, null);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(data(id))) {
      files = walk.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    records.ledger().wiped(id);
  }

  /** As most peers see it; 0: nobody knows one. */
  int leader() {
    int[] votes = new int[size() + 1];
    for (int id = 1; id <= size(); id++) {
      JsonNode state = life(id) == null ? null : life(id).voice().state();
      votes[state == null ? 0 : state.get("leader_id").asInt(0)]++;
    }
    int best = 0;
    for (int id = 1; id <= size(); id++) {
      best = votes[id] > (best == 0 ? 0 : votes[best]) ? id : best;
    }
    return best;
  }

  /** Whether that peer says of itself that it follows or leads, with a vote. */
  boolean votes(int id) {
    JsonNode state = life(id) == null ? null : life(id).voice().state();
    if (state == null) {
      return false;
    }
    String name = state.get("state").stringValue();
    boolean serves = name.equals("FOLLOWER") || name.equals("LEADER");
    return serves && state.get("voters").valueStream().anyMatch(voter -> voter.asInt() == id);
  }

  /** Null: all are level, with empty outboxes, under the highest id; else what is not so. */
  String unlevel() {
    JsonNode first = null;
    for (int id = 1; id <= size(); id++) {
      JsonNode status = life(id).voice().status();
      life(id).type("{\"command\":\"/status\"}");
      if (status == null) {
        return "peer " + id + " has not answered /status";
      }
      first = first == null ? status : first;
      long end = status.get("final_seq").asLong();
      if (status.get("leader_id").asInt(0) != size()
          || status.get("outbox").asLong() != 0
          || status.get("provisional").asLong() != 0
          || status.get("last_seq").asLong() != end
          || life(id).voice().lastShown() != end
          || !status.get("crc").equals(first.get("crc"))) {
        return "peer %d: shown up to %d, %s".formatted(id, life(id).voice().lastShown(), status);
      }
    }
    return null;
  }

  void killAll() {
    for (int id = 1; id <= size(); id++) {
      if (life(id) != null) {
        life(id).kill();
      }
    }
  }
}
