package dev.parley.bench.peers.parley;

import dev.parley.bench.peers.TotalOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a peer's output, of which what is asked for is looked up: to parse each would cost the
 * harness as much as the peer. Good only for lines as peers write them, and for texts without
 * anything that JSON escapes.
 */
final class PeerEvent {
  private static final byte[] EVENT = ascii("{\"event\":\"");
  private static final byte[] MESSAGE = ascii("message\"");
  private static final byte[] SENDER_ID = ascii("\"sender_id\":");
  private static final byte[] MSG_ID = ascii("\"msg_id\":\"");
  private static final byte[] PAYLOAD = ascii("\"payload\":\"");
  private static final byte[] REF = ascii("\"ref\":\"");
  private static final byte[] LEADER_ID = ascii("\"leader_id\":");

  private final byte[] bytes;
  private final int from;
  private final int to;

  /** What a {@code state} event says; no leader is 0. */
  record State(int leaderId, List<Integer> voters, List<Integer> online) {
    static final State NOTHING = new State(0, List.of(), List.of());
  }

  PeerEvent(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  boolean isMessage() {
    return startsWith(from, EVENT) && startsWith(from + EVENT.length, MESSAGE);
  }

  boolean is(String event) {
    return startsWith(from, EVENT) && startsWith(from + EVENT.length, ascii(event + "\""));
  }

  private boolean startsWith(int at, byte[] prefix) {
    return to - at >= prefix.length
        && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
  }

  /** Where {@code wanted} ends; -1 if it is not there. */
  private int after(byte[] wanted) {
    for (int i = from; i <= to - wanted.length; i++) {
      if (bytes[i] == wanted[0] && bytes[i + 1] == wanted[1] && startsWith(i, wanted)) {
        return i + wanted.length;
      }
    }
    return -1;
  }

  private int end(int at, char of) {
    int end = at;
    while (end < to && bytes[end] != of) {
      end++;
    }
    return end;
  }

  private long number(int at) {
    long value = 0;
    for (int i = at; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      value = 10 * value + bytes[i] - '0';
    }
    return value;
  }

  void deliver(TotalOrder.Sink sink) {
    int text = after(PAYLOAD);
    sink.deliver(bytes, text, end(text, '"') - text);
  }

  int senderId() {
    return (int) number(after(SENDER_ID));
  }

  /** Of a message: the part of its {@code msg_id} that counts, from 1 on. */
  long messageNumber() {
    int end = end(after(MSG_ID), '"');
    int begin = end;
    while (bytes[begin - 1] != '-') {
      begin--;
    }
    return number(begin);
  }

  /** The number that was given as {@code ref}; -1 if none was. */
  long ref() {
    int at = after(REF);
    return at < 0 ? -1 : number(at);
  }

  State state() {
    return new State((int) number(after(LEADER_ID)), ids("voters"), ids("online"));
  }

  private List<Integer> ids(String field) {
    int at = after(ascii("\"" + field + "\":["));
    String list = new String(bytes, at, end(at, ']') - at, StandardCharsets.US_ASCII);
    return list.isBlank()
        ? List.of()
        : Arrays.stream(list.split(",")).map(id -> Integer.valueOf(id.trim())).toList();
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
