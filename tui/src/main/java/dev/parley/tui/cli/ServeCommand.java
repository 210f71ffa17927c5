package dev.parley.tui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Runs a replica with no user: reads no input, until it is told to stop.")
final class ServeCommand implements Callable<Integer> {
  @Mixin private PeerRun peer;

  @Override
  public Integer call() {
    return peer.run(false);
  }
}
