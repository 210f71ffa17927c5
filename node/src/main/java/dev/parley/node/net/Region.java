package dev.parley.node.net;

import java.nio.channels.FileChannel;

/**
 * A part of a file that is sent as it is, without passing through this process's memory.
 *
 * @param channel stays open; closing it while the region is being sent ends the connection
 * @param offset of the first byte, 0 or more
 * @param length in bytes, 1 or more
 */
public record Region(FileChannel channel, long offset, long length) {}
