package dev.parley.node;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.nio.file.Path;
import java.util.List;

/** A peer of which nobody else knows. */
final class Alone {
  private Alone() {}

  static NodeConfig config(Path data) {
    return new NodeConfig(
        1,
        "one",
        "home",
        "127.0.0.1",
        0,
        null,
        List.of(),
        Mode.BOOTSTRAP,
        data,
        PeerConfig.DEFAULT,
        false,
        null,
        null);
  }

  /** Hears nothing. */
  static final class Deaf implements NodeListener {
    @Override
    public void onDelivered(List<Entry> entries) {}

    @Override
    public void onProvisional(List<EntryBody.Chat> messages) {}

    @Override
    public void onStatus(PeerStatus status) {}

    @Override
    public void onNotice(Notice notice) {}

    @Override
    public void onStopped(StopReason reason, String text) {}
  }
}
