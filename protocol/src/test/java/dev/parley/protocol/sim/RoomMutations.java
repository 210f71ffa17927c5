package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** Rooms and topics: who makes them, and when they are there. */
final class RoomMutations extends RuleBook {
  private static final String PROFILES = "Profiles.java";
  private static final String DERIVED = "derived/DerivedState.java";
  private static final String ASKING = "AskingForRoomsTest";
  private static final String ROOMS = "derived.RoomsTest";

  RoomMutations() {
    levels();
    makers();
    rules();
  }

  private void levels() {
    add(
        "rooms-follow-the-end",
        Breaks.SAFETY,
        "",
        1,
        edit(DERIVED, "return versions.getFirst().rooms();", "return versions.getLast().rooms();"));
    add(
        "no-rooms-in-a-checkpoint",
        Breaks.SAFETY,
        "",
        1,
        edit(
            DERIVED,
            "committed, committedMembership(), numbers, committedRooms(), lamport);",
            "committed, committedMembership(), numbers, Rooms.NONE_MADE, lamport);"));
    add(
        "rooms-are-not-taken-back",
        Breaks.UNIT,
        "derived.DerivedStateTest",
        1,
        edit(
            DERIVED,
            "versions.addLast(new Version(entry.seqNo(), members, membersSeqNo, rooms));",
            "versions.addLast(new Version(entry.seqNo(), members, membersSeqNo, rooms));\n"
                + "        kept = rooms;"),
        edit(
            DERIVED,
            "    return versions.getLast().rooms();",
            "    return kept == null ? versions.getLast().rooms() : kept;"),
        edit(
            DERIVED,
            "  private LogPosition committed;\n",
            "  private LogPosition committed;\n  private Rooms kept;\n"));
  }

  private void makers() {
    add(
        "a-room-is-made-again",
        Breaks.SAFETY,
        "",
        1,
        edit(PROFILES, "        && !now.contains(request.roomId())\n", ""));
    add(
        "a-leader-goes-by-final-rooms",
        Breaks.SAFETY,
        "",
        1,
        edit(
            PROFILES,
            "Rooms now = parts.log.derived().newestRooms();",
            "Rooms now = parts.log.derived().committedRooms();"));
    add(
        "the-last-who-makes-a-room-has-made-it",
        Breaks.UNIT,
        ROOMS,
        1,
        edit(
            "derived/Rooms.java",
            "if (makes && at < 0 && !isFull()) {\n      return with(all.size(), ",
            "if (makes && !isFull()) {\n      return with(at < 0 ? all.size() : at, "));
  }

  private void rules() {
    add(
        "rooms-without-end",
        Breaks.UNIT,
        ROOMS,
        1,
        edit("derived/Rooms.java", "return all.size() >= Bounds.ROOMS;", "return false;"));
    add(
        "a-text-needs-no-room",
        Breaks.SAFETY,
        "",
        1,
        edit(
            "Typing.java",
            "if (!parts.log.derived().committedRooms().contains(roomId)) {",
            "if (roomId == null) {"));
    add(
        "a-topic-comes-back",
        Breaks.UNIT,
        ASKING,
        1,
        edit(PROFILES, "return request.kind() == RequestKind.TOPIC\n", "return request == null\n"));
    add(
        "anybody-makes-rooms-for-others",
        Breaks.UNIT,
        ASKING,
        1,
        edit("Strangers.java", "r.kind() != RequestKind.REMOVE", "r.kind() == RequestKind.NAME"));
    add(
        "a-leader-takes-any-room",
        Breaks.UNIT,
        ASKING,
        1,
        edit(PROFILES, "return RoomNames.isGood(request.roomId())\n", "return request != null\n"));
  }
}
