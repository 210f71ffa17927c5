package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of an outbox file, each a JSON object with a checksum. */
final class OutboxLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] CHAT = "{\"chat\":".getBytes(StandardCharsets.US_ASCII);

  private OutboxLines() {}

  /** What a line says. */
  sealed interface Line {}

  /** The first line: the file's origin, and the number that its next message gets at least. */
  record Head(String origin, long next) implements Line {}

  /** A message. */
  record Typed(EntryBody.Chat chat) implements Line {}

  /** A message that need not be kept any more. */
  record Released(MessageId id) implements Line {}

  static byte[] write(Line line) {
    byte[] object;
    if (line instanceof Typed typed) {
      byte[] chat = MessageJson.write(new Message.Chat(typed.chat()));
      object = Arrays.copyOf(CHAT, CHAT.length + chat.length + 1);
      System.arraycopy(chat, 0, object, CHAT.length, chat.length);
      object[object.length - 1] = '}';
    } else if (line instanceof Released released) {
      object = bytes("{\"released\":\"" + released.id() + "\"}");
    } else {
      Head head = (Head) line;
      object = bytes("{\"origin\":\"" + head.origin() + "\",\"next\":" + head.next() + "}");
    }
    byte[] sealed = Sealed.seal(object);
    byte[] whole = Arrays.copyOf(sealed, sealed.length + 1);
    whole[sealed.length] = '\n';
    return whole;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Null if the line is not sound. */
  static Line read(byte[] line) {
    byte[] object = Sealed.open(line);
    try {
      return object == null ? null : readObject(object);
    } catch (JacksonException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Line readObject(byte[] object) {
    if (Arrays.mismatch(object, CHAT) == CHAT.length) {
      byte[] chat = Arrays.copyOfRange(object, CHAT.length, object.length - 1);
      return MessageJson.read(chat) instanceof Message.Chat message
          ? new Typed(message.body())
          : null;
    }
    JsonNode node = JSON.readTree(object);
    if (node.has("released")) {
      return new Released(MessageId.parse(node.required("released").stringValue()));
    }
    String origin = node.required("origin").stringValue();
    long next = node.required("next").longValue();
    MessageId.parse(origin + "-" + next);
    return new Head(origin, next);
  }

  /** What a person typed on a line that may be unsound, as well as it can be told. */
  static String text(byte[] line) {
    try {
      String payload = JSON.readTree(line).path("chat").path("payload").asString("");
      if (!payload.isEmpty()) {
        return payload;
      }
    } catch (JacksonException e) {
      return new String(line, StandardCharsets.UTF_8);
    }
    return new String(line, StandardCharsets.UTF_8);
  }
}
