package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Costs;
import dev.parley.node.NodeException;
import dev.parley.node.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Measures every cost on this machine, one after the other, in about a minute. */
public final class Measure {
  private Measure() {}

  /** {@code DIR}: an empty directory on the disk that is to be measured. Prints JSON. */
  public static void main(String[] args)
      throws IOException, InterruptedException, StoreException, NodeException {
    Path dir = Files.createDirectories(Path.of(args[0]));
    Costs costs =
        new Costs()
            .tell("at", LocalDate.now(ZoneOffset.UTC).toString())
            .tell("unit", "nanoseconds; of a list each is as likely")
            .tell("java", System.getProperty("java.version"))
            .tell("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    say("waking threads");
    WakeCosts.measure(costs);
    OneProcessor.measure(costs);
    say("loopback");
    WireCosts.measure(costs);
    say("the core");
    new CoreCosts().measure(costs);
    say("connections");
    MeshCosts.measure(costs);
    say("the disk");
    DiskCosts.measure(dir, costs);
    say("a whole peer");
    NodeCosts.measure(dir, costs);
    System.out.println(costs);
    // Threads of the nodes' are left, and of no use.
    Runtime.getRuntime().halt(0);
  }

  private static void say(String what) {
    System.err.println("measuring: " + what);
  }
}
