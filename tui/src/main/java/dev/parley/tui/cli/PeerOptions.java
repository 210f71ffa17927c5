package dev.parley.tui.cli;

import dev.parley.node.NodeConfig;
import dev.parley.node.NodeListener;
import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.message.Limits;
import dev.parley.tui.ExitCode;
import dev.parley.tui.chat.CleanText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a peer, and the configuration that they make. */
final class PeerOptions {
  private static final Pattern GROUP = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
  private static final Pattern SEED = Pattern.compile("(\\d{1,9}:)?[^:\\s]+:(\\d{1,5})");

  enum Sync {
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--id",
      paramLabel = "N",
      description =
          "needed: this peer's number, unique in the group; the highest that is there leads")
  private int id;

  @Option(names = "--name", paramLabel = "NAME", description = "your name (default: $USER)")
  private String name;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = "home",
      description = "peers join only their own group (default: home)")
  private String group;

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "where to listen (default: 127.0.0.1)")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "where to listen; 0: any free one (default: 6000 + id)")
  private Integer port;

  @Option(
      names = "--advertise",
      paramLabel = "H:P",
      description = "what others dial, where that differs")
  private String advertise;

  @Option(
      names = "--insecure",
      description = "listen where strangers can reach it: peers do not authenticate each other yet")
  private boolean insecure;

  @Option(
      names = "--seed",
      paramLabel = "[ID:]H:P",
      split = ",",
      hideParamSyntax = true,
      description = "a member to join through; may be given several times")
  private List<String> seeds = List.of();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "bootstrap",
      description =
          "bootstrap: newcomers may join through this peer; standard: it tells them whom to ask"
              + " (default: bootstrap)")
  private Mode mode;

  @Mixin private DiscoveryOptions discovery;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data directory (default: $XDG_DATA_HOME/parley/<group>/peer-<id>)")
  private Path data;

  @Option(
      names = "--heartbeat",
      paramLabel = "D",
      defaultValue = "200ms",
      description = "between two signs of life (default: 200ms)")
  private Duration heartbeat;

  @Option(
      names = "--leader-timeout",
      paramLabel = "D",
      defaultValue = "1s",
      description = "how long a leader may be silent; at least three heartbeats (default: 1s)")
  private Duration leaderTimeout;

  @Option(
      names = "--takeover-after",
      paramLabel = "D",
      defaultValue = "2s",
      description =
          "how long a higher peer must be level before it leads, and any before it takes another's"
              + " vote (default: 2s)")
  private Duration takeoverAfter;

  @Option(
      names = "--demote-after",
      paramLabel = "D",
      defaultValue = "30s",
      description = "how long a voter may be away (default: 30s)")
  private Duration demoteAfter;

  @Option(
      names = "--min-voters",
      paramLabel = "N",
      defaultValue = "3",
      description = "below this no vote is taken for absence (default: 3)")
  private int minVoters;

  @Option(
      names = "--max-voters",
      paramLabel = "N",
      defaultValue = "7",
      description = "above this no vote is given (default: 7)")
  private int maxVoters;

  @Option(
      names = "--sync",
      paramLabel = "WHEN",
      defaultValue = "always",
      description =
          "always; or never: faster, but a power cut may lose what was final (default: always)")
  private Sync sync;

  @Mixin private OpsOptions ops;

  /** Throws {@link FailedException} with what is wrong. */
  NodeConfig config(Map<String, String> environment) {
    require(id >= 1, ExitCode.USAGE, "--id N is needed, 1 or more; see parley --help");
    require(GROUP.matcher(group).matches(), "--group: letters, digits, and . _ - within");
    int listen = port == null ? 6000 + id : port;
    require(listen >= 0 && listen <= 65_535, "port " + listen + " does not exist; give --port");
    require(isReachableOnlyFromHere("--host", host) || insecure, notLoopback());
    seeds.forEach(PeerOptions::checkSeed);
    return new NodeConfig(
        id,
        name(environment),
        group,
        host,
        listen,
        advertise,
        seeds,
        mode,
        data == null ? Places.data(environment, group, id) : data,
        peerConfig(),
        sync == Sync.ALWAYS,
        discovery.multicastGroup(),
        ops.config(insecure));
  }

  /** Whoever asked for a name hears where it came to nothing. */
  NodeListener watchingName(NodeListener listener) {
    return name == null ? listener : new NameWatch(listener, name);
  }

  private String name(Map<String, String> environment) {
    String user = environment.get("USER");
    String chosen = name;
    if (chosen == null) {
      chosen = user == null || user.isBlank() ? "peer-" + id : user;
    }
    require(
        Limits.isPersonName(chosen) && CleanText.line(chosen).equals(chosen),
        "--name: 1 to "
            + Limits.NAME_CHARS
            + " bytes of UTF-8, with no control character, quote or backslash, no blank at an end,"
            + " and no @, # or / at its beginning");
    return chosen;
  }

  private PeerConfig peerConfig() {
    PeerConfig base = PeerConfig.DEFAULT;
    try {
      return new PeerConfig(
          heartbeat.toMillis(),
          leaderTimeout.toMillis(),
          base.electionTimeoutMillis(),
          takeoverAfter.toMillis(),
          demoteAfter.toMillis(),
          base.resendAfterMillis(),
          minVoters,
          maxVoters,
          base.window(),
          base.outboxMessages(),
          base.holdbackEntries(),
          base.uncommittedEntries(),
          base.blockBytes(),
          base.holding());
    } catch (IllegalArgumentException e) {
      throw new FailedException(ExitCode.CONFIG, e.getMessage());
    }
  }

  static boolean isReachableOnlyFromHere(String option, String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new FailedException(ExitCode.CONFIG, option + " " + host + " is not known; check it");
    }
  }

  private String notLoopback() {
    return "--host "
        + host
        + " can be reached by strangers, and peers cannot authenticate each other yet;"
        + " use 127.0.0.1, or add --insecure";
  }

  private static void checkSeed(String seed) {
    var matcher = SEED.matcher(seed);
    boolean good = matcher.matches();
    int port = good ? Integer.parseInt(matcher.group(2)) : 0;
    require(port >= 1 && port <= 65_535, "--seed " + seed + ": write host:port or id:host:port");
  }

  static void require(boolean holds, String what) {
    require(holds, ExitCode.CONFIG, what);
  }

  private static void require(boolean holds, int exitCode, String what) {
    if (!holds) {
      throw new FailedException(exitCode, what);
    }
  }
}
