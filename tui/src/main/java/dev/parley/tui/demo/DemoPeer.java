package dev.parley.tui.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A peer of the {@link Demo}, and what it has shown. */
final class DemoPeer extends PeerProcess {
  private static final int HEAP = 128;

  /** A message as the peer showed it, and when, by {@link System#nanoTime}. */
  record Shown(long seqNo, int senderId, String msgId, String payload, long nanos) {}

  private final List<Shown> shown = new ArrayList<>();

  private DemoPeer(int id, Path data, Process process) {
    super(id, data, process);
  }

  /**
   * Starts the process.
   *
   * @param more options beside those that every peer of the demo has
   */
  static DemoPeer start(int id, String name, Path data, List<String> more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--group", "demo", "--name", name));
    options.addAll(more);
    DemoPeer peer = new DemoPeer(id, data, launch(id, data, HEAP, options));
    peer.listen();
    return peer;
  }

  @Override
  void heard(String kind, JsonNode event, long nanos) {
    if (kind.equals("message")) {
      shown.add(
          new Shown(
              event.path("seq_no").asLong(0),
              event.path("sender_id").asInt(0),
              event.path("msg_id").asString(""),
              event.path("payload").asString(""),
              nanos));
    }
  }

  synchronized List<Shown> shown() {
    return List.copyOf(shown);
  }

  synchronized int shownCount() {
    return shown.size();
  }
}
