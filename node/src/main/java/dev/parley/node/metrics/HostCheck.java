package dev.parley.node.metrics;

import io.netty.util.NetUtil;
import java.util.List;

/**
 * Whether a request was meant for this peer. A page that a user has open may have its own name
 * resolve to 127.0.0.1 from one moment to the next (DNS rebinding): for the browser, what it then
 * asks this server for is its own, and may be read. Such a request names the page's host. So a name
 * must be {@code localhost} or the one that was configured; an address, of whatever interface, is
 * no name that somebody else could let resolve to it.
 *
 * @param configured as given; an address of all interfaces does no harm here
 */
record HostCheck(String configured) {

  /** Takes all {@code Host} headers of a request. */
  boolean allows(List<String> headers) {
    if (headers.size() != 1) {
      return false;
    }
    String host = withoutPort(headers.get(0));
    return host.equalsIgnoreCase("localhost")
        || host.equalsIgnoreCase(configured)
        || NetUtil.isValidIpV4Address(host)
        || NetUtil.isValidIpV6Address(host);
  }

  private static String withoutPort(String header) {
    if (header.startsWith("[")) {
      int end = header.indexOf(']');
      return end < 0 ? "" : header.substring(1, end);
    }
    int colon = header.indexOf(':');
    return colon < 0 ? header : header.substring(0, colon);
  }
}
