package dev.parley.tui.line;

import java.time.Duration;

/**
 * How the line mode behaves.
 *
 * @param json whether objects on stdin are understood
 * @param readsInput false: a replica with no user
 * @param history how many earlier messages are shown first
 * @param drain how long the end of input waits for what was sent to become final
 * @param joinTimeout how long a seed may take to answer
 * @param version the line of {@code --version}
 */
public record LineOptions(
    boolean json,
    boolean readsInput,
    long history,
    Duration drain,
    Duration joinTimeout,
    String version) {}
