package dev.parley.node.net;

/**
 * Where a peer listens.
 *
 * @param nodeId 0: not known
 * @param host a name, an IPv4 address, or an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record PeerAddress(int nodeId, String host, int port) {

  /**
   * Reads {@code [id:]host:port}; an IPv6 host stands in brackets. Throws {@link
   * IllegalArgumentException} that says what is wrong.
   */
  public static PeerAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw notAnAddress(text);
    }
    int port = number(text.substring(colon + 1), 65_535, text);
    String host = text.substring(0, colon);
    int nodeId = 0;
    int idEnd = host.indexOf(':');
    if (idEnd > 0 && host.charAt(0) != '[') {
      nodeId = number(host.substring(0, idEnd), Integer.MAX_VALUE, text);
      host = host.substring(idEnd + 1);
    }
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isBlank() || host.indexOf(':') >= 0 != bracketed) {
      throw notAnAddress(text);
    }
    return new PeerAddress(nodeId, host, port);
  }

  private static int number(String digits, int highest, String text) {
    try {
      int number = Integer.parseInt(digits);
      if (number >= 1 && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw notAnAddress(text);
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException(
        "not an address: " + Printable.of(text) + "; write host:port or id:host:port");
  }

  /** {@code host:port}, as it can be parsed again. */
  public String hostAndPort() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
