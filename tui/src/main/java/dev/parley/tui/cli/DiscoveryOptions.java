package dev.parley.tui.cli;

import dev.parley.tui.ExitCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of finding others. */
final class DiscoveryOptions {
  private static final Pattern GROUP_AND_PORT =
      Pattern.compile("(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}):(\\d{1,5})");

  @Option(
      names = "--discover",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "find others of the group by multicast, on the network of --host only (default: on)")
  private boolean discovers;

  @Option(
      names = "--multicast",
      paramLabel = "G:P",
      defaultValue = "239.255.77.77:9999",
      description = "the multicast group and port for that (default: 239.255.77.77:9999)")
  private String multicast;

  /** Null: others are not looked for. Throws {@link FailedException} with what is wrong. */
  InetSocketAddress multicastGroup() {
    if (!discovers) {
      return null;
    }
    Matcher parts = GROUP_AND_PORT.matcher(multicast);
    try {
      if (parts.matches()) {
        int port = Integer.parseInt(parts.group(2));
        InetAddress group = InetAddress.getByName(parts.group(1));
        if (group.isMulticastAddress() && port >= 1 && port <= 65_535) {
          return new InetSocketAddress(group, port);
        }
      }
    } catch (UnknownHostException e) {
      // It is four numbers, but one of them is too high: said below.
    }
    throw new FailedException(
        ExitCode.CONFIG,
        "--multicast "
            + multicast
            + ": write group:port, such as 239.255.77.77:9999; groups begin with 224 to 239");
  }
}
