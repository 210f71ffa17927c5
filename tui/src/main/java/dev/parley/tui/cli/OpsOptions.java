package dev.parley.tui.cli;

import dev.parley.node.OpsConfig;
import picocli.CommandLine.Option;

/** Whether and where a peer answers operators and programs by HTTP. */
final class OpsOptions {
  @Option(
      names = "--ops-port",
      paramLabel = "P",
      description =
          "HTTP for operators and programs: /metrics, /health, /status, /messages;"
              + " 0: any free port (default: off)")
  private Integer port;

  @Option(
      names = "--ops-host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "where that listens (default: 127.0.0.1)")
  private String host;

  /** Null: off. Throws {@link FailedException} with what is wrong. */
  OpsConfig config(boolean insecure) {
    if (port == null) {
      return null;
    }
    PeerOptions.require(
        port >= 0 && port <= 65_535, "port " + port + " does not exist; give another --ops-port");
    PeerOptions.require(
        PeerOptions.isReachableOnlyFromHere("--ops-host", host) || insecure,
        "--ops-host "
            + host
            + " lets strangers read all messages; use 127.0.0.1, or add --insecure");
    return new OpsConfig(host, port);
  }
}
