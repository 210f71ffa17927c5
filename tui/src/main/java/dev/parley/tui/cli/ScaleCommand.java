package dev.parley.tui.cli;

import dev.parley.tui.ExitCode;
import dev.parley.tui.demo.Trial;
import dev.parley.tui.demo.TrialPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Many real peers send at once, leaders are killed and restarted, and what all showed is"
          + " compared.",
      "Exit code 0: everything held; 1: the first difference is named."
    })
final class ScaleCommand implements Callable<Integer> {
  @Option(
      names = "--peers",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many, 3 to 200 (default: 10)")
  private int peers;

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "how many all of them send together (default: 10000; of many peers, fewer)")
  private Integer messages;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "2",
      description = "how often the leader is killed (default: 2)")
  private int kills;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      defaultValue = "32",
      description = "the largest heap of a peer (default: 32)")
  private int heap;

  @Option(
      names = "--heartbeat",
      paramLabel = "D",
      defaultValue = "200ms",
      description = "of the peers; many on a slow machine need more (default: 200ms)")
  private Duration heartbeat;

  @Option(
      names = "--leader-timeout",
      paramLabel = "D",
      defaultValue = "1s",
      description = "of the peers; at least three heartbeats (default: 1s)")
  private Duration leaderTimeout;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "an empty directory for the peers' data, which stay (default: a temporary one)")
  private Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    fail(ExitCode.USAGE, plan(Path.of("")).problem().orElse(null));
    boolean beats =
        heartbeat.toMillis() > 0 && leaderTimeout.toMillis() >= 3 * heartbeat.toMillis();
    fail(ExitCode.CONFIG, beats ? null : "the leader time-out must be at least three heartbeats");
    fail(ExitCode.CONFIG, plan(Path.of("")).problemHere().orElse(null));
    TrialPlan plan = plan(DemoCommand.emptyFolder(folder, "parley-scale-"));
    boolean held = new Trial(plan, System.out, System.console() != null).run();
    return held ? ExitCode.OK : ExitCode.FAULT;
  }

  private TrialPlan plan(Path used) {
    List<String> more =
        List.of(
            "--heartbeat=" + heartbeat.toMillis() + "ms",
            "--leader-timeout=" + leaderTimeout.toMillis() + "ms",
            "--demote-after=" + Math.max(30_000, 5 * leaderTimeout.toMillis()) + "ms");
    int count = messages == null ? TrialPlan.usualMessages(peers) : messages;
    return new TrialPlan(peers, count, kills, heap, used, folder != null, more);
  }

  private static void fail(int exitCode, String problem) {
    if (problem != null) {
      throw new FailedException(exitCode, problem);
    }
  }
}
