package dev.parley.bench.peers;

import java.util.Map;
import java.util.function.Supplier;

/** The systems that one class path offers; found by {@link java.util.ServiceLoader}. */
public interface SystemsUnderTest {

  /** By the name that is given on the command line; a new one each time. */
  Map<String, Supplier<TotalOrder>> systems();
}
