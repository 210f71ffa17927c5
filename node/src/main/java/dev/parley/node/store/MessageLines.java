package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a file of messages, the outbox or what is held for others: each a JSON object with a
 * checksum.
 */
final class MessageLines {
  private static final byte[] CHAT = "{\"chat\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RELEASED = "{\"released\":".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_CHARS = 40;

  /** Nobody types so much; with a higher number there might be no room for the next. */
  private static final long MAX_NUMBER = 1L << 52;

  private MessageLines() {}

  /** What a line says. */
  sealed interface Line {}

  /**
   * The first line of an outbox: its origin, and the number that its next message gets at least.
   */
  record Head(String origin, long next) implements Line {}

  /** A message. */
  record Kept(EntryBody.Chat chat) implements Line {}

  /** A message that need not be kept any more. */
  record Released(MessageId id) implements Line {}

  /** The line with its line feed. */
  static byte[] write(Line line) {
    byte[] sealed = Sealed.seal(object(line));
    byte[] whole = Arrays.copyOf(sealed, sealed.length + 1);
    whole[sealed.length] = '\n';
    return whole;
  }

  private static byte[] object(Line line) {
    if (line instanceof Kept kept) {
      byte[] chat = MessageJson.write(new Message.Chat(kept.chat()));
      byte[] object = Arrays.copyOf(CHAT, CHAT.length + chat.length + 1);
      System.arraycopy(chat, 0, object, CHAT.length, chat.length);
      object[object.length - 1] = '}';
      return object;
    }
    if (line instanceof Released released) {
      // An id needs no escapes, and there is one for each message.
      return ("{\"released\":\"" + released.id() + "\"}").getBytes(StandardCharsets.US_ASCII);
    }
    Head head = (Head) line;
    return JsonWriter.untyped().text("origin", head.origin()).number("next", head.next()).bytes();
  }

  /** Null if the line is not sound. */
  static Line read(byte[] line) {
    try {
      return Sealed.isSound(line) ? readSound(line) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Line readSound(byte[] line) {
    if (startsWith(line, CHAT)) {
      byte[] chat = Arrays.copyOfRange(line, CHAT.length, line.length - Crc.TAIL);
      return MessageJson.read(chat) instanceof Message.Chat message
              && message.body().msgId().number() <= MAX_NUMBER
          ? new Kept(message.body())
          : null;
    }
    Fields fields = Fields.parse(line);
    if (startsWith(line, RELEASED)) {
      return new Released(MessageId.parse(fields.text("released", ID_CHARS)));
    }
    Head head = new Head(fields.text("origin", ID_CHARS), fields.number("next", 1, MAX_NUMBER + 1));
    MessageId.parse(head.origin() + "-" + head.next());
    return head;
  }

  private static boolean startsWith(byte[] line, byte[] begin) {
    return line.length > begin.length
        && Arrays.equals(line, 0, begin.length, begin, 0, begin.length);
  }

  /** The lines one after the other, as they are in memory. */
  static LineScanner scan(byte[] bytes) {
    return new LineScanner((into, at) -> copy(bytes, into, at), 0, LineScanner.LARGE);
  }

  private static int copy(byte[] bytes, ByteBuffer into, long at) {
    int length = (int) Math.min(into.remaining(), bytes.length - at);
    into.put(bytes, (int) at, length);
    return length > 0 ? length : -1;
  }

  /** What a person typed on a line that nobody vouches for, as well as it can be told. */
  static String text(byte[] line) {
    if (read(line) instanceof Kept kept) {
      return kept.chat().payload();
    }
    return new String(line, StandardCharsets.UTF_8);
  }
}
