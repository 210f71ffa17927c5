/**
 * A peer as a deterministic function of its inputs: {@link dev.parley.protocol.Peer} routes to
 * modules that do not know each other, and {@code Parts} wires them.
 */
package dev.parley.protocol;
