package dev.parley.protocol.log;

/**
 * An entry whose line on this disk is not what was written.
 *
 * @param seqNo the first that is bad; the chain fits up to the one before
 * @param prevCrc the chain value before it
 * @param line as it is on the disk now; null: there is none
 * @param problem what is wrong with it, for people
 */
public record Damage(long seqNo, int prevCrc, byte[] line, String problem) {}
