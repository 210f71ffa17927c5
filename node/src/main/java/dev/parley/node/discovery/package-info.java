/**
 * Finds others by multicast: what a peer says of itself, whom it has heard, and whether it founds a
 * group. All of it only ever suggests an address to dial.
 */
package dev.parley.node.discovery;
