package dev.parley.tui.screen.terminal;

import dev.parley.node.NodeConfig;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.id.Mode;
import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.screen.KeyBindings;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Look;
import dev.parley.tui.screen.model.UnreadAs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** How a screen under test looks. */
final class Options {
  private Options() {}

  static ScreenOptions of(Path data) {
    NodeConfig node =
        new NodeConfig(
            1,
            "alice",
            "home",
            "127.0.0.1",
            0,
            null,
            List.of("2:127.0.0.1:6002"),
            Mode.BOOTSTRAP,
            data,
            PeerConfig.DEFAULT,
            false,
            null,
            null);
    return new ScreenOptions(
        node,
        false,
        new Look(ZoneOffset.UTC, false, Colours.SIXTEEN, 100, UnreadAs.COUNT),
        false,
        false,
        Duration.ZERO,
        KeyBindings.NONE,
        ReadWhen.FOCUSED,
        "parley test");
  }
}
