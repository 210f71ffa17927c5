package dev.parley.bench.peers;

import java.util.Map;

/** What a node answers to "state": how far it is and what went wrong so far. */
record NodeState(Map<String, String> fields) {
  private static final String NO_KINDS = "{}";

  long number(String name) {
    return Long.parseLong(fields.get(name));
  }

  /** Messages delivered here. */
  long count() {
    return number("count");
  }

  /** Messages sent from here. */
  long sent() {
    return number("sent");
  }

  /** When the first message was delivered; 0 if none was. */
  long firstNanos() {
    return number("first");
  }

  /** When as many as the node's {@code target} option says were delivered; 0 if they were not. */
  long targetNanos() {
    return number("target");
  }

  /** Chain over all delivered messages. */
  String hash() {
    return fields.get("hash");
  }

  /** What kinds of failures the system reported, or an empty text. */
  String failureKinds() {
    String kinds = fields.get("kinds");
    return NO_KINDS.equals(kinds) ? "" : kinds;
  }
}
