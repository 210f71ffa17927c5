package dev.parley.tui.chat;

import dev.parley.node.net.Dialling;
import java.nio.file.Path;

/** What is the same of every {@link MemoryPeer}. */
interface AlicePort extends ChatPort {
  @Override
  default Path data() {
    return Path.of("/data/peer-1");
  }

  @Override
  default String name() {
    return "alice";
  }

  @Override
  default String address() {
    return "127.0.0.1:6001";
  }

  @Override
  default boolean syncs() {
    return false;
  }

  @Override
  default Dialling dialling() {
    return Dialling.NONE;
  }
}
