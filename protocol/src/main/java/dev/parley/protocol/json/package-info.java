/**
 * Strict, bounded reading and deterministic writing of one JSON object a line: what entries,
 * messages and checkpoints have in common.
 */
package dev.parley.protocol.json;
