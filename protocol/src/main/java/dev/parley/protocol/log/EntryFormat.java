package dev.parley.protocol.log;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.Fields;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.json.PeerJson;
import dev.parley.protocol.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes and reads the one line of bytes of an entry, and its chain value. Safe for any thread.
 *
 * <p>The line of an entry is made once, by its leader: {@code type}, {@code seq_no}, {@code term},
 * what the body says, and {@code crc} as the last field. Everybody else keeps the bytes that came.
 */
public final class EntryFormat {
  private static final byte[] CHAT = "{\"type\":\"SEQ_CHAT\"".getBytes(StandardCharsets.US_ASCII);

  private EntryFormat() {}

  /** The chain value before the first entry: the CRC-32C of the group id's 36 characters. */
  public static int genesis(String groupId) {
    return Crc.of(groupId);
  }

  /**
   * Makes an entry that follows the one with that chain value. Throws {@link
   * IllegalArgumentException} for what {@link #read} would not take: a fault of the caller, who has
   * the body from a line that was read, or from a text that {@link #fits}.
   */
  public static Entry make(long seqNo, long term, EntryBody body, int prevCrc) {
    if (body instanceof EntryBody.Chat chat) {
      // It was checked when it was read or typed, and there are many.
      byte[] line = ChatWriter.entry(seqNo, term, chat, prevCrc);
      return new Entry(seqNo, term, body, Crc.sealed(line), line);
    }
    return read(Crc.seal(open(seqNo, term, body), prevCrc));
  }

  private static byte[] open(long seqNo, long term, EntryBody body) {
    JsonWriter json =
        JsonWriter.ofType(body.type().name()).number("seq_no", seqNo).number("term", term);
    if (body instanceof EntryBody.Leader leader) {
      PeerJson.write(json.startObject("leader"), leader.leader()).endObject();
    } else if (body instanceof EntryBody.Members members) {
      PeerJson.write(json.text("change", members.change()), members.members());
    } else if (body instanceof EntryBody.Profile profile) {
      json.number("node_id", profile.nodeId()).text("key", profile.key());
      if (profile.roomId() != null) {
        json.text("room_id", profile.roomId());
      }
      json.text("value", profile.value());
    }
    return json.bytes();
  }

  /**
   * Reads a line without its line feed, and keeps it: the caller must not write to it again. Checks
   * its form and its bounds, not its chain. Throws {@link IllegalArgumentException} that says what
   * is wrong.
   */
  public static Entry read(byte[] line) {
    Entry plain = ChatScanner.entry(line);
    return plain != null ? plain : readJson(line);
  }

  /** Any line that {@link #read} takes, in any form that JSON has for it. */
  static Entry readJson(byte[] line) {
    Fields fields = Fields.parse(line);
    int crc = Crc.sealed(line);
    if (fields.crc("crc") != crc) {
      throw new IllegalArgumentException("the crc must be the last field");
    }
    EntryBody body = readBody(fields);
    return new Entry(fields.number("seq_no", 1), fields.number("term", 0), body, crc, line);
  }

  /** Whether a sound line is that of a chat message, as all are that a leader made; not parsed. */
  public static boolean isChat(byte[] line) {
    return line.length > CHAT.length && Arrays.equals(line, 0, CHAT.length, CHAT, 0, CHAT.length);
  }

  private static EntryBody readBody(Fields fields) {
    String type = fields.text("type", Bounds.NAME_CHARS);
    return switch (type) {
      case "SEQ_CHAT" -> readChat(fields);
      case "SEQ_LEADER" -> new EntryBody.Leader(PeerJson.read(fields.object("leader")));
      case "SEQ_MEMBERS" ->
          new EntryBody.Members(
              fields.text("change", Bounds.REASON_CHARS), PeerJson.readMembers(fields));
      case "SEQ_PROFILE" -> readProfile(fields);
      default -> throw new IllegalArgumentException("not a type of entry");
    };
  }

  private static EntryBody.Profile readProfile(Fields fields) {
    String key = fields.name("key");
    boolean isName = key.equals(EntryBody.Profile.NAME);
    return new EntryBody.Profile(
        fields.nodeId("node_id"),
        key,
        fields.nameOrNull("room_id"),
        isName ? fields.name("value") : fields.text("value", Bounds.REASON_CHARS));
  }

  /** The line of a {@code CHAT}. */
  public static byte[] chatLine(EntryBody.Chat chat) {
    if (chat.plainLine() != null) {
      return chat.plainLine();
    }
    byte[] plain = ChatWriter.chat(chat);
    return plain != null ? plain : writeChat(JsonWriter.ofType("CHAT"), chat).bytes();
  }

  /** The same message, with its line if that is a plain one. */
  public static EntryBody.Chat withPlainLine(EntryBody.Chat chat) {
    return new EntryBody.Chat(
        chat.senderId(),
        chat.msgId(),
        chat.roomId(),
        chat.lamport(),
        chat.sentAt(),
        chat.payload(),
        ChatWriter.chat(chat));
  }

  /**
   * What the line of a {@code CHAT} says, and fits an entry; null: it is to be read as any JSON.
   */
  public static EntryBody.Chat readPlainChat(byte[] line) {
    return ChatScanner.chat(line);
  }

  /** Adds the fields that a {@code CHAT} and a {@code SEQ_CHAT} have in common, in their order. */
  static JsonWriter writeChat(JsonWriter json, EntryBody.Chat chat) {
    return json.number("sender_id", chat.senderId())
        .text("msg_id", chat.msgId().toString())
        .text("room_id", chat.roomId())
        .number("lamport", chat.lamport())
        .number("sent_at", chat.sentAt())
        .text("payload", chat.payload());
  }

  /** Reads what {@link #writeChat} writes. */
  public static EntryBody.Chat readChat(Fields fields) {
    EntryBody.Chat chat =
        new EntryBody.Chat(
            fields.nodeId("sender_id"),
            MessageId.parse(fields.text("msg_id", Bounds.NAME_CHARS)),
            fields.name("room_id"),
            fields.number("lamport", 1),
            fields.number("sent_at", 0),
            fields.text("payload", Bounds.TEXT_BYTES));
    if (Utf8.length(chat.payload()) > Bounds.TEXT_BYTES) {
      throw new IllegalArgumentException("payload is longer than " + Bounds.TEXT_BYTES + " bytes");
    }
    return chat;
  }

  /**
   * Whether a message can be sent and get any number: its text is well-formed Unicode of at most
   * {@code Limits.TEXT_BYTES}, its room a name, and its entry's line no longer than {@code
   * Limits.LINE_BYTES} with the longest {@code seq_no} and {@code term}, and its numbers within
   * their bounds: what nobody could read must not get a number in the outbox.
   */
  public static boolean fits(EntryBody.Chat chat) {
    if (chat.senderId() < 1
        || chat.lamport() < 1
        || chat.lamport() > Bounds.NUMBER
        || chat.sentAt() < 0
        || chat.sentAt() > Bounds.NUMBER) {
      return false;
    }
    int textBytes = chat.plainLine() != null ? 0 : Utf8.length(chat.payload());
    return textBytes >= 0
        && textBytes <= Bounds.TEXT_BYTES
        && Bounds.isName(chat.roomId())
        && ChatWriter.longestEntry(chatLine(chat)) <= Bounds.LINE_BYTES;
  }

  /** Whether the entry's {@code crc} follows from that chain value. */
  public static boolean follows(Entry entry, int prevCrc) {
    return Crc.chain(prevCrc, entry.line()) == entry.crc();
  }
}
