package dev.parley.tui.cli;

import dev.parley.node.Node;
import dev.parley.node.NodeConfig;
import dev.parley.node.NodeException;
import dev.parley.node.NodeListener;
import dev.parley.tui.ExitCode;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.Ended;
import dev.parley.tui.chat.NodePort;
import dev.parley.tui.line.LineMode;
import dev.parley.tui.line.LineOptions;
import dev.parley.tui.line.Output;
import dev.parley.tui.line.Outputs;
import dev.parley.tui.screen.terminal.ScreenMode;
import dev.parley.tui.screen.terminal.ScreenOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that it takes to run one peer, with a user or without. */
final class PeerRun {
  /** What a signal leaves for handing over and saying goodbye. */
  private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(3);

  @Mixin private PeerOptions peer;
  @Mixin private LineModeOptions line;
  @Mixin private ScreenFlags screen;
  @Mixin private ReceiptOptions receipts;
  @Mixin private LogOptions log;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "options as lines of name=value; also as PARLEY_NAME in the environment")
  private Path config;

  /** Runs the peer until it stops; returns the exit code. */
  int run(boolean withUser) {
    Map<String, String> environment = Map.copyOf(System.getenv());
    NodeConfig node = peer.config(environment);
    Surface surface = surface(withUser, environment);
    LogFile file = new LogFile(log.level);
    if (surface == Surface.SCREEN) {
      ScreenOptions options = screen.options(node, receipts.onScreen(), environment, from() > 0);
      return runScreen(node, options, file);
    }
    LineMode mode =
        new LineMode(options(withUser), output(node, withUser), System::currentTimeMillis);
    onSignal(() -> mode.leaveWithin(SIGNAL_PATIENCE));
    Ended ended = mode.run(listener -> start(node, listener, file), System.in);
    if (ended.code() != ExitCode.OK && line.json) {
      System.err.println("parley: " + ended.text());
    }
    return ended.code();
  }

  private int runScreen(NodeConfig node, ScreenOptions options, LogFile file) {
    ScreenMode mode = ScreenMode.onTerminal(options, System::currentTimeMillis);
    onSignal(
        () -> {
          if (!mode.leaveWithin(SIGNAL_PATIENCE)) {
            // Another hook, which is the terminal's, would wait for ever.
            Runtime.getRuntime().halt(ExitCode.TERMINATED);
          }
        });
    return mode.run(listener -> start(node, listener, file)).code();
  }

  private static void onSignal(Runnable then) {
    Runtime.getRuntime().addShutdownHook(new Thread(then, "parley-signal"));
  }

  private Surface surface(boolean withUser, Map<String, String> environment) {
    if (Stream.of(screen.screen, line.plain, line.json).filter(wanted -> wanted).count() > 1) {
      throw new FailedException(ExitCode.USAGE, "--screen, --plain or --json, only one of them");
    }
    if (line.json) {
      return Surface.JSON;
    }
    if (screen.screen) {
      return askedScreen(withUser);
    }
    boolean suits = withUser && !line.plain && TerminalCheck.suitsScreen(environment);
    return suits ? Surface.SCREEN : Surface.PLAIN;
  }

  private static Surface askedScreen(boolean withUser) {
    if (!withUser || !TerminalCheck.isTerminal()) {
      throw new FailedException(
          ExitCode.USAGE, "--screen needs a user, and a terminal as stdin and stdout; use --plain");
    }
    return Surface.SCREEN;
  }

  private LineOptions options(boolean withUser) {
    return new LineOptions(
        line.json,
        withUser,
        line.history == HistoryConverter.ALL ? 0 : line.history,
        line.drain,
        line.joinTimeout,
        receipts.ofLines(line.json, withUser),
        TerminalCheck.mayBeConsole(),
        Version.line());
  }

  private Output output(NodeConfig node, boolean withUser) {
    return line.json ? Outputs.json(node.name(), node.data().toString()) : Outputs.text(withUser);
  }

  /** Whether the start came so far that no other process has the data directory. */
  private static boolean isOurs(NodeException.Problem problem) {
    return problem != NodeException.Problem.CONFIG && problem != NodeException.Problem.DATA_IN_USE;
  }

  /** 0: from what was not shown yet. */
  private long from() {
    return line.history == HistoryConverter.ALL ? 1 : line.from;
  }

  private ChatPort start(NodeConfig config, NodeListener listener, LogFile file)
      throws NodeException {
    Logger logger = LoggerFactory.getLogger(PeerRun.class);
    Path path = log.file == null ? config.data().resolve("parley.log") : log.file;
    Node node;
    try {
      node = Node.start(config, peer.watchingName(listener), from());
    } catch (NodeException e) {
      logger.error("cannot start: {}", e.getMessage());
      if (isOurs(e.problem()) && Files.isWritable(config.data())) {
        file.open(path);
      }
      throw e;
    }
    file.open(path);
    logger.info("{} runs peer {} of group {}", Version.line(), config.nodeId(), config.group());
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          logger.error("a fault in thread {}", thread.getName(), fault);
          System.err.println("parley: a fault in the program: " + fault + "; see the log file");
        });
    return new NodePort(config.nodeId(), config.data(), node);
  }
}
