package dev.parley.protocol.membership;

/**
 * How a member stands with its leader.
 *
 * @param here connected with the storage that the log names, names this leader within a leader
 *     time-out, and can write
 * @param caughtUp in line, and has acknowledged what was the leader's last entry one heartbeat ago
 */
public record Standing(boolean here, boolean caughtUp) {}
