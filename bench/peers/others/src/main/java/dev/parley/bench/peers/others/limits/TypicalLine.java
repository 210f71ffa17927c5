package dev.parley.bench.peers.others.limits;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A chat message as a line of JSON with nine fields. */
record TypicalLine(
    String type,
    String group,
    String sender,
    long seq,
    long order,
    long time,
    String id,
    String user,
    String text) {
  /** With the line feed at its end. */
  static final int LENGTH = 150;

  private static final String TEXT = "the quick brown fox jumps over the lazy dog and on";
  private static final JsonFactory JSON = new JsonFactory();

  /** A line of {@link #LENGTH} bytes. */
  static byte[] bytes(long seq) throws IOException {
    int rest = LENGTH - 1 - encode(seq, "").size();
    byte[] line = Arrays.copyOf(encode(seq, TEXT.substring(0, rest)).toByteArray(), LENGTH);
    line[LENGTH - 1] = '\n';
    return line;
  }

  private static ByteArrayOutputStream encode(long seq, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    long time = 1_700_000_000_000L + seq;
    new TypicalLine("msg", "general", "node-1", seq, seq + 17, time, "a1b2c3d4", "alice", text)
        .encode(out);
    return out;
  }

  void encode(ByteArrayOutputStream out) throws IOException {
    try (JsonGenerator g = JSON.createGenerator(out)) {
      g.writeStartObject();
      g.writeStringField("t", type);
      g.writeStringField("g", group);
      g.writeStringField("s", sender);
      g.writeNumberField("q", seq);
      g.writeNumberField("o", order);
      g.writeNumberField("ts", time);
      g.writeStringField("id", id);
      g.writeStringField("u", user);
      g.writeStringField("x", text);
      g.writeEndObject();
    }
  }

  static TypicalLine decode(byte[] b, int off, int len) throws IOException {
    String type = null;
    String group = null;
    String sender = null;
    long seq = 0;
    long order = 0;
    long time = 0;
    String id = null;
    String user = null;
    String text = null;
    try (JsonParser p = JSON.createParser(b, off, len)) {
      p.nextToken();
      for (String name; (name = p.nextFieldName()) != null; ) {
        JsonToken value = p.nextToken();
        switch (name) {
          case "t" -> type = p.getText();
          case "g" -> group = p.getText();
          case "s" -> sender = p.getText();
          case "q" -> seq = p.getLongValue();
          case "o" -> order = p.getLongValue();
          case "ts" -> time = p.getLongValue();
          case "id" -> id = p.getText();
          case "u" -> user = p.getText();
          case "x" -> text = p.getText();
          default -> throw new IOException("unknown field " + name + " " + value);
        }
      }
    }
    return new TypicalLine(type, group, sender, seq, order, time, id, user, text);
  }
}
