package dev.parley.bench.peers.parley;

import dev.parley.bench.peers.SystemsUnderTest;
import dev.parley.bench.peers.TotalOrder;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Parley in an application, with its disk and without, and as a process of its own. With which
 * options for java, {@code run} says.
 */
public final class Peers implements SystemsUnderTest {
  @Override
  public Map<String, Supplier<TotalOrder>> systems() {
    return Map.of(
        "parley",
        () -> new Parley(true),
        "parley-c2",
        () -> new Parley(true),
        "parley-nosync",
        () -> new Parley(false),
        "parley-lines",
        ParleyLines::new);
  }
}
