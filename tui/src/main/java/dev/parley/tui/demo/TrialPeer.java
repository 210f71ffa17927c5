package dev.parley.tui.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One life of a {@link Participant}: a process that tells it all. */
final class TrialPeer extends PeerProcess {
  private final Participant participant;

  private TrialPeer(Participant participant, Path data, Process process) {
    super(participant.id(), data, process);
    this.participant = participant;
  }

  /**
   * Starts the process.
   *
   * @param heap MiB
   * @param more options beside those that every peer of a trial has
   */
  static TrialPeer start(Participant participant, Path data, int heap, List<String> more)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("--group", "scale"));
    options.addAll(List.of("--name", "n" + participant.id()));
    options.addAll(more);
    TrialPeer peer =
        new TrialPeer(participant, data, launch(participant.id(), data, heap, options));
    peer.listen();
    return peer;
  }

  @Override
  void heard(String kind, JsonNode event, long nanos) {
    switch (kind) {
      case "queued" -> participant.queued(event.path("ref").asString(""));
      case "message" -> participant.shows(event, nanos);
      case "status" -> participant.says(event);
      default -> {}
    }
  }
}
