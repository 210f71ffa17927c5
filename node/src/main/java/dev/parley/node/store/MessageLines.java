package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

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

  /** Numbers that one line releases. */
  private static final int MAX_RUN = 65_536;

  private MessageLines() {}

  /** What a line says. */
  sealed interface Line {}

  /**
   * The first line of an outbox: its origin, and the number that its next message gets at least.
   */
  record Head(String origin, long next) implements Line {}

  /** A message. */
  record Kept(EntryBody.Chat chat) implements Line {}

  /**
   * Messages that need not be kept any more.
   *
   * @param from the first number of the run that ends with the message
   */
  record Released(MessageId id, long from) implements Line {
    Released(MessageId id) {
      this(id, id.number());
    }

    /** Whether that one can be of the same run. */
    boolean goesOnWith(MessageId next) {
      return next.number() == id.number() + 1
          && next.number() - from < MAX_RUN
          && next.origin().equals(id.origin());
    }

    void forEach(Consumer<MessageId> each) {
      for (long number = from; number <= id.number(); number++) {
        each.accept(new MessageId(id.origin(), number));
      }
    }
  }

  /** The line with its line feed. */
  static byte[] write(Line line) {
    if (line instanceof Kept kept) {
      return sealed(CHAT, CHAT.length, EntryFormat.chatLine(kept.chat()));
    }
    if (line instanceof Released released) {
      // An id needs no escapes, and there are many.
      String id = "\"" + released.id() + "\"";
      boolean isRun = released.from() < released.id().number();
      String rest = isRun ? id + ",\"from\":" + released.from() : id;
      return sealed(RELEASED, RELEASED.length, rest.getBytes(StandardCharsets.US_ASCII));
    }
    Head head = (Head) line;
    byte[] object =
        JsonWriter.untyped().text("origin", head.origin()).number("next", head.next()).bytes();
    return sealed(object, object.length - 1, new byte[0]);
  }

  /** The line of an object that begins so, and has that after it. */
  private static byte[] sealed(byte[] begin, int length, byte[] rest) {
    byte[] line = Arrays.copyOf(begin, length + rest.length + Crc.TAIL + 1);
    System.arraycopy(rest, 0, line, length, rest.length);
    Crc.sealInPlace(line, line.length - 1, 0);
    line[line.length - 1] = '\n';
    return line;
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
      MessageId id = MessageId.parse(fields.text("released", ID_CHARS));
      return fields.has("from")
          ? new Released(
              id, fields.number("from", Math.max(1, id.number() - MAX_RUN + 1), id.number()))
          : new Released(id);
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
