package dev.parley.node.metrics;

import dev.parley.protocol.message.Limits;
import java.util.List;
import java.util.Map;

/**
 * Which messages are asked for.
 *
 * @param after the number of an entry, 0 or more: those behind it
 * @param limit how many at most
 * @param room null: of all rooms
 */
record MessagesQuery(long after, int limit, String room) {
  private static final int LIMIT = 100;
  private static final int MOST = 10_000;
  private static final int MOST_DIGITS = 18;

  /** Throws {@link IllegalArgumentException} with one sentence for who asks. */
  static MessagesQuery of(Map<String, List<String>> parameters) {
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      if (!List.of("after", "limit", "room").contains(parameter.getKey())) {
        throw new IllegalArgumentException(
            "the parameters are after, limit and room; there is no other");
      }
      if (parameter.getValue().size() != 1) {
        throw new IllegalArgumentException(parameter.getKey() + " is given more than once");
      }
    }
    String room = parameters.containsKey("room") ? parameters.get("room").get(0) : null;
    if (room != null && !Limits.isName(room)) {
      throw new IllegalArgumentException("room is the name of a room, such as general");
    }
    long after = number(parameters, "after", 0);
    long limit = number(parameters, "limit", LIMIT);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is a number from 1 to " + MOST);
    }
    return new MessagesQuery(after, (int) limit, room);
  }

  private static long number(Map<String, List<String>> parameters, String name, long otherwise) {
    if (!parameters.containsKey(name)) {
      return otherwise;
    }
    String text = parameters.get(name).get(0);
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.isEmpty() || text.length() > MOST_DIGITS) {
      throw new IllegalArgumentException(name + " is a number, 0 or more");
    }
    return Long.parseLong(text);
  }
}
