package dev.parley.protocol;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.RequestKind;
import dev.parley.protocol.message.RoomNames;
import java.util.List;

/**
 * Names, rooms and topics: what may be asked for, what a leader makes of it, and when it has come
 * about. Who leads goes by the end of its log, everybody else by what is final.
 */
final class Profiles {
  private final Parts parts;

  Profiles(Parts parts) {
    this.parts = parts;
  }

  /**
   * Why that is not asked for; null: it is.
   *
   * @param asked what was asked for already
   */
  Notice refusal(Request request, List<Request> asked) {
    return switch (request.kind()) {
      case NAME -> Limits.isPersonName(request.value()) ? null : badName();
      case REMOVE -> removal(request);
      case ROOM -> RoomNames.isGood(request.roomId()) ? room(request, asked) : badRoom();
      case TOPIC -> topic(request, asked);
    };
  }

  private static Notice badName() {
    return new Notice.Refused(
        "BAD_NAME",
        "a name is 1 to "
            + Limits.NAME_CHARS
            + " bytes with no quote, backslash or control, no blank at an end, and no @, # or /"
            + " at its beginning");
  }

  private static Notice badRoom() {
    return new Notice.Refused("BAD_ROOM", RoomNames.RULE);
  }

  private Notice removal(Request request) {
    boolean isSelf = request.nodeId() == parts.self.nodeId();
    return isSelf && parts.membership().members().size() == 1
        ? new Notice.Refused(
            "LAST_MEMBER", "the last member cannot leave the group; /quit goes offline")
        : null;
  }

  private Notice room(Request request, List<Request> asked) {
    Rooms rooms = parts.log.derived().committedRooms();
    long wanted = asked.stream().filter(r -> r.kind() == RequestKind.ROOM).count();
    if (rooms.all().size() + wanted >= Limits.ROOMS && !rooms.contains(request.roomId())) {
      return tooManyRooms();
    }
    return Limits.isTopic(request.value()) ? null : badTopic();
  }

  private static Notice tooManyRooms() {
    return new Notice.Refused(
        "TOO_MANY_ROOMS", "there are " + Limits.ROOMS + " rooms; no more can be made");
  }

  private Notice topic(Request request, List<Request> asked) {
    boolean isThere =
        parts.log.derived().committedRooms().contains(request.roomId())
            || asked.stream()
                .anyMatch(r -> r.kind() == RequestKind.ROOM && r.roomId().equals(request.roomId()));
    if (!isThere) {
      return new Notice.Refused("NO_SUCH_ROOM", noRoom(request.roomId()));
    }
    return Limits.isTopic(request.value()) ? null : badTopic();
  }

  private static Notice badTopic() {
    return new Notice.Refused(
        "BAD_TOPIC",
        "a topic is one line of at most " + Limits.TOPIC_BYTES + " bytes, with no control");
  }

  /** Why no text can be said there. */
  static String noRoom(String roomId) {
    return "there is no room #" + roomId + "; /join #" + roomId + " makes it";
  }

  /** What a leader appends, as its log does not say so yet; null: nothing. */
  EntryBody.Profile entry(Request request) {
    boolean isNews =
        parts.membership().member(request.nodeId()) != null
            && switch (request.kind()) {
              case NAME -> isNewName(request);
              case REMOVE -> false;
              case ROOM -> isNewRoom(request);
              case TOPIC -> isNewTopic(request);
            };
    String key =
        switch (request.kind()) {
          case NAME, REMOVE -> EntryBody.Profile.NAME;
          case ROOM -> EntryBody.Profile.ROOM;
          case TOPIC -> EntryBody.Profile.TOPIC;
        };
    return isNews
        ? new EntryBody.Profile(request.nodeId(), key, request.roomId(), request.value())
        : null;
  }

  private boolean isNewName(Request request) {
    Membership now = parts.membership();
    return Limits.isPersonName(request.value())
        && !now.isNameTaken(request.value())
        && !now.hasNameLike(request.value(), request.nodeId());
  }

  private boolean isNewRoom(Request request) {
    Rooms now = parts.log.derived().newestRooms();
    return RoomNames.isGood(request.roomId())
        && !now.contains(request.roomId())
        && !now.isFull()
        && Limits.isTopic(request.value());
  }

  private boolean isNewTopic(Request request) {
    Rooms.Room now = parts.log.derived().newestRooms().room(request.roomId());
    return now != null && !now.topic().equals(request.value()) && Limits.isTopic(request.value());
  }

  /** Whether the log has what was asked for, or something that makes it pointless. */
  boolean isSettled(Request request) {
    Membership shown = parts.log.derived().committedMembership();
    Member about = shown.member(request.nodeId());
    if (request.kind() == RequestKind.REMOVE || about == null) {
      return about == null && !parts.isNewcomer();
    }
    return switch (request.kind()) {
      case NAME, REMOVE -> isNamed(request, about, shown);
      case ROOM -> isMade(request);
      case TOPIC -> {
        Rooms.Room room = parts.log.derived().committedRooms().room(request.roomId());
        yield room != null && room.topic().equals(request.value());
      }
    };
  }

  private boolean isNamed(Request request, Member about, Membership shown) {
    boolean done = about.info().name().equals(request.value());
    if (!done && shown.hasNameLike(request.value(), request.nodeId())) {
      parts.effects.notice(
          new Notice.Refused(
              "NAME_TAKEN", "the name " + request.value() + " is taken; choose another"));
      return true;
    }
    return done;
  }

  private boolean isMade(Request request) {
    Rooms rooms = parts.log.derived().committedRooms();
    boolean done = rooms.contains(request.roomId());
    if (!done && rooms.isFull()) {
      parts.effects.notice(tooManyRooms());
      return true;
    }
    return done;
  }

  /** Whether that entry is what was asked for, though another may have changed it again since. */
  static boolean isWhatWasAsked(Request request, EntryBody.Profile made) {
    return request.kind() == RequestKind.TOPIC
        && made.key().equals(EntryBody.Profile.TOPIC)
        && made.nodeId() == request.nodeId()
        && request.roomId().equals(made.roomId())
        && request.value().equals(made.value());
  }
}
