package dev.parley.bench.peers;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every system on the class path, by name. */
final class Systems {
  private static final Map<String, Supplier<TotalOrder>> ALL = new TreeMap<>();

  static {
    ALL.put("external", External::new);
    ServiceLoader.load(SystemsUnderTest.class).forEach(some -> ALL.putAll(some.systems()));
  }

  private Systems() {}

  static TotalOrder create(String name) {
    Supplier<TotalOrder> system = ALL.get(name);
    if (system == null) {
      throw new IllegalArgumentException("unknown system " + name + "; known: " + names());
    }
    return system.get();
  }

  static Set<String> names() {
    return ALL.keySet();
  }
}
