package dev.parley.tui.screen.terminal;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.ChatPort;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Tells of an entry's line whether a room's part of the log must know it: what is of no other room.
 * It lets lines pass in vain, but never keeps back one of the room: a line may be written otherwise
 * than this program writes it.
 */
final class RoomSieve implements Predicate<byte[]> {
  private static final byte[] FIELD = "\"room_id\":\"".getBytes(StandardCharsets.US_ASCII);

  private final String roomId;
  private final byte[] name;

  RoomSieve(String roomId) {
    this.roomId = roomId;
    this.name = (roomId + '"').getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean test(byte[] line) {
    int at = behindField(line);
    if (at == line.length || startsWith(line, at, name)) {
      return true;
    }
    for (int i = at; i < line.length && line[i] != '"'; i++) {
      if (line[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** The end of the line: there is no such field. */
  private static int behindField(byte[] line) {
    for (int at = 0; at + FIELD.length < line.length; at++) {
      if (line[at] == '\\') {
        // The name of the field may be written with escapes, too.
        return line.length;
      }
      if (line[at] == '"' && startsWith(line, at, FIELD)) {
        return at + FIELD.length;
      }
    }
    return line.length;
  }

  private static boolean startsWith(byte[] line, int at, byte[] wanted) {
    int end = at + wanted.length;
    return end <= line.length && Arrays.equals(line, at, end, wanted, 0, wanted.length);
  }

  /** Whether it is a message of the room. */
  boolean isMessage(Entry entry) {
    return entry.body() instanceof EntryBody.Chat chat && chat.roomId().equals(roomId);
  }

  /** Whether it says who has which name, or something of the room. */
  boolean isWanted(Entry entry) {
    EntryBody body = entry.body();
    if (body instanceof EntryBody.Chat) {
      return isMessage(entry);
    }
    if (body instanceof EntryBody.Profile profile && profile.roomId() != null) {
      return profile.roomId().equals(roomId);
    }
    return roomId.equals(ChatPort.ROOM) || !(body instanceof EntryBody.Leader);
  }
}
