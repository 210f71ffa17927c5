package dev.parley.protocol.id;

/**
 * How far somebody has read a room.
 *
 * @param readerId the node id of who has read
 * @param roomId the room
 * @param upTo the {@code seq_no} up to which all of the room has been read, 1 or more
 */
public record ReadMark(int readerId, String roomId, long upTo) {}
