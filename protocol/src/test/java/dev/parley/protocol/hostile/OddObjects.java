package dev.parley.protocol.hostile;

import dev.parley.protocol.json.Crc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Objects that might be entries, as JSON without {@code seq_no}, {@code term} and {@code crc}: of
 * all types, in any order and spelling, with values at and beyond every bound. Most are taken by
 * the reader, and many of those say what no sound leader says.
 */
public final class OddObjects {
  private static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\"hello\"",
          "\" \"",
          "\"two\\nlines\\r\\n\"",
          "\"\\u0000\\u001b[2J\\u0007\"",
          "\"\\u202eright to left\\u2028\"",
          "\"\\ud83d\\ude00 絵文字\"",
          "\"/quit\"",
          "\"{\\\"crc\\\":\\\"00000000\\\"}\"",
          "\"#1 2026-11-20T00:00:00Z general n1: not said\\n#2\"",
          quoted("x".repeat(1024)));

  private static final List<String> LONG_TEXTS =
      List.of(quoted("é".repeat(8192)), quoted("\\u0001".repeat(9000)), quoted("x".repeat(16_384)));

  private static final List<String> NAMES =
      List.of(
          "\"general\"",
          "\"n1\"",
          "\"n2\"",
          "\"n3\"",
          "\"絵美\"",
          "\"\\u202enimda\"",
          "\"a\\u0301\"",
          quoted("n".repeat(64)),
          quoted("\uD83D\uDE00".repeat(16)));

  private static final List<String> NO_NAMES =
      List.of(
          "\"\"",
          "\" n1\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"a\\\"b\"",
          "null",
          "7",
          quoted("n".repeat(65)));

  private static final List<String> NUMBERS = List.of("1", "2", "3", "1000", "9007199254740991");

  private static final List<String> NO_NUMBERS =
      List.of(
          "-1",
          "0",
          "1.0",
          "1e3",
          "-9007199254740991",
          "9007199254740992",
          "9223372036854775807",
          "9223372036854775808",
          "1e999",
          "null",
          "\"1\"",
          "[]");

  private static final List<String> IDS = List.of("1", "2", "3", "4", "7", "2147483647");

  private static final List<String> KEYS =
      List.of("\"name\"", "\"name\"", "\"room\"", "\"topic\"", "\"Name\"", "\"絵\"");

  private static final List<String> ADDRESSES =
      List.of("\"127.0.0.1:6001\"", "\"[::1]:1\"", "\"h:65535\"", "\"h:0\"", "\":1\"", "\"\"");

  private final Random random;

  public OddObjects(long seed) {
    random = new Random(seed);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  /** One object that ends with its brace. */
  public byte[] next() {
    String type =
        switch (random.nextInt(9)) {
          case 0 -> "SEQ_LEADER";
          case 1, 2, 3 -> "SEQ_MEMBERS";
          case 4, 5 -> "SEQ_PROFILE";
          case 6, 7 -> "SEQ_CHAT";
          default -> odd(5) ? "SEQ_NOBODY_KNOWS" : "SEQ_CHAT";
        };
    List<String> fields = new ArrayList<>(fields(type));
    fields.add(field("type", quoted(type)));
    if (odd(8)) {
      fields.add(field("x" + random.nextInt(3), any(TEXTS)));
    }
    if (odd(30)) {
      fields.remove(random.nextInt(fields.size()));
    }
    Collections.shuffle(fields, random);
    return ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
  }

  private List<String> fields(String type) {
    return switch (type) {
      case "SEQ_LEADER" -> List.of(field("leader", "{" + peer(any(IDS)) + "}"));
      case "SEQ_MEMBERS" -> List.of(field("change", any(TEXTS)), field("members", members()));
      case "SEQ_PROFILE" ->
          odd(2)
              ? List.of(field("node_id", id()), field("key", any(KEYS)), field("value", value()))
              : List.of(
                  field("node_id", id()),
                  field("key", any(KEYS)),
                  field("room_id", odd(20) ? "null" : name()),
                  field("value", value()));
      default ->
          List.of(
              field("sender_id", id()),
              field("msg_id", messageId()),
              field("room_id", name()),
              field("lamport", number()),
              field("sent_at", number()),
              field("payload", any(odd(20) ? LONG_TEXTS : TEXTS)));
    };
  }

  private static String field(String name, String value) {
    return quoted(name) + ":" + value;
  }

  private boolean odd(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String number() {
    return any(odd(20) ? NO_NUMBERS : NUMBERS);
  }

  private String id() {
    return any(odd(20) ? NO_NUMBERS : IDS);
  }

  private String name() {
    return any(odd(20) ? NO_NAMES : NAMES);
  }

  private String value() {
    return odd(4) ? any(TEXTS) : name();
  }

  /** Few origins, so that numbers come twice, skip and go back; some are those of the peers. */
  private String messageId() {
    List<String> numbers = List.of("1", "2", "3", "4", "7", "999999999999999999");
    String origin = Crc.hex(0) + Crc.hex(random.nextInt(4));
    return quoted(origin + "-" + (odd(20) ? "0" : any(numbers)));
  }

  private String members() {
    int count = odd(20) ? 200 + random.nextInt(2) : random.nextInt(5);
    List<String> members = new ArrayList<>();
    int id = 0;
    for (int i = 0; i < count; i++) {
      id += odd(40) ? 0 : count > 5 || !odd(4) ? 1 : 1 + random.nextInt(3);
      members.add("{" + peer(String.valueOf(id)) + ",\"voter\":" + random.nextBoolean() + "}");
    }
    return "[" + String.join(",", members) + "]";
  }

  /** Mostly one that the tests know, on its first disk or another. */
  private String peer(String id) {
    String disk = String.format("%08d-0000-4000-8000-%012d", odd(5) ? 2 : 1, Long.parseLong(id));
    return String.join(
        ",",
        field("node_id", id),
        field("name", odd(3) ? name() : quoted("n" + id)),
        field("address", any(odd(10) ? ADDRESSES : ADDRESSES.subList(0, 3))),
        field("mode", odd(40) ? "\"BOOTSTRAP\"" : "\"bootstrap\""),
        field("storage_id", odd(40) ? "\"?\"" : quoted(disk)));
  }
}
