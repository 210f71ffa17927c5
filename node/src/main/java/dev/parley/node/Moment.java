package dev.parley.node;

/**
 * When a batch of inputs is taken in.
 *
 * @param now milliseconds of a clock that never goes back; it alone is decided by
 * @param wallMillis milliseconds since the epoch; shown, never decided by
 */
record Moment(long now, long wallMillis) {}
