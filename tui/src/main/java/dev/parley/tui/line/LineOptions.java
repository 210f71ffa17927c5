package dev.parley.tui.line;

import dev.parley.tui.chat.ReadWhen;
import java.time.Duration;

/**
 * How the line mode behaves.
 *
 * @param json whether objects on stdin are understood
 * @param readsInput false: a replica with no user
 * @param history how many earlier messages are shown first
 * @param drain how long the end of input waits for what was sent to become final
 * @param joinTimeout how long a seed may take to answer
 * @param receipts {@code VISIBLE}: what is printed is read; {@code FOCUSED}: what a program says;
 *     {@code OFF}: nothing
 * @param onTerminal whether a person types lines, and is idle when none come
 * @param version the line of {@code --version}
 */
public record LineOptions(
    boolean json,
    boolean readsInput,
    long history,
    Duration drain,
    Duration joinTimeout,
    ReadWhen receipts,
    boolean onTerminal,
    String version) {}
